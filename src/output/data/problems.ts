import { type Bilingual, errorAt, ReportError } from '../../core/diagnostics.js';

const AGAIN: Bilingual = {
  zh: '用 briefing build 原样生成的 PDF',
  en: 'take the PDF as briefing build wrote it',
};

/** Why the data can't be taken out of a PDF. */
const PROBLEMS = {
  'no-data-inside': {
    message: { zh: '这个 PDF 里没有 briefing 的数据', en: 'this PDF holds no data of briefing' },
    hint: AGAIN,
  },
  'data-changed': {
    message: { zh: '附在里面的数据缺失或被改动过', en: 'the data in it are missing or were changed' },
    hint: AGAIN,
  },
  'name-outside': {
    message: { zh: '附件名不是数据文件的名字', en: 'an attachment is not named as a file of a data folder' },
    hint: AGAIN,
  },
  'name-twice': {
    message: {
      zh: '两个附件同名，或只差大小写',
      en: 'two attachments have one name, or names that differ in case alone',
    },
    hint: AGAIN,
  },
  'name-unfit': {
    message: {
      zh: '附件名太长，或是 Windows 不许用的名字',
      en: 'the name of an attachment is too long, or one that Windows keeps for itself',
    },
    hint: AGAIN,
  },
  'record-broken': {
    message: {
      zh: '里面的制作记录不合规格',
      en: 'its record of how it was made is not as briefing writes it',
    },
    hint: AGAIN,
  },
  'data-too-large': {
    message: { zh: '附在里面的数据大得不合常理', en: 'the data in it are larger than any data folder' },
    hint: AGAIN,
  },
} as const;

export function problemWith(code: keyof typeof PROBLEMS, file: string, name?: string): ReportError {
  const { message, hint } = PROBLEMS[code];
  const told = (text: string) => (name === undefined ? text : `${text}：${JSON.stringify(name)}`);
  const full = { zh: told(message.zh), en: told(message.en).replace('：', ': ') };
  return new ReportError([errorAt(code, full, { place: { file }, hint })]);
}
