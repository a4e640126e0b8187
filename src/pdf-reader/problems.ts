import { type Bilingual, errorAt, ReportError } from '../core/diagnostics.js';

const SAVE_AGAIN: Bilingual = {
  zh: '用阅读器打开，能看到全部页面的话，另存或“打印成 PDF”后再用',
  en: 'open it in a viewer; if all pages are there, save it again or print it to a PDF',
};

const UNLOCK: Bilingual = {
  zh: '去掉密码和限制（用能打开它的程序另存一份）后再用',
  en: 'remove its password and restrictions: save a copy with a program that may open it',
};

const CHOOSE: Bilingual = { zh: '选一个 PDF 文件', en: 'choose a PDF file' };

/** Faults of a file as a whole. */
const PROBLEMS = {
  'empty-file': { message: { zh: '文件是空的', en: 'the file is empty' }, hint: CHOOSE },
  'not-a-pdf': { message: { zh: '不是 PDF 文件', en: 'this is no PDF file' }, hint: CHOOSE },
  encrypted: { message: { zh: 'PDF 加了密，读不出来', en: 'the PDF is encrypted' }, hint: UNLOCK },
  'no-pages': { message: { zh: 'PDF 里没有页', en: 'the PDF has no pages' }, hint: CHOOSE },
  'too-many-pages': {
    message: { zh: 'PDF 超过 5000 页', en: 'the PDF has more than 5,000 pages' },
    hint: { zh: '分成几个文件再用', en: 'divide it into several files' },
  },
  'broken-pdf': {
    message: { zh: 'PDF 已损坏，读不完整', en: 'the PDF is broken: not all of it can be read' },
    hint: SAVE_AGAIN,
  },
} as const;

/** What to throw for a file that can't be imposed. */
export function problemWith(code: keyof typeof PROBLEMS, file: string): ReportError {
  const { message, hint } = PROBLEMS[code];
  return new ReportError([errorAt(code, message, { place: { file }, hint })]);
}

/** What to throw for a page that can't be read. */
export function brokenPage(number: number, file: string): ReportError {
  const message = { zh: `第${number}页已损坏，读不出来`, en: `page ${number} is broken and can't be read` };
  return new ReportError([errorAt('broken-page', message, { place: { file }, hint: SAVE_AGAIN })]);
}
