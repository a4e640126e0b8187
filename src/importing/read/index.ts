import { type Bilingual, type Diagnostic, errorAt, ReportError, warningAt } from '../../core/diagnostics.js';
import { decodeSource } from '../../core/source/encoding.js';
import { type Reason, UnreadableWorkbook } from '../../input/xlsx/unreadable.js';
import { Archive } from '../../input/xlsx/zip.js';
import type { Source } from '../model.js';
import type { NoText } from './pdf/index.js';

/** A report as read, with what is to be told of its file. */
export interface ReadReport {
  readonly source: Source;
  readonly found: readonly Diagnostic[];
}

type TextReader = (text: string) => Source;

/** The bytes of a report → its paragraphs, by what the file is. Throws a ReportError where it can't be read. */
export async function readReport(file: string, bytes: Uint8Array): Promise<ReadReport> {
  const format = formatOf(file, bytes);
  if (format === 'word' || format === 'old-word' || format === 'open-document')
    return { source: await readWordFile(file, bytes, format), found: [] };
  if (format === 'pdf') return { source: await readPdfFile(file, bytes), found: [] };
  if (format in REFUSED) throw new ReportError([refused(file, format as keyof typeof REFUSED)]);
  const { value, found } = decodeSource(file, bytes);
  if (value === undefined) throw new ReportError(found);
  return { source: (await textReader(format))(value.text), found };
}

type WordFormat = 'word' | 'old-word' | 'open-document';
type Format = WordFormat | 'pdf' | 'plain' | 'markdown' | 'html' | keyof typeof REFUSED;

