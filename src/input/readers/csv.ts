import { CsvError, parse } from 'csv-parse/sync';
import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { plainText, type Replaced, type Taken } from '../../core/source/characters.js';
import { withoutTextMark } from '../../core/source/formula.js';
import type { Read, SourceText } from '../../core/source/text.js';
import { Database } from '../../incremental/database.js';
import { kept } from '../../incremental/kept.js';
import { memo } from '../../incremental/memo.js';
import { cellText, lookOf, type Oddity, placeIn, type RawTable, type SheetRow } from '../raw-table.js';
import { otherSeparator, wrongSeparator } from '../separators.js';
import { TableSize, TableTooLarge } from '../table-size.js';
import type { SheetReader } from './reader.js';

/**
 * Comma-separated text. A `.csv` file is a table by the name of the file and stays text until it is known of which kind;
 * what is read here are such texts under the name of a workbook.
 */
export const csv: SheetReader = {
  name: 'csv',
  words: { zh: '逗号分隔的文本，一个文件一张表', en: 'comma-separated text, a table in each file' },
  extensions: ['csv'],
  mostBytes: limits.tableFile,
  // what is no text in any encoding is told of here; prose, which has no columns, is no table under any name
  accepts: (file) => file.isText && (file.text.value?.text.includes(',') ?? true),
  read: async ({ name, text: { value: source, found } }) => {
    if (source === undefined) return { value: [], found };
    const { value, found: foundInRows } = readCsv(source);
    return { value: [{ name, hidden: false, value: { ...value, name }, found: foundInRows }], found };
  },
};

/**
 * Comma-separated text → rows. A quote that does not close, or that does so before its field ends, is an
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
  const separator = otherSeparator(source.text);
  return separator === undefined
    ? parseCommas(source)
    : {
        value: { file: source.file, rows: [] },
        found: [wrongSeparator(separator, { file: source.file, line: 1 })],
      };
}

function parseCommas({ file, text: written }: SourceText): Read<RawTable> {
  const { text, odd } = plainCsv(written);
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
    parse(text, {
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (record: readonly string[], { lines }) => void keep(record, lines + 1),
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

/** The text as it is read, and in which cells it was written otherwise: the unseen may stand between two of them. */
function plainCsv(written: string): { text: string; odd: Oddity[] } {
  const { text, taken, replaced } = plainText(written);
  return { text, odd: inCells(text, [...taken.filter(({ unseen }) => unseen !== undefined), ...replaced]) };
}

/** Finds the cells in which characters of a text stand: separators and line ends count outside quotes only. */
function inCells(text: string, marked: readonly (Taken | Replaced)[]): Oddity[] {
  const odd: Oddity[] = [];
  const sorted = marked.toSorted((one, other) => one.index - other.index);
  let [line, column, next, isQuoted, rowLine] = [1, 1, 0, false, 1];
  for (let at = 0; at <= text.length && next < sorted.length; at++) {
    for (let one = sorted[next]; one?.index === at; one = sorted[++next])
      odd.push({ ...one, line: rowLine, column });
    const character = text.charCodeAt(at);
    if (character === QUOTE) isQuoted = !isQuoted;
    else if (character === COMMA && !isQuoted) column++;
    else if (character === LINE_FEED) {
      line++;
      if (!isQuoted) [column, rowLine] = [1, line];
    }
  }
  return odd;
}

const [QUOTE, COMMA, LINE_FEED] = [0x22, 0x2c, 0x0a];

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
