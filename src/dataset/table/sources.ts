import { type Diagnostic, errorAt, type Place, warningAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { Read, SourceText } from '../../core/source/text.js';
import { Database } from '../../incremental/database.js';
import { memo } from '../../incremental/memo.js';
import type { LoadedData, Workbook } from '../../input/load.js';
import { placeIn, type RawTable, type SheetRow } from '../../input/raw-table.js';
import { readCsv } from '../../input/readers/csv.js';
import { kindOf } from '../../input/recognise/cell.js';
import type { Worksheet } from '../../input/xlsx/read.js';
import {
  type FixedKind,
  fixedKinds,
  type KindName,
  sheetOfTable,
  tableKind,
  tableOfSheet,
  wellKnownTables,
} from '../kinds/index.js';
import type { ColumnRole, ColumnRule } from '../kinds/kind.js';
import type { Pack } from '../model.js';
import { packSheetRole, unusedSheet } from '../pack-sheets/find.js';
import { headerOf } from './around.js';
import { garbledHeader, headerName, isNear, isNeeded, matches } from './header.js';

/** Where the rows of a table come from: a CSV file, or a worksheet of a workbook. */
export interface TableSource {
  readonly table: string;
  readonly kind: FixedKind;
  readonly place: Place;
  /** Its rows; `value` is undefined when they can't be told apart. */
  read(): Read<RawTable | undefined>;
}

/** The tables of a folder by what holds them; what holds none is found. */
export function findSources(
  loaded: LoadedData,
  pack: Pack | undefined,
  database = new Database(),
): Read<Sources> {
  const kinds = new Map<string, KindName>(wellKnownTables);
  for (const [name, { kind }] of Object.entries(pack?.tables ?? {})) kinds.set(name, kind);
  const texts = Object.entries(loaded.sheets).map(([name, text]) => textSource(name, text, kinds, database));
  const books = loaded.workbooks.map((workbook) => workbookSources(workbook, kinds));
  const reads = [...texts, ...books];
  const {
    fixed: sources,
    foreign,
    found: foundForeign,
  } = withoutForeign(
    reads.flatMap(({ value }) => value.tables),
    database,
  );
  // without pack.yaml it is not known what is used
  const unused = pack ? reads.flatMap(({ found }) => found) : [];
  const general = [...reads.flatMap(({ value }) => value.general), ...foreign];
  const taken = new Set(sources.map(({ table }) => table));
  return {
    value: { tables: sources, general: withOwnNames(general, taken) },
    found: [...unused, ...foundForeign, ...doubles(sources)],
  };
}

/**
 * Tables that are of a known kind by their name alone: an office's own that happens to be called so, 项目 or
 * indicators, is read as any table of an office is.
 */
function withoutForeign(sources: readonly TableSource[], database: Database) {
  const fixed: TableSource[] = [];
  const foreign: SheetSource[] = [];
  const found: Diagnostic[] = [];
  for (const source of sources) {
    const { value: sheet } = wellKnownTables.has(source.table) ? source.read() : { value: undefined };
    const { kind } = source;
    const look = () => (sheet ? missingColumns(sheet, tableKind(kind).columns) : []);
    const missing = sheet ? lacking(database, sheet, [kind], look) : [];
    if (missing.length === 0) fixed.push(source);
    else {
      const { table, place, read } = source;
      foreign.push({ name: table, longName: table, order: 0, place, read });
      found.push(readAsGeneral(source, missing));
    }
  }
  return { fixed, foreign, found };
}

/** By sheet, which is the same object in the next build where nothing in it has changed. */
const lacking = memo<RawTable, readonly ColumnRule[]>('columns that a sheet lacks');

/**
 * The columns that a sheet lacks of those that its kind must have; none where one may be there and mistyped or garbled,
 * or where the sheet is kept by the rules of the kind otherwise: it has ids or sources.
 */
function missingColumns(sheet: RawTable, schema: readonly ColumnRule[]): readonly ColumnRule[] {
  const header = headerOf(sheet, schema);
  if (!header || header.fields.filter((field) => field !== '').length < 2) return [];
  const missing = schema.filter(
    (rule) => isNeeded(rule) && !header.fields.some((field) => matches(rule, field)),
  );
  const isOurs = schema.some(
    (rule) => OURS.includes(rule.role) && header.fields.some((field) => matches(rule, field)),
  );
  if (isOurs || garbledHeader(sheet, header, schema)) return [];
  // a title over the headers of a worksheet is an office's way: nobody has mistyped those of the kind
  if (sheet.name !== undefined && header !== sheet.rows[0]) return missing;
  const others = header.fields.filter(
    (field) => field !== '' && !schema.some((rule) => matches(rule, field)),
  );
  return others.some((field) => isNear(field, header, missing)) ? [] : missing;
}

/** Columns that no office has of itself. */
const OURS: readonly ColumnRole[] = ['id', 'section', 'quote'];

function readAsGeneral({ table, place }: TableSource, missing: readonly ColumnRule[]): Diagnostic {
  const names = missing.map(headerName);
  return warningAt(
    'read-as-general',
    {
      zh: `没有${names.map((name) => `“${name}”`).join('')}列，按普通表读入`,
      en: `It has no column ${names.join(', ')}, and was read as a general table`,
    },
    {
      place,
      hint: {
        zh: `要按“${sheetOfTable(table)}”排，就补上这些列；不是这种表就换个名字。`,
        en: `Add them to have it set as ${table}, or give it another name.`,
      },
    },
  );
}

/** What holds tables: those of the known kinds, and sheets that any other tables are in. */
export interface Sources {
  readonly tables: readonly TableSource[];
  readonly general: readonly GeneralSource[];
}

/** The same of one file. */
interface FileSources {
  readonly tables: readonly TableSource[];
  readonly general: readonly SheetSource[];
}

/** A sheet that is no table of a known kind. */
export interface GeneralSource extends SheetSource {
  /** What the table at a place in it is called, counted from 0. */
  nameAt(at: number): string;
}

/** The same before it is known what others are called. */
interface SheetSource {
  /** What the tables in it are called; a second one has its number behind. */
  readonly name: string;
  /** The same with the workbook's name before it, for when another sheet is called so too. */
  readonly longName: string;
  /** Where its first table stands among those of the folder. */
  readonly order: number;
  readonly place: Place;
  /** Its rows; `value` is undefined when they can't be told apart. */
  read(): Read<RawTable | undefined>;
}

/** A sheet has fewer tables than this. */
const MOST_TABLES = 1000;

const nothing: FileSources = { tables: [], general: [] };

/** The sheets with names that differ: of two of one name the later has that of its workbook before it. */
function withOwnNames(sources: readonly SheetSource[], taken: Set<string>): GeneralSource[] {
  return sources.map((source, index) => {
    let name = taken.has(source.name) ? source.longName : source.name;
    for (let count = 2; taken.has(name); count++) name = `${source.longName}-${count}`;
    taken.add(name);
    return { ...source, name, nameAt: (at) => numbered(name, at, taken), order: index * MOST_TABLES };
  });
}

/** The name of the table that stands at a place, from 0, in a sheet: 汇总, 汇总-2 …; none that another sheet has. */
function numbered(name: string, at: number, taken: ReadonlySet<string>): string {
  let [number, left] = [1, at];
  while (left > 0) if (!taken.has(`${name}-${++number}`)) left--;
  return number === 1 ? name : `${name}-${number}`;
}

type Kinds = ReadonlyMap<string, KindName>;

function textSource(name: string, source: SourceText, kinds: Kinds, database: Database): Read<FileSources> {
  const kind = kinds.get(name);
  const place = { file: source.file };
  const read = () => {
    const { value, found } = readCsv(source, database);
    return { value: found.length > 0 ? undefined : value, found };
  };
  if (kind !== undefined && kind !== 'general')
    return { value: { tables: [{ table: name, kind, place, read }], general: [] }, found: [] };
  // its name may be mistyped
  if (kind === undefined && hasColumnsOfKind(readCsv(source, database).value))
    return { value: nothing, found: [unusedFile(name, place)] };
  return { value: { tables: [], general: [{ name, longName: name, order: 0, place, read }] }, found: [] };
}

/** Whether the first row has the columns that a known kind must have: then only its name keeps it from being read. */
function hasColumnsOfKind({ rows }: RawTable): boolean {
  const [header] = rows;
  return fixedKinds.some((kind) => {
    const required = tableKind(kind).columns.filter((rule) => rule.required !== undefined);
    return required.every((rule) => header?.fields.some((field) => matches(rule, field)));
  });
}

/**
 * A worksheet named as a table is that table. In a workbook that is itself named as one, and none of whose sheets
 * is, the only sheet with anything in it is that table, whatever it is called.
 */
function workbookSources(workbook: Workbook, kinds: Kinds): Read<FileSources> {
  const { name, file } = workbook;
  const sheets = workbook.sheets.filter((sheet) => packSheetRole(sheet) === undefined);
  const named = sheets.flatMap((sheet) => {
    const [table, kind] = fixedTable(sheet.name, kinds) ?? [];
    return table === undefined || kind === undefined ? [] : [worksheetSource(sheet, table, kind)];
  });
  // one that could not be read has no rows, and says why
  const isFilled = ({ value, found }: Worksheet) =>
    value.rows.length > 0 || found.some(({ severity }) => severity === 'error');
  const filled = sheets.filter((sheet) => !sheet.hidden && isFilled(sheet));
  const leftOut = hiddenSheets(sheets.filter((sheet) => fixedTable(sheet.name, kinds) === undefined));
  const [table, kind] = fixedTable(name, kinds) ?? [];
  if (named.length > 0 || table === undefined || kind === undefined) {
    const others = filled.filter((sheet) => fixedTable(sheet.name, kinds) === undefined);
    const misnamed = others.filter(({ value }) => hasColumnsOfKind(value));
    const general = others.filter((sheet) => !misnamed.includes(sheet));
    return {
      value: {
        tables: named,
        general: generalSources(workbook, general, named.length === 0 && filled.length === 1, kinds),
      },
      found: [...unusedSheets(misnamed, kinds), ...leftOut],
    };
  }
  const [only = sheets[0], second] = filled;
  if (second !== undefined) return { value: nothing, found: [whichSheet(table, file, filled)] };
  return {
    value: { tables: only ? [worksheetSource(only, table, kind)] : [], general: [] },
    found: filled.length > 0 ? leftOut : [],
  };
}

/** Whether a sheet has the name that every new one has. */
export function isUnnamed(sheet: string): boolean {
  return /^(?:sheet|表|工作表)\s*\d*$/iu.test(sheet.trim());
}

/** The table of a known kind that a sheet or a workbook is by its name. */
function fixedTable(name: string, kinds: Kinds): [string, FixedKind] | undefined {
  const table = tableOfSheet(name, kinds);
  const kind = table === undefined ? undefined : kinds.get(table);
  return table === undefined || kind === undefined || kind === 'general' ? undefined : [table, kind];
}

/**
 * Sheets are called by their names; the only sheet of a workbook, whatever it is called, by that of the workbook,
 * unless other sheets say what that is to be, and so may name it, or pack.yaml names it.
 */
function generalSources(
  workbook: Workbook,
  sheets: readonly Worksheet[],
  isOnly: boolean,
  kinds: Kinds,
): SheetSource[] {
  const { name } = workbook;
  const isPack = workbook.sheets.some((sheet) => packSheetRole(sheet) !== undefined);
  const isCalledSo = (sheet: Worksheet) =>
    isOnly && (!isPack || isUnnamed(sheet.name)) && !kinds.has(sheet.name.trim());
  return sheets.map((sheet) => ({
    name: isCalledSo(sheet) ? name : sheet.name.trim(),
    longName: isCalledSo(sheet) ? name : `${name}-${sheet.name.trim()}`,
    order: 0,
    place: placeIn(sheet.value),
    read: () => ({
      value: sheet.found.some(({ severity }) => severity === 'error') ? undefined : sheet.value,
      found: sheet.found,
    }),
  }));
}

function worksheetSource(sheet: Worksheet, table: string, kind: FixedKind): TableSource {
  const place = placeIn(sheet.value);
  const found = sheet.hidden ? [hiddenSheet(place), ...sheet.found] : sheet.found;
  // a table of which the rest was not read is none
  const isWhole = sheet.found.every(({ code }) => code !== 'table-too-large');
  return { table, kind, place, read: () => ({ value: isWhole ? sheet.value : undefined, found }) };
}

/**
 * Of sheets that are hidden and hold figures: only those called as a table of a known kind are read. Words alone are
 * mostly what cells elsewhere are chosen from.
 */
function hiddenSheets(sheets: readonly Worksheet[]): Diagnostic[] {
  return sheets
    .filter(({ hidden, value: { rows } }) => hidden && rows.some(hasNamedFigure))
    .map(({ value }) =>
      warningAt(
        'hidden-sheet-unread',
        { zh: '工作表隐藏了，没有读', en: 'The worksheet is hidden and not read' },
        {
          place: placeIn(value),
          hint: {
            zh: '要印的，取消隐藏；不要的，删去。',
            en: 'Show it if it is to be printed; else delete it.',
          },
        },
      ),
    );
}

/** Whether a row holds a figure and something beside it. */
function hasNamedFigure({ fields }: SheetRow): boolean {
  const filled = fields.filter((field) => field !== '');
  return filled.length > 1 && filled.some((field) => kindOf(field) === 'number');
}

/** Sheets with the columns of a known kind whose names are of none. */
function unusedSheets(unused: readonly Worksheet[], kinds: Kinds): Diagnostic[] {
  const names = [...kinds.keys()].flatMap((name) => [sheetOfTable(name), name]);
  return unused.map(({ name, value }) => unusedSheet(value, nearestHint(name, names)));
}

function whichSheet(table: string, file: string, sheets: readonly Worksheet[]): Diagnostic {
  const names = sheets.map(({ name }) => name);
  return errorAt(
    'which-sheet',
    {
      zh: `分不清哪个工作表是${table}：${names.map((name) => `“${name}”`).join('')}`,
      en: `It is not clear which worksheet is ${table}: ${names.join(', ')}`,
    },
    {
      place: { file },
      hint: {
        zh: `把是的那个改名为“${sheetOfTable(table)}”。`,
        en: `Name the one that is “${sheetOfTable(table)}”.`,
      },
    },
  );
}

/** The same table twice: which of them the clerk goes on editing is anyone's guess. */
function doubles(sources: readonly TableSource[]): Diagnostic[] {
  return sources.flatMap((source, index) => {
    const first = sources.slice(0, index).find(({ table }) => table === source.table);
    if (first === undefined) return [];
    const where = [first, source].map(({ place }) => shownPlace(place));
    return errorAt(
      'duplicate-table',
      {
        zh: `“${source.table}”有两份：${where.join(' 和 ')}`,
        en: `There are two of "${source.table}": ${where.join(' and ')}`,
      },
      { place: source.place, hint: { zh: '留一份，移走另一份。', en: 'Keep one, and move the other away.' } },
    );
  });
}

function shownPlace({ file, address }: Place): string {
  return address === undefined ? file : `${file} ${address}`;
}

function hiddenSheet(place: Place): Diagnostic {
  return warningAt(
    'hidden-sheet',
    { zh: '工作表隐藏了，照样读入', en: 'The worksheet is hidden and read all the same' },
    { place, hint: { zh: '取消隐藏，或改名。', en: 'Show it, or give it another name.' } },
  );
}

function unusedFile(name: string, place: Place): Diagnostic {
  return warningAt(
    'unused-file',
    { zh: '没有用到这个文件', en: 'The file is not used' },
    {
      place,
      hint: {
        zh: `改用通用的表名，或在 pack.yaml 的 tables 里写上 ${name} 和它的 kind。`,
        en: `Give it a well-known name, or list ${name} with its kind under "tables" in pack.yaml.`,
      },
    },
  );
}
