import SheetJs from '@e965/xlsx';
import type { CellRange, RawTable } from '../../src/input/raw-table.js';
import { drawnSheet } from './drawn-sheet.js';
import { type EncodedAs, encoded } from './encoded.js';

/** A format of files; `html` and `tabs` are what systems export under the name of a workbook. */
export type SheetFormat = 'xlsx' | 'xls' | 'et' | 'xlsb' | 'ods' | 'csv' | 'html' | 'tabs';

/** A file that holds one sheet. */
export interface SheetFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const endings: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'xlsx',
  xls: 'xls',
  et: 'et',
  xlsb: 'xlsb',
  ods: 'ods',
  csv: 'csv',
  html: 'xls',
  tabs: 'xls',
};

/** A sheet drawn as for {@link drawnSheet}, as a file of a format; indents are written as spaces before the text. */
export function sheetFile(drawing: string, as: SheetFormat, encoding?: EncodedAs): SheetFile {
  const { rows: used, merges = [] } = drawnSheet(drawing, '表');
  const rows = allRows(used);
  const bytes = bytesOf(rows, merges, as, encoding);
  return { name: `表.${endings[as]}`, bytes };
}

/** The rows with the blank ones that a reader leaves out, and the spaces before texts. */
function allRows(used: RawTable['rows']): string[][] {
  const rows: string[][] = [];
  for (const { line, fields, looks } of used) {
    while (rows.length < line - 1) rows.push([]);
    rows.push(fields.map((field, at) => ' '.repeat(looks?.[at]?.indent ?? 0) + field));
  }
  return rows;
}

function bytesOf(
  rows: readonly string[][],
  merges: readonly CellRange[],
  as: SheetFormat,
  encoding: EncodedAs | undefined,
): Uint8Array {
  if (as === 'html') return Buffer.from(htmlOf(rows, merges));
  if (as === 'csv' || as === 'tabs') {
    const text = rows.map((row) => (as === 'csv' ? row.map(quoted).join(',') : row.join('\t'))).join('\r\n');
    return encoding ? encoded(text, encoding) : Buffer.from(text);
  }
  const sheet = SheetJs.utils.aoa_to_sheet(rows.map((row) => row.map(cellOf)));
  sheet['!merges'] = merges.map(({ top, left, bottom, right }) => ({
    s: { r: top - 1, c: left - 1 },
    e: { r: bottom - 1, c: right - 1 },
  }));
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, sheet, '表');
  const bookType = as === 'xls' || as === 'et' ? 'biff8' : as;
  return new Uint8Array(SheetJs.write(book, { type: 'buffer', bookType }));
}

function quoted(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}

const number = /^-?(?:\d{1,3}(?:,\d{3})+|[1-9]\d*|0)(?:\.(\d+))?(%)?$/;
const DAY_MS = 86_400_000;

/** Numbers and dates are stored as such under a number format, as a spreadsheet program does. */
function cellOf(text: string): SheetJs.CellObject | string {
  const [whole, places = '', percent] = number.exec(text) ?? [];
  if (whole !== undefined) {
    const value = Number(text.replace(/[,%]/g, ''));
    const pattern = `${text.includes(',') ? '#,##0' : '0'}${places === '' ? '' : `.${places.replace(/\d/g, '0')}`}`;
    return percent ? { t: 'n', v: value / 100, z: `${pattern}%` } : { t: 'n', v: value, z: pattern };
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  return { t: 'n', v: (Date.parse(text) - Date.UTC(1899, 11, 30)) / DAY_MS, z: 'yyyy-mm-dd' };
}

function htmlOf(rows: readonly string[][], merges: readonly CellRange[]): string {
  const covered = (line: number, column: number) =>
    merges.find(
      ({ top, left, bottom, right }) =>
        line >= top &&
        line <= bottom &&
        column >= left &&
        column <= right &&
        (line !== top || column !== left),
    );
  const cell = (text: string, line: number, column: number) => {
    if (covered(line, column)) return '';
    const merge = merges.find(({ top, left }) => top === line && left === column);
    const spans = merge
      ? ` colspan="${merge.right - merge.left + 1}" rowspan="${merge.bottom - merge.top + 1}"`
      : '';
    return `<td${spans}>${text.replace(/^ +/, (spaces) => '&nbsp;'.repeat(spaces.length))}</td>`;
  };
  const lines = rows.map(
    (row, index) => `<tr>${row.map((text, at) => cell(text, index + 1, at + 1)).join('')}</tr>`,
  );
  return `<html><body><table>${lines.join('\n')}</table></body></html>`;
}
