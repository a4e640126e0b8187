import { createRequire } from 'node:module';
import type SheetJs from '@e965/xlsx';
import type { Read } from '../../core/source/text.js';
import { type CellRange, cellText, lookOf, placeIn, type RawTable, type SheetRow } from '../raw-table.js';
import { isCompound } from '../readers/reader.js';
import { TableSize, TableTooLarge } from '../table-size.js';
import { readCell } from '../xlsx/cells.js';
import { builtInPattern } from '../xlsx/displayed-value.js';
import { hiddenFindings } from '../xlsx/hidden.js';
import type { WorkbookParts } from '../xlsx/parts.js';
import { type CellFindings, plainCell } from '../xlsx/plain-cell.js';
import type { Worksheet } from '../xlsx/read.js';
import { UnreadableWorkbook } from '../xlsx/unreadable.js';
import { Archive } from '../xlsx/zip.js';
import { looksInOds } from './ods.js';
import type { SheetLooks } from './sheet-looks.js';
import { patternOfShown } from './shown.js';
import { looksInXls } from './xls.js';
import { looksInXlsb } from './xlsb.js';

/*
 * The formats that offices have besides .xlsx are read by SheetJS, which alone knows all of them in plain JavaScript
 * (Apache-2.0, without dependencies; the package is its own release, which npm lacks under the old name). It is
 * loaded only where there is such a file. What a cell shows is still told by our own reading of its number format.
 */

/** The bytes of an `.xls`, `.et`, `.xlsb` or `.ods` file → its worksheets. Throws an UnreadableWorkbook. */
export function readOtherWorkbook(file: string, bytes: Uint8Array): Worksheet[] {
  const archive = bytes[0] === 0x50 ? new Archive(bytes) : undefined;
  archive?.check();
  const book = open(bytes);
  if (book.SheetNames.length === 0) throw new UnreadableWorkbook('broken');
  // an archive counts what it unpacks
  const looks = looksIn(bytes, archive && new Archive(bytes));
  // where their number differs it is not known which are whose
  const areAll = looks.length === book.SheetNames.length;
  const hidden = book.Workbook?.Sheets?.map(({ Hidden }) => (Hidden ?? 0) > 0) ?? [];
  const dates = book.Workbook?.WBProps?.date1904 ? 1904 : 1900;
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] as SheetJs.DenseWorkSheet | undefined;
    // of noise that begins like a workbook nothing comes out
    if (sheet === undefined) throw new UnreadableWorkbook('broken');
    return {
      name,
      hidden: hidden[index] ?? false,
      ...worksheet(sheet, { file, name }, dates, areAll ? looks[index] : undefined),
    };
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

/** Indents, bold type and hidden rows, which the library leaves out. */
function looksIn(bytes: Uint8Array, archive: Archive | undefined): readonly SheetLooks[] {
  if (archive) return archive.has('content.xml') ? looksInOds(archive) : looksInXlsb(archive);
  if (!isCompound(bytes) || !library) return [];
  const envelope = library.CFB.read(bytes, { type: 'buffer' });
  const stream = library.CFB.find(envelope, 'Workbook') ?? library.CFB.find(envelope, 'Book');
  return stream ? looksInXls(Uint8Array.from(stream.content)) : [];
}

/** A sheet whose few cells lie far apart would be mostly emptiness. */
const MOST_CELLS = 2_000_000;

interface SheetOf {
  readonly file: string;
  readonly name: string;
}

function worksheet(
  sheet: SheetJs.DenseWorkSheet,
  of: SheetOf,
  dates: 1900 | 1904,
  looks: SheetLooks | undefined,
): Read<RawTable> {
  const findings: CellFindings = { found: [], odd: [] };
  const rows: SheetRow[] = [];
  const size = new TableSize();
  let cells = 0;
  try {
    for (const [index, row] of (sheet['!data'] ?? []).entries()) {
      if (row === undefined) continue;
      cells += row.length;
      if (cells > MOST_CELLS) throw new UnreadableWorkbook('huge');
      const texts = Array.from(row, (cell, at) =>
        textOf(cell, of, index + 1, at + 1, dates, findings, looks?.shownAt(index, at)),
      );
      const read = rowOf(index, texts, looks);
      if (!read) continue;
      size.add(read);
      rows.push(read);
    }
  } catch (problem) {
    if (!(problem instanceof TableTooLarge)) throw problem;
    const found = [problem.diagnostic((line, column) => placeIn(of, line, column))];
    return { value: { ...of, rows: [] }, found };
  }
  const { found, odd } = findings;
  const value: RawTable = { ...of, rows, merges: mergesOf(sheet), ...(odd.length > 0 && { odd }) };
  return { value, found: [...found, ...(looks ? hiddenFindings(of, rows, looks.hidden) : [])] };
}

/** A row without the empty cells at its end; undefined where nothing is in it. */
function rowOf(index: number, texts: readonly string[], looks: SheetLooks | undefined): SheetRow | undefined {
  const last = texts.findLastIndex((text) => text.trim() !== '');
  if (last < 0) return undefined;
  const used = texts.slice(0, last + 1);
  const seen = used.map((text, at) => {
    const { indent = 0, bold = false } = looks?.at(index, at) ?? {};
    return text.trim() === '' ? undefined : lookOf(text, indent, bold);
  });
  return { line: index + 1, fields: used.map(cellText), ...(seen.some(Boolean) && { looks: seen }) };
}

function mergesOf(sheet: SheetJs.DenseWorkSheet): CellRange[] {
  return (sheet['!merges'] ?? []).map(({ s, e }: SheetJs.Range) => ({
    top: s.r + 1,
    left: s.c + 1,
    bottom: e.r + 1,
    right: e.c + 1,
  }));
}

/** What a cell shows, by the same rules as in a workbook of our own reading. */
function textOf(
  cell: SheetJs.CellObject | undefined,
  of: SheetOf,
  line: number,
  column: number,
  dates: 1900 | 1904,
  findings: CellFindings,
  shown: string | undefined,
): string {
  if (cell === undefined || cell.t === 'z' || cell.v === undefined) return '';
  // what is written as it is kept was not formatted by whoever wrote it
  const isBare = shown === undefined || shown === String(cell.v);
  const pattern = isBare ? patternOf(cell.z) : patternOfShown(shown, cell.v);
  const place = () => placeIn(of, line, column);
  if (pattern === undefined) return plainCell(shown ?? '', { line, column }, place, findings);
  const parts: WorkbookParts = {
    sheets: [],
    strings: [],
    looks: [],
    patterns: [pattern],
    dates,
    awaitsCalculation: false,
  };
  const type = { b: 'b', n: 'n', e: 'e', s: 'str', d: 'd', z: 'str' }[cell.t];
  const value = cell.t === 'e' ? (cell.w ?? '#N/A') : cell.t === 'b' ? String(Number(cell.v)) : written(cell);
  const read = readCell({ type, style: 0, isFormula: cell.f !== undefined, value, inline: '' }, place, parts);
  if (read.found) findings.found.push(read.found);
  return plainCell(read.text, { line, column }, place, findings);
}

/** The library gives the date format that follows the system in the American way. */
function patternOf(format: SheetJs.CellObject['z']): string {
  if (format === 'm/d/yy' || format === 14) return builtInPattern(14);
  return typeof format === 'string' ? format : 'General';
}

function written({ v }: SheetJs.CellObject): string {
  return v instanceof Date ? v.toISOString() : String(v);
}
