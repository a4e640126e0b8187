import { createRequire } from 'node:module';
import type SheetJs from '@e965/xlsx';
import type { Diagnostic } from '../core/diagnostics.js';
import { type CellRange, lookOf, placeIn, type RawTable, type SheetRow } from './raw-table.js';
import { readCell } from './xlsx/cells.js';
import { builtInPattern } from './xlsx/displayed-value.js';
import type { WorkbookParts } from './xlsx/parts.js';
import type { Worksheet } from './xlsx/read.js';
import { UnreadableWorkbook } from './xlsx/unreadable.js';
import { Archive } from './xlsx/zip.js';

/*
 * The formats that offices have besides .xlsx are read by SheetJS, which alone knows all of them in plain JavaScript
 * (Apache-2.0, without dependencies; the package is its own release, which npm lacks under the old name). It is
 * loaded only where there is such a file. What a cell shows is still told by our own reading of its number format.
 */

/** The bytes of an `.xls`, `.et`, `.xlsb` or `.ods` file → its worksheets. Throws an UnreadableWorkbook. */
export function readOtherWorkbook(file: string, bytes: Uint8Array): Worksheet[] {
  if (bytes[0] === 0x50) new Archive(bytes).check();
  const book = open(bytes);
  const hidden = book.Workbook?.Sheets?.map(({ Hidden }) => (Hidden ?? 0) > 0) ?? [];
  const dates = book.Workbook?.WBProps?.date1904 ? 1904 : 1900;
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] as SheetJs.DenseWorkSheet | undefined;
    // of noise that begins like a workbook nothing comes out
    if (sheet === undefined) throw new UnreadableWorkbook('broken');
    return { name, hidden: hidden[index] ?? false, ...worksheet(sheet, { file, name }, dates) };
  });
}

let library: typeof SheetJs | undefined;

function open(bytes: Uint8Array): SheetJs.WorkBook {
  library ??= createRequire(import.meta.url)('@e965/xlsx') as typeof SheetJs;
  try {
    return library.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
    });
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new UnreadableWorkbook(isLocked ? 'locked' : 'broken');
  }
}

/** A sheet whose few cells lie far apart would be mostly emptiness. */
const MOST_CELLS = 2_000_000;

function worksheet(sheet: SheetJs.DenseWorkSheet, of: { file: string; name: string }, dates: 1900 | 1904) {
  const found: Diagnostic[] = [];
  const rows: SheetRow[] = [];
  let cells = 0;
  for (const [index, row] of (sheet['!data'] ?? []).entries()) {
    if (row === undefined) continue;
    cells += row.length;
    if (cells > MOST_CELLS) throw new UnreadableWorkbook('huge');
    const texts = Array.from(row, (cell, at) => textOf(cell, of, index + 1, at + 1, dates, found));
    const last = texts.findLastIndex((text) => text.trim() !== '');
    if (last < 0) continue;
    const looks = texts.slice(0, last + 1).map((text) => (text.trim() === '' ? undefined : lookOf(text)));
    const fields = texts.slice(0, last + 1).map((text) => text.trim());
    rows.push({ line: index + 1, fields, ...(looks.some(Boolean) && { looks }) });
  }
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }: SheetJs.Range): CellRange => ({
      top: s.r + 1,
      left: s.c + 1,
      bottom: e.r + 1,
      right: e.c + 1,
    }),
  );
  const value: RawTable = { ...of, rows, merges };
  return { value, found };
}

/** What a cell shows, by the same rules as in a workbook of our own reading. */
function textOf(
  cell: SheetJs.CellObject | undefined,
  of: { file: string; name: string },
  line: number,
  column: number,
  dates: 1900 | 1904,
  found: Diagnostic[],
): string {
  if (cell === undefined || cell.t === 'z' || cell.v === undefined) return '';
  const parts: WorkbookParts = {
    sheets: [],
    strings: [],
    looks: [],
    patterns: [patternOf(cell.z)],
    dates,
    awaitsCalculation: false,
  };
  const type = { b: 'b', n: 'n', e: 'e', s: 'str', d: 'd', z: 'str' }[cell.t];
  const value = cell.t === 'e' ? (cell.w ?? '#N/A') : cell.t === 'b' ? String(Number(cell.v)) : written(cell);
  const read = readCell(
    { type, style: 0, isFormula: cell.f !== undefined, value, inline: '' },
    () => placeIn(of, line, column),
    parts,
  );
  if (read.found) found.push(read.found);
  return read.text;
}

/** The library gives the date format that follows the system in the American way. */
function patternOf(format: SheetJs.CellObject['z']): string {
  if (format === 'm/d/yy' || format === 14) return builtInPattern(14);
  return typeof format === 'string' ? format : 'General';
}

function written({ v }: SheetJs.CellObject): string {
  return v instanceof Date ? v.toISOString() : String(v);
}
