import { type Applied, EditConflict, type Restored, type SheetInserted, type SheetRemoved } from '../edit.js';
import { writable } from '../refused.js';
import { typedCell } from './cells.js';
import { takeSheetOut } from './sheet-removal.js';
import { SheetXml } from './sheet-xml.js';
import { EditedWorkbook } from './workbook.js';
import { attributeOf } from './xml-text.js';

/** Wide enough for what clerks write in a cell, in characters. */
const COLUMN_WIDTH = 18;

/** Puts a worksheet behind those of a workbook, or back where it was; all else in it stays. */
export function insertSheet(bytes: Uint8Array, edit: SheetInserted): Applied {
  const { file, sheet: name, rows, restored } = edit;
  const book = new EditedWorkbook(file, bytes);
  if (restored) return putBack(book, edit, restored);
  if (book.parts.sheets.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw new EditConflict([{ file, sheet: name, expected: undefined, stands: name }]);
  book.addSheet(name, addRows(book, { file, rows, styleOf: () => 0 }));
  const inverse = { kind: 'remove-sheet', file, sheet: name, before: rows } as const;
  return { bytes: book.bytes(), inverse: [{ ...inverse, restored: book.pack.restored() }] };
}

/** Rows of texts from the first line on, and the styles of their cells. */
interface PlainRows {
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
  readonly styleOf: (line: number, column: number) => number;
}

/** The XML of a new worksheet with rows, whose texts and formats the workbook then has. */
export function addRows(book: EditedWorkbook, { file, rows, styleOf }: PlainRows): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const sheet = new SheetXml(blankSheet(book, width));
  for (const [index, texts] of rows.entries()) {
    const line = index + 1;
    const cells = texts.map((text, at) => {
      if (text === '') return '';
      const style = styleOf(line, at + 1);
      return typedCell(book, sheet, { line, column: at + 1, text: writable(text, { file, line }), style });
    });
    const row = sheet.parseRow(`<${sheet.prefix}row r="${line}">${cells.join('')}</${sheet.prefix}row>`);
    if (row) sheet.putRow(row, line);
  }
  return sheet.text();
}

/** What was taken out, with all that lists it: something else would be without its formats and drawings. */
function putBack(book: EditedWorkbook, { file, sheet, rows }: SheetInserted, restored: Restored): Applied {
  if (!book.pack.restore(restored))
    throw new EditConflict([{ file, sheet, expected: undefined, stands: undefined }]);
  return { bytes: book.pack.bytes(), inverse: [{ kind: 'remove-sheet', file, sheet, before: rows }] };
}

/** Takes out a worksheet in which nothing else is written, with what is its alone. */
export function removeSheet(bytes: Uint8Array, edit: SheetRemoved): Applied {
  const { file, sheet: name, before, restored } = edit;
  const book = new EditedWorkbook(file, bytes);
  const lines = new Set(book.sheet(name).rows.map(({ line }) => line));
  const stands = book.shownRows(name, lines).map(({ fields }) => fields);
  const asText = (rows: readonly (readonly string[])[]) =>
    JSON.stringify(rows.map((row) => row.join('\t').trimEnd()));
  if (asText(stands) !== asText(before))
    throw new EditConflict([{ file, sheet: name, expected: before, stands }]);
  const { part } = book.entry(name);
  // what it brought along, texts and formats, goes with it where nothing else has come since
  if (restored && book.pack.restore(restored)) book.pack.set(part, null);
  else takeSheetOut(book, name);
  const inverse = { kind: 'insert-sheet', file, sheet: name, rows: before } as const;
  return { bytes: book.pack.bytes(), inverse: [{ ...inverse, restored: book.pack.restored() }] };
}

/** The XML of an empty worksheet, by the schema that those of the workbook have. */
function blankSheet(book: EditedWorkbook, width: number): string {
  const [first] = book.parts.sheets;
  const like = (first && book.pack.text(first.part)) ?? '';
  const [tag = ''] = /<(?:[\w.-]+:)?worksheet[\s>][^>]*>?/.exec(like) ?? [];
  const prefix = /^<([\w.-]+):/.exec(tag)?.[1];
  const schema = attributeOf(tag, prefix === undefined ? 'xmlns' : `xmlns:${prefix}`) ?? TRANSITIONAL;
  const columns = `<cols><col min="1" max="${width}" width="${COLUMN_WIDTH}" customWidth="1"/></cols>`;
  return `${DECLARATION}<worksheet xmlns="${schema}">${columns}<sheetData></sheetData></worksheet>`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TRANSITIONAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
