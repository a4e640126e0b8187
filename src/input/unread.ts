import { extname } from 'node:path';
import { type Bilingual, type Diagnostic, warningAt } from '../core/diagnostics.js';
import { saveAsXlsx } from './xlsx/unreadable.js';

/** What is to be done with a file that is not read, by the endings of its name. */
interface Advice {
  readonly endings: readonly string[];
  readonly hint: Bilingual;
  /** What the name says besides. */
  readonly named?: RegExp;
  /** Such files are put there to be read: they are told of even beside tables that are read. */
  readonly isAlwaysTold?: true;
}

const advice: readonly Advice[] = [
  {
    endings: ['docx', 'docm', 'doc', 'pdf', 'txt', 'md'],
    named: /报告/u,
    hint: {
      zh: '放进里面的 report 文件夹，报告本身也印，数也与它核对；还没有表的，用 briefing import 由它生成。',
      en: 'Put it into the folder report inside: it is printed, and figures are held against it. briefing import makes tables of it.',
    },
    isAlwaysTold: true,
  },
  {
    endings: [
      'numbers',
      'xlt',
      'xltx',
      'xltm',
      'xlam',
      'ett',
      'fods',
      'ots',
      'sxc',
      'uos',
      'dif',
      'slk',
      'dbf',
      'wk1',
    ],
    hint: saveAsXlsx,
    isAlwaysTold: true,
  },
  {
    endings: ['db-wal', 'sqlite-wal', 'sqlite3-wal', 'db-journal', 'sqlite-journal', 'sqlite3-journal'],
    hint: {
      zh: '数据库里最近的改动还在这个文件里；关掉用它的程序，再把数据库放进来。',
      en: 'The latest changes of the database are in it: close the program that uses that, and copy it again.',
    },
    isAlwaysTold: true,
  },
  {
    endings: ['prn'],
    hint: {
      zh: '在表格软件里打开，另存为 .xlsx。',
      en: 'Open it in a spreadsheet program and save it as .xlsx.',
    },
    isAlwaysTold: true,
  },
  {
    endings: ['txt'],
    hint: {
      zh: '里面是表的，在表格软件里打开，另存为 .xlsx；不是表的，移出数据文件夹。',
      en: 'If it holds a table, open it in a spreadsheet program and save it as .xlsx; else move it out of the folder.',
    },
  },
  {
    endings: [
      'doc',
      'docx',
      'docm',
      'wps',
      'wpt',
      'odt',
      'rtf',
      'pages',
      'pdf',
      'ofd',
      'ceb',
      'ppt',
      'pptx',
      'dps',
    ],
    hint: {
      zh: '里面的表，复制到表格软件里，另存为 .xlsx；不是数据的，移出数据文件夹。',
      en: 'Copy tables in it to a spreadsheet program and save them as .xlsx; move what is no data out of the folder.',
    },
  },
  {
    endings: ['png', 'jpg', 'jpeg', 'bmp', 'tif', 'tiff', 'gif', 'webp', 'heic'],
    hint: {
      zh: '图片里的表要录成 .xlsx；不是数据的，移出数据文件夹。',
      en: 'A table in a picture has to be typed into an .xlsx; move what is no data out of the folder.',
    },
  },
  {
    endings: ['zip', 'rar', '7z', 'gz', 'tar', 'tgz'],
    hint: { zh: '解压后放进来。', en: 'Unpack it here.' },
  },
  {
    endings: ['mdb', 'accdb', 'sav', 'dta'],
    hint: { zh: '导出为 .xlsx 或 .csv。', en: 'Export it as .xlsx or .csv.' },
  },
];

/** More files of one kind of advice than this are told in one line. */
const MOST_TOLD = 3;

/**
 * Says of files in a data folder that look like data and are not read what to do with them; `shown` is how messages
 * call them. Beside tables that are read, documents, pictures and notes are ordinary company, and not told of.
 */
export function unreadFiles(
  names: readonly string[],
  hasTables: boolean,
  shown: (name: string) => string,
): Diagnostic[] {
  return advice.flatMap((one) => {
    if (hasTables && !one.isAlwaysTold) return [];
    const { hint } = one;
    const files = names.filter((name) => isVisible(name) && adviceFor(name) === one);
    const [first] = files;
    if (first === undefined) return [];
    const tellAll = files.length <= MOST_TOLD;
    return (tellAll ? files : [first]).map((name) =>
      warningAt('unread-file', tellAll ? notRead : notReadAmong(files.length), {
        place: { file: shown(name) },
        hint,
      }),
    );
  });
}

/** A file is told of once: by the first advice that suits it. */
function adviceFor(name: string): Advice | undefined {
  const ending = endingOf(name);
  return advice.find(({ endings, named }) => endings.includes(ending) && (named?.test(name) ?? true));
}

const notRead: Bilingual = { zh: '没有读这个文件', en: 'The file is not read' };

function notReadAmong(count: number): Bilingual {
  return {
    zh: `没有读这个文件（这样的文件有${count}个）`,
    en: `The file is not read, nor are others like it (${count} files)`,
  };
}

/** Programs keep files of their own in a folder, hidden. */
function isVisible(name: string): boolean {
  return !/^[.~]/.test(name);
}

function endingOf(name: string): string {
  return extname(name).slice(1).toLowerCase();
}

/** That what there is in a folder yields no table: said besides what is said of the files in it. */
export function noTables(folder: string): Diagnostic {
  const message = { zh: '文件夹里没有能读的表', en: 'The folder has no table that can be read' };
  const hint = {
    zh: '表是 .csv 文件，或 .xlsx 之类的工作簿。',
    en: 'Tables are .csv files, or workbooks such as .xlsx.',
  };
  return warningAt('no-tables', message, { place: { file: folder }, hint });
}
