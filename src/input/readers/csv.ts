import { CsvError, parse } from 'csv-parse/sync';
import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { plainText, type Replaced, type Taken } from '../../core/source/characters.js';
import { withoutTextMark } from '../../core/source/formula.js';
import type { Read, SourceText } from '../../core/source/text.js';
import { Database } from '../../incremental/database.js';
import { kept } from '../../incremental/kept.js';
import { memo } from '../../incremental/memo.js';
import { commasIn, unsureComma, withPoint } from '../decimal-commas.js';
import { cellText, lookOf, type Oddity, placeIn, type RawTable, type SheetRow } from '../raw-table.js';
import { type Separator, separatorOf, unsureSeparator } from '../separators.js';
import { TableSize, TableTooLarge } from '../table-size.js';
import type { SheetReader } from './reader.js';

/**
 * Text whose cells are apart by commas, or by what stands as evenly in their place. A `.csv` file is a table by the
 * name of the file and stays text until it is known of which kind; what is read here are such texts under other names.
 */
export const csv: SheetReader = {
  name: 'csv',
  words: {
    zh: '逗号（或分号、制表符、竖线、全角逗号）分隔的文本，一个文件一张表',
    en: 'text with commas (or semicolons, tabs, bars, full-width commas), a table in each file',
  },
  extensions: ['csv'],
  mostBytes: limits.tableFile,
  // what is no text in any encoding is told of here; prose, which has no columns, is no table under any name
  accepts: (file) => file.isText && isSeparated(file.text.value?.text),
  read: async ({ name, text: { value: source, found } }) => {
    if (source === undefined) return { value: [], found };
    const { value, found: foundInRows } = readCsv(source);
    return { value: [{ name, hidden: false, value: { ...value, name }, found: foundInRows }], found };
  },
};

function isSeparated(text: string | undefined): boolean {
  return text === undefined || text.includes(',') || separatorOf(text).separator !== ',';
}

/**
 * Separated text → rows. A quote that does not close, or that does so before its field ends, is an
 * error and ends the reading: what follows it can't be told apart.
 */
export function readCsv(source: SourceText, database = new Database()): Read<RawTable> {
  const { file, text } = source;
  const parse = () => parseCsv(source);
  return sheetsRead(database, source, [], () => {
    return text.length > MOST_KEPT ? parse() : sheetsKept(database, [file, text], parse);
  });
}

const sheetsKept = kept<Read<RawTable>>('csv');

/** Longer texts are not worth the room that their cells take. */
const MOST_KEPT = 200_000;

/** Sheets by what they are read from: only those that have changed are read again. */
const sheetsRead = memo<SourceText, Read<RawTable>>('csv');

function parseCsv(source: SourceText): Read<RawTable> {
  const { file } = source;
  const { separator, unsure } = separatorOf(source.text);
  const nothing = { file, rows: [] };
  if (unsure !== undefined)
    return { value: nothing, found: [unsureSeparator(separator, { file, line: unsure })] };
  const read = parseSeparated(source, separator);
  if (separator === ',') return read;
  const commas = commasIn(read.value.rows, separator);
  if ('unsure' in commas) return { value: nothing, found: [unsureComma({ file, line: commas.unsure })] };
  const { value, found } = read;
  if (commas.are === 'thousands') return { value: { ...value, separator }, found };
  return { value: { ...value, rows: value.rows.map(withPoints), separator, hadDecimalCommas: true }, found };
}

function withPoints(row: SheetRow): SheetRow {
  return { ...row, fields: row.fields.map(withPoint) };
}

function parseSeparated({ file, text: written }: SourceText, separator: Separator): Read<RawTable> {
  const { text, odd } = plainCsv(written, separator);
  const rows: SheetRow[] = [];
  const size = new TableSize();
  let line = 1;
  const keep = (record: readonly string[], next: number) => {
    const fields = record.map((field) => cellText(withoutTextMark(cellText(field))));
    if (fields.some((field) => field !== '')) {
      size.add({ line, fields });
      rows.push({ line, fields, ...looksOf(record) });
    }
    line = next;
  };
  try {
    const quoted = behindPlainLines(text, (record) => keep(record.split(separator), line + 1));
    const before = line;
    if (quoted !== '')
      parse(quoted, {
        delimiter: separator,
        record_delimiter: '\n',
        relax_column_count: true,
        on_record: (record: readonly string[], { lines }) => void keep(record, before + lines),
      });
    return { value: { file, rows, ...(odd.length > 0 && { odd }) }, found: [] };
  } catch (error) {
    if (error instanceof TableTooLarge)
      return {
        value: { file, rows: [] },
        found: [error.diagnostic((at, column) => placeIn({ file }, at, column))],
      };
    if (!(error instanceof CsvError)) throw error;
    return { value: { file, rows }, found: [quoteError(error, file, line)] };
  }
}

