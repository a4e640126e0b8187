import { parse } from 'node:path';
import Big from 'big.js';
import { chineseChartTypes } from '../../chart/kinds/index.js';
import { grouped } from '../../core/diagnostic-order.js';
import { type Diagnostic, type Place, ReportError } from '../../core/diagnostics.js';
import { memoryWorld } from '../../core/world/memory-world.js';
import type { Installation } from '../../core/world.js';
import { sheetOfTable, tableOfSheet, wellKnownTables } from '../../dataset/kinds/index.js';
import type { Pack } from '../../dataset/model.js';
import { readPackOf } from '../../dataset/pack/read.js';
import { readGeneralTables } from '../../dataset/table/general.js';
import { findSources, type GeneralSource, type TableSource } from '../../dataset/table/sources.js';
import { readTable } from '../../dataset/table/table.js';
import { type LoadedFolder, load } from '../../input/load.js';
import { columnLetters, type RawTable } from '../../input/raw-table.js';
import { numberIn } from '../../input/recognise/cell.js';
import { summableColumns } from '../../input/recognise/columns.js';
import { columnTypes } from '../../input/recognise/explain.js';
import type { RecognisedTable } from '../../input/recognise/model.js';
import { totalsOf } from '../../input/recognise/totals.js';
import type { FolderFile } from '../folder/folder-file.js';
import type {
  LineRole,
  ReadLine,
  ReadSheet,
  ReadSum,
  ReadTable,
  Remark,
  SheetsReading,
} from '../wire/start.js';

/** So many lines of a sheet are shown: how it is read is seen at its head and at its foot. */
const SHOWN_AT_HEAD = 150;
const SHOWN_AT_FOOT = 50;
const FOLDER = '/pack';

/**
 * How the sheets of a new data folder are read, pack.yaml among its files saying what the clerk said: the very way a
 * build reads them, so that what is shown is what prints. Throws a ReportError where none can be read at all.
 */
export async function readSheetsOf(
  installation: Installation,
  files: readonly FolderFile[],
): Promise<SheetsReading> {
  const { loaded, pack, found } = await loadFiles(installation, files);
  const { value: sources, found: foundInSources } = findSources(loaded, pack);
  const sheets = [
    ...sources.tables.map((source) => knownSheet(source)),
    ...sources.general.map((source) => generalSheet(source, pack)),
  ].filter((one) => one !== undefined);
  const names = files.map(({ name }) => name).filter((name) => name !== 'pack.yaml');
  return {
    files: names.map((file) => ({
      file,
      sheets: sheets
        .filter((one) => one.place.file === `${FOLDER}/${file}`)
        .toSorted((one, other) => one.order - other.order)
        .map(({ read }) => read),
    })),
    remarks: [...found, ...foundInSources].map(remarkOf),
  };
}

async function loadFiles(installation: Installation, files: readonly FolderFile[]) {
  const paths = files.map(({ name, bytes }) => [`${FOLDER}/${name}`, bytes] as const);
  const world = memoryWorld({ installation, files: new Map(paths) });
  const loaded: LoadedFolder = await load(world.files, FOLDER);
  const { value, found } = readPackOf(loaded, chineseChartTypes);
  if (value === undefined) throw new ReportError(found);
  return { loaded, pack: value.pack, found: [...(loaded.found ?? []), ...found] };
}

/** A sheet with where it came from, to be put back in order. */
interface PlacedSheet {
  readonly place: Place;
  readonly order: number;
  readonly read: ReadSheet;
}

/** A table whose columns are known by their names: there is nothing to point at, but it may be no such table. */
function knownSheet(source: TableSource): PlacedSheet | undefined {
  const { value: sheet, found } = source.read();
  if (sheet === undefined) return undefined;
  const { found: foundInRows } = readTable(source.table, source.kind, sheet);
  const [head] = sheet.rows;
  const lines = shownLines(sheet, (line) => (line === head?.line ? 'head' : 'data'));
  const told = grouped([...found, ...foundInRows]).flatMap(({ shown: [first] }) => first ?? []);
  const read = {
    ...sheetFacts(sheet, lines),
    knownAs: sheetOfTable(source.table),
    name: givenName(source, sheet),
    tables: [],
    remarks: told.slice(0, MOST_REMARKS).map(remarkOf),
  };
  return { place: source.place, order: 0, read };
}

const MOST_REMARKS = 8;

/** The name that a table of a known kind has: that of its worksheet, or of its file. */
function givenName({ table, place }: TableSource, { name }: RawTable): string {
  const isBySheet = name !== undefined && tableOfSheet(name, wellKnownTables) === table;
  return isBySheet ? name : parse(place.file).name;
}

