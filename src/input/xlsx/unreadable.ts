import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { limits, shownBytes } from '../../core/limits.js';

/** Why a file can't be read as a workbook. */
export type Reason = 'locked' | 'old' | 'binary' | 'foreign' | 'broken' | 'huge';

/** Thrown while a workbook is taken apart, and caught where its reading began. */
export class UnreadableWorkbook extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
    this.name = 'UnreadableWorkbook';
  }
}

/** What to do with what a spreadsheet program reads and this one does not. */
export const saveAsXlsx: Bilingual = {
  zh: '在表格软件里另存为“Excel 工作簿（.xlsx）”。',
  en: 'Save it as an “Excel workbook (.xlsx)” in a spreadsheet program.',
};

const reasons: Readonly<Record<Reason, { message: Bilingual; hint: Bilingual }>> = {
  locked: {
    message: { zh: '工作簿有打开密码', en: 'The workbook is protected by a password' },
    hint: {
      zh: '在表格软件里打开，取消打开密码，另存为“Excel 工作簿（.xlsx）”。',
      en: 'Open it in a spreadsheet program and save it as an “Excel workbook (.xlsx)” without the password.',
    },
  },
  old: {
    message: {
      zh: '这是旧格式（.xls）的文件，只是名字是 .xlsx',
      en: 'This is a file of the old format (.xls) under the name .xlsx',
    },
    hint: saveAsXlsx,
  },
  binary: {
    message: { zh: '这是二进制工作簿（.xlsb）', en: 'This is a binary workbook (.xlsb)' },
    hint: saveAsXlsx,
  },
  foreign: {
    message: { zh: '这不是工作簿', en: 'This is no workbook' },
    hint: saveAsXlsx,
  },
  broken: {
    message: { zh: '工作簿已损坏', en: 'The workbook is damaged' },
    hint: {
      zh: '从备份恢复，或在表格软件里打开修复，另存为“Excel 工作簿（.xlsx）”。',
      en: 'Restore it from a copy, or let a spreadsheet program repair it and save it as an .xlsx workbook.',
    },
  },
  huge: {
    message: { zh: '工作簿太大，没有读', en: 'The workbook is too large to be read' },
    hint: {
      zh: `展开后不能超过 ${shownBytes(limits.workbookFile)}；删去多余的工作表、行和格式。`,
      en: `At most ${shownBytes(limits.workbookFile)} unpacked: remove sheets, rows and formats that are not needed.`,
    },
  },
};

export function unreadable(file: string, reason: Reason): Diagnostic {
  const { message, hint } = reasons[reason];
  return errorAt('unreadable-workbook', message, { place: { file }, hint });
}