/** The first bytes tell more than the name does: web pages are saved as .doc, and Word files renamed to .txt. */
function formatOf(file: string, bytes: Uint8Array): Format {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return isOpenDocument(bytes) ? 'open-document' : 'word';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'old-word';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (starts(0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'rtf';
  const extension = /\.([^.]+)$/.exec(file.toLowerCase())?.[1] ?? '';
  if (bytes.length <= BLANK && /^[\s\0\ufeff]*$/.test(new TextDecoder().decode(bytes))) return 'empty';
  const opening = new TextDecoder().decode(bytes.subarray(0, SNIFFED)).trimStart().toLowerCase();
  if (/^(?:mime-version|from):.*?content-type: *multipart\/related/s.test(opening)) return 'archive';
  if (/^(?:\ufeff)?(?:<!doctype html|<html|<head|<body)/.test(opening) || /^html?$/.test(extension))
    return 'html';
  if (/^(?:png|jpe?g|gif|bmp|tiff?|zip|rar|7z|wps|ofd)$/.test(extension)) return 'unknown';
  return /^(?:md|markdown)$/.test(extension) ? 'markdown' : 'plain';
}

/** One that is damaged is told of as a Word file. */
function isOpenDocument(bytes: Uint8Array): boolean {
  try {
    return new Archive(bytes).has('content.xml');
  } catch {
    return false;
  }
}

const SNIFFED = 512;
/** More bytes than this are worth being looked at as text. */
const BLANK = 4096;

const AS_WORD: Bilingual = {
  zh: '在 Word 或 WPS 里打开，另存为“Word 文档（.docx）”，再导入。',
  en: 'Open it in a word processor, save it as a “Word document (.docx)”, and import that.',
};

const REFUSED = {
  rtf: {
    message: { zh: '这是 RTF 文件，读不了', en: 'This is an RTF file, which is not read' },
    hint: AS_WORD,
  },
  archive: {
    message: {
      zh: '这是单个文件网页（.mht），读不了',
      en: 'This is a web page in a single file (.mht), which is not read',
    },
    hint: AS_WORD,
  },
  empty: {
    message: { zh: '文件是空的', en: 'The file is empty' },
    hint: {
      zh: '多半没有拷完，或还没有保存：重新拷一份。',
      en: 'It was likely not copied to the end, or never saved: copy it again.',
    },
  },
  unknown: {
    message: { zh: '这不是能读的报告', en: 'This is no report that can be read' },
    hint: {
      zh: '能读 .docx、.doc、.odt、.pdf、.txt、.md 和 .html。',
      en: 'What can be read is .docx, .doc, .odt, .pdf, .txt, .md and .html.',
    },
  },
} as const satisfies Record<string, { message: Bilingual; hint: Bilingual }>;

function refused(file: string, format: keyof typeof REFUSED): Diagnostic {
  const { message, hint } = REFUSED[format];
  const code = format === 'empty' ? 'empty-report' : 'unreadable-report';
  return errorAt(code, message, { place: { file }, hint });
}

async function textReader(format: Format): Promise<TextReader> {
  if (format === 'html') return (await import('./html.js')).readHtml;
  if (format === 'markdown') return (await import('./markdown.js')).readMarkdown;
  return (await import('./plain.js')).readPlain;
}

async function readWordFile(file: string, bytes: Uint8Array, format: WordFormat): Promise<Source> {
  try {
    if (format === 'old-word') return (await import('./old-word/index.js')).readOldWord(bytes);
    if (format === 'open-document') return (await import('./open-document/index.js')).readOpenDocument(bytes);
    return (await import('./word/index.js')).readWord(bytes);
  } catch (problem) {
    if (!(problem instanceof UnreadableWorkbook)) throw problem;
    throw new ReportError([damaged(file, problem.reason)]);
  }
}

async function readPdfFile(file: string, bytes: Uint8Array): Promise<Source> {
  const { readPdf } = await import('./pdf/index.js');
  try {
    const read = await readPdf(bytes);
    if (typeof read !== 'string') return read;
    throw new ReportError([
      errorAt('unreadable-report', NO_TEXT[read], { place: { file }, hint: FROM_WORD }),
    ]);
  } catch (problem) {
    if (!(problem instanceof UnreadableWorkbook)) throw problem;
    const message = PDF_TROUBLES[problem.reason] ?? { zh: 'PDF 已损坏', en: 'The PDF is damaged' };
    throw new ReportError([errorAt('unreadable-report', message, { place: { file }, hint: FROM_WORD })]);
  }
}

const FROM_WORD: Bilingual = {
  zh: '导入排成 PDF 之前的 Word 文件（.docx 或 .doc）。',
  en: 'Import the Word file (.docx or .doc) that it was made from.',
};

const NO_TEXT: Readonly<Record<NoText, Bilingual>> = {
  scanned: { zh: '这份 PDF 是扫描的图，里面没有字', en: 'This PDF is scanned: there is no text in it' },
  garbled: {
    zh: '这份 PDF 没有写明各是什么字，读出来是乱码',
    en: 'This PDF does not tell which characters it shows',
  },
  columns: {
    zh: '这份 PDF 分两栏排，字的先后读不准',
    en: 'This PDF is set in two columns, whose order can’t be told',
  },
};

const PDF_TROUBLES: Partial<Record<Reason, Bilingual>> = {
  locked: { zh: 'PDF 有打开密码', en: 'The PDF is protected by a password' },
  huge: { zh: 'PDF 页数太多，没有读', en: 'The PDF has too many pages to be read' },
};

function damaged(file: string, reason: Reason): Diagnostic {
  const messages: Partial<Record<Reason, Bilingual>> = {
    locked: { zh: '文件有打开密码', en: 'The file is protected by a password' },
    foreign: { zh: '这不是 Word 文档', en: 'This is no Word document' },
    huge: { zh: '文件太大，没有读', en: 'The file is too large to be read' },
  };
  const message = messages[reason] ?? { zh: 'Word 文档已损坏', en: 'The Word document is damaged' };
  return errorAt('unreadable-report', message, { place: { file }, hint: AS_WORD });
}

const REMARKS: Readonly<Record<Source['remarks'][number], Bilingual>> = {
  insertions: {
    zh: '有未接受的修订：插入的字已计入',
    en: 'There are tracked changes: what was inserted is read',
  },
  deletions: {
    zh: '有未接受的修订：删去的字未计入',
    en: 'There are tracked changes: what was deleted is left out',
  },
  hidden: { zh: '有隐藏文字，未计入', en: 'Hidden text is left out' },
  'text-boxes': {
    zh: '有文本框，其中的字排在所在段落之后读入',
    en: 'Text boxes are read behind the paragraph they stand at',
  },
  pictures: { zh: '有图片，图中的字读不了', en: 'There are pictures; words in them are not read' },
  'pictures-elsewhere': {
    zh: '有图片，存在另外的文件里，没有收，也不印：要印就用 Word 文件（.docx）',
    en: 'There are pictures, which are in files of their own and not taken or printed: use a Word file for that',
  },
  formulas: { zh: '有公式，只读了其中的字', en: 'There are formulas, of which only the characters are read' },
  symbols: { zh: '有符号字体的字，未读入', en: 'Characters of symbol fonts are left out' },
  fields: { zh: '有认不出的 EQ 域，未读入', en: 'There are EQ fields that are not understood and left out' },
  ruby: { zh: '有注音，只读了正字', en: 'Of ruby only the base is read' },
  lines: {
    zh: '由 PDF 读入：段落是由各行拼成的，脚注、表格、图里的字按所在的位置读，请对照',
    en: 'Read from a PDF: paragraphs were put together of lines; notes and tables are read where they stand',
  },
  numbering: {
    zh: '有自动编的号，旧格式（.doc）里读不到：标题如有缺号，另存为 .docx 再导入',
    en: 'There is automatic numbering, which is not read of the old format: save as .docx where headings lack it',
  },
  comments: { zh: '有批注，未计入', en: 'Comments are left out' },
};

/** What the clerk is to know of how the report was read. */
export function remarksOn(file: string, { remarks }: Source): Diagnostic[] {
  return remarks.map((remark) => warningAt(`report-${remark}`, REMARKS[remark], { place: { file } }));
}