/**
 * Gives the lines before the first that has a quote, each of which is a row, and answers what is left: mostly nothing.
 */
function behindPlainLines(text: string, give: (line: string) => void): string {
  const quote = text.indexOf('"');
  const plainEnd = quote < 0 ? text.length : text.lastIndexOf('\n', quote) + 1;
  for (let from = 0; from < plainEnd; ) {
    const feed = text.indexOf('\n', from);
    const end = feed < 0 ? text.length : feed;
    give(text.slice(from, end));
    from = end + 1;
  }
  return text.slice(plainEnd);
}

/** The text as it is read, and in which cells it was written otherwise: the unseen may stand between two of them. */
function plainCsv(written: string, separator: Separator): { text: string; odd: Oddity[] } {
  const { text, taken, replaced } = plainText(written);
  const marked = [...taken.filter(({ unseen }) => unseen !== undefined), ...replaced];
  return { text, odd: inCells(text, separator, marked) };
}

/** Finds the cells in which characters of a text stand: separators and line ends count outside quotes only. */
function inCells(text: string, separator: Separator, marked: readonly (Taken | Replaced)[]): Oddity[] {
  const stop = separator.charCodeAt(0);
  const odd: Oddity[] = [];
  const sorted = marked.toSorted((one, other) => one.index - other.index);
  let [line, column, next, isQuoted, rowLine] = [1, 1, 0, false, 1];
  for (let at = 0; at <= text.length && next < sorted.length; at++) {
    for (let one = sorted[next]; one?.index === at; one = sorted[++next])
      odd.push({ ...one, line: rowLine, column });
    const character = text.charCodeAt(at);
    if (character === QUOTE) isQuoted = !isQuoted;
    else if (character === stop && !isQuoted) column++;
    else if (character === LINE_FEED) {
      line++;
      if (!isQuoted) [column, rowLine] = [1, line];
    }
  }
  return odd;
}

const [QUOTE, LINE_FEED] = [0x22, 0x0a];

/** Spaces before names, which tell levels in tables of offices. */
function looksOf(record: readonly string[]): Pick<SheetRow, 'looks'> {
  if (!record.some((field) => /^\s/u.test(field))) return {};
  return { looks: record.map((field) => (field.trim() === '' ? undefined : lookOf(field))) };
}

const quoteErrors: Readonly<Record<string, { message: Bilingual; hint: Bilingual }>> = {
  CSV_QUOTE_NOT_CLOSED: {
    message: { zh: '引号没有收尾', en: 'A quoted field does not end' },
    hint: {
      zh: '从这一行开始的单元格少了一个半角引号（"）。',
      en: 'A cell that begins in this line lacks its closing quote (").',
    },
  },
  CSV_INVALID_CLOSING_QUOTE: {
    message: { zh: '引号后面还有文字', en: 'Text follows a closing quote' },
    hint: {
      zh: '单元格里的半角引号要写两遍（""），或改用中文引号（“”）。',
      en: 'Double a quote that belongs to the cell (""), or use Chinese quotation marks (“”).',
    },
  },
  INVALID_OPENING_QUOTE: {
    message: { zh: '单元格中间有半角引号', en: 'There is a quote inside an unquoted cell' },
    hint: {
      zh: '改用中文引号（“”），或把整个单元格用半角引号括起来、里面的引号写两遍（""）。',
      en: 'Use Chinese quotation marks (“”), or quote the whole cell and double the quotes inside it ("").',
    },
  },
};

function quoteError(error: CsvError, file: string, line: number): Diagnostic {
  const known = quoteErrors[error.code];
  if (known === undefined) throw error;
  const field = Number(error.column);
  return errorAt('csv-quote', known.message, {
    place: { file, line, ...(Number.isInteger(field) && { column: field + 1 }) },
    hint: known.hint,
  });
}