function generalSheet(source: GeneralSource, pack: Pack): PlacedSheet | undefined {
  const { value: sheet } = source.read();
  if (sheet === undefined) return undefined;
  const { value: reads, found } = readGeneralTables(source, pack);
  const recognised = reads.map((one) => one.recognised);
  const tables = reads.map(({ table, recognised: one }) =>
    readTableOf(table.name, titleSaid(pack, table.name) ?? table.layout?.title ?? table.name, one),
  );
  const lines = shownLines(sheet, (line, cells) => roleOf(line, cells, recognised));
  const read = { ...sheetFacts(sheet, lines), tables, remarks: found.map(remarkOf) };
  return { place: source.place, order: source.order, read };
}

/** Names come from files, so that what every object inherits must not be taken for settings. */
function titleSaid({ tables }: Pack, name: string): string | undefined {
  return Object.hasOwn(tables, name) ? tables[name]?.title?.text : undefined;
}

function sheetFacts(sheet: RawTable, lines: readonly ReadLine[]) {
  return {
    sheet: sheet.name ?? '',
    lines,
    leftOutLines: sheet.rows.length - lines.length,
    columns: sheet.rows.reduce((most, { fields }) => Math.max(most, fields.length), 0),
    merges: sheet.merges ?? [],
  };
}

function shownLines(
  { rows }: RawTable,
  roleOfLine: (line: number, cells: readonly string[]) => LineRole,
): readonly ReadLine[] {
  const isShown = (index: number) => index < SHOWN_AT_HEAD || index >= rows.length - SHOWN_AT_FOOT;
  return rows
    .filter((_, index) => isShown(index))
    .map(({ line, fields }) => ({ line, cells: fields, role: roleOfLine(line, fields) }));
}

const UNIT_LINE = /(?:计量)?单位\s*[:：]/;

/** What a line of a sheet was read as; a table on its side has columns for lines, and its lines have no roles. */
function roleOf(line: number, cells: readonly string[], tables: readonly RecognisedTable[]): LineRole {
  for (const table of tables) {
    if (table.isTransposed) return 'data';
    if (table.title?.line === line) return 'title';
    if (table.head.includes(line)) return 'head';
    const row = table.rows.find((one) => one.line === line);
    if (row) return row.kind;
    if ([...table.notes, ...table.sources].some((one) => one.line === line)) return 'note';
    const isAbove = line < (table.head[0] ?? table.ranges[0]?.[0] ?? 0);
    if (isAbove && cells.some((cell) => UNIT_LINE.test(cell))) return 'unit';
    if (table.skipped.some(({ lines }) => lines.includes(line))) return 'skipped';
  }
  return 'outside';
}

function readTableOf(name: string, title: string, table: RecognisedTable): ReadTable {
  const [first, last] = [table.head[0], table.head.at(-1)];
  return {
    name,
    title,
    unit: table.unit ?? '',
    ...(first !== undefined && last !== undefined && { head: [first, last] as const }),
    rows: table.rows.filter(({ kind }) => kind === 'data').length,
    totals: table.rows.filter(({ kind }) => kind === 'total').map(({ line }) => line),
    columns: table.columns.map(({ at, path, type, unit, leftOut }) => ({
      at,
      letters: columnLetters(at),
      path,
      type: columnTypes[type],
      ...(unit !== undefined && { unit }),
      ...(leftOut && { leftOut }),
    })),
    sums: sumsOf(table),
    questions: table.questions.map(({ text }) => text),
    contradictions: table.contradictions.map(({ line, text }) => ({
      severity: 'warning' as const,
      message: text,
      line,
    })),
    isTurned: table.isTransposed,
  };
}

/** Totals held against the rows that they are of, column by column. */
function sumsOf({ rows, columns }: RecognisedTable): ReadSum[] {
  const amounts = summableColumns(columns);
  const places = amounts.map(({ at }) => columns.findIndex((column) => column.at === at));
  const textAt = (row: number, column: number) => rows[row]?.cells[places[column] ?? -1] ?? '';
  const summed = rows.map(({ name, level, kind, cells }) => ({
    name,
    level,
    isGroup: kind === 'group',
    figures: places.map((place) => numberIn(cells[place] ?? '')),
  }));
  const isTotal = (index: number) => rows[index]?.kind === 'total';
  return totalsOf(summed).flatMap(({ index, proof }): ReadSum[] => {
    if (proof === undefined || !isTotal(index)) return [];
    return proof.all.map((column) => ({
      line: rows[index]?.line ?? 0,
      name: rows[index]?.name ?? '',
      column: amounts[column]?.path.join('/') ?? '',
      stated: textAt(index, column),
      reckoned: sumOf(proof.parts.flatMap((part) => summed[part]?.figures[column] ?? [])),
      holds: proof.agreeing.includes(column) ? 'yes' : proof.agreeing.length > 0 ? 'no' : 'unknown',
    }));
  });
}

/** Exact: binary fractions would show 0.30000000000000004. */
function sumOf(figures: readonly number[]): string {
  return figures.reduce((sum, figure) => sum.plus(figure), new Big(0)).toString();
}

function remarkOf({ severity, message, hint, place }: Diagnostic): Remark {
  return {
    severity,
    message,
    ...(hint && { hint }),
    ...(place?.line !== undefined && { line: place.line }),
  };
}
