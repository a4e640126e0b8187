import { type Diagnostic, errorAt, type Place, warningAt } from '../diagnostics.js';
import { nearestHint } from '../source/nearest.js';
import type { Read, SourceText } from '../source/text.js';
import type { Worksheet } from '../xlsx/read.js';
import { readCsv } from './csv.js';
import type { LoadedData, Workbook } from './load.js';
import type { Pack, TableKind } from './model.js';
import { sheetOfTable, tableOfSheet, wellKnownTables } from './schema.js';
import { placeIn, type Sheet } from './sheet.js';

/** Where the rows of a table come from: a CSV file, or a worksheet of a workbook. */
export interface TableSource {
  readonly table: string;
  readonly kind: TableKind;
  readonly place: Place;
  /** Its rows; `value` is undefined when they can't be told apart. */
  read(): Read<Sheet | undefined>;
}

/** The tables of a folder by what holds them; what holds none is found. */
export function findSources(loaded: LoadedData, pack: Pack | undefined): Read<readonly TableSource[]> {
  const kinds = new Map(wellKnownTables);
  for (const [name, { kind }] of Object.entries(pack?.tables ?? {})) kinds.set(name, kind);
  const texts = Object.entries(loaded.sheets).map(([name, text]) => textSource(name, text, kinds));
  const books = loaded.workbooks.map((workbook) => workbookSources(workbook, kinds));
  const reads = [...texts, ...books];
  const sources = reads.flatMap(({ value }) => value);
  // without pack.yaml it is not known what is used
  const unused = pack ? reads.flatMap(({ found }) => found) : [];
  return { value: sources, found: [...unused, ...loaded.unread.map(unreadFile), ...doubles(sources)] };
}

type Kinds = ReadonlyMap<string, TableKind>;

function textSource(name: string, source: SourceText, kinds: Kinds): Read<readonly TableSource[]> {
  const kind = kinds.get(name);
  const place = { file: source.file };
  if (kind === undefined) return { value: [], found: [unusedFile(name, place)] };
  const read = () => {
    const { value, found } = readCsv(source);
    return { value: found.length > 0 ? undefined : value, found };
  };
  return { value: [{ table: name, kind, place, read }], found: [] };
}

/**
 * A worksheet named as a table is that table. In a workbook that is itself named as one, and none of whose sheets
 * is, the only sheet with anything in it is that table, whatever it is called.
 */
function workbookSources({ name, file, sheets }: Workbook, kinds: Kinds): Read<readonly TableSource[]> {
  const named = sheets.flatMap((sheet) => {
    const table = tableOfSheet(sheet.name, kinds);
    return table === undefined ? [] : [worksheetSource(sheet, table, kinds)];
  });
  const table = tableOfSheet(name, kinds);
  if (named.length > 0) return { value: named, found: unusedSheets(sheets, kinds) };
  if (table === undefined) return { value: [], found: [unusedWorkbook(file)] };
  const filled = sheets.filter((sheet) => !sheet.hidden && sheet.value.rows.length > 0);
  const [only = sheets[0], second] = filled;
  if (second !== undefined) return { value: [], found: [whichSheet(table, file, filled)] };
  return { value: only ? [worksheetSource(only, table, kinds)] : [], found: [] };
}

function worksheetSource(sheet: Worksheet, table: string, kinds: Kinds): TableSource {
  const place = placeIn(sheet.value);
  const found = sheet.hidden ? [hiddenSheet(place), ...sheet.found] : sheet.found;
  return { table, kind: kinds.get(table) as TableKind, place, read: () => ({ value: sheet.value, found }) };
}

/** A hidden sheet holds what formulas and lists need; others may have been meant to be tables. */
function unusedSheets(sheets: readonly Worksheet[], kinds: Kinds): Diagnostic[] {
  const unused = sheets.filter(({ name, hidden, value }) => {
    return !hidden && value.rows.length > 0 && tableOfSheet(name, kinds) === undefined;
  });
  const names = [...kinds.keys()].flatMap((name) => [sheetOfTable(name), name]);
  return unused.map(({ name, value }) =>
    warningAt(
      'unused-sheet',
      { zh: '没有用到这个工作表', en: 'The worksheet is not used' },
      { place: placeIn(value), hint: nearestHint(name, names) },
    ),
  );
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

function unusedWorkbook(file: string): Diagnostic {
  const names = [...wellKnownTables.keys()].map((name) => sheetOfTable(name));
  return warningAt(
    'unused-file',
    { zh: '没有用到这个工作簿', en: 'The workbook is not used' },
    {
      place: { file },
      hint: {
        zh: `工作表要用表的名称：${names.join('、')}，或 pack.yaml 的 tables 里写的。`,
        en: `Name its sheets after tables: ${names.join(', ')}, or as under "tables" in pack.yaml.`,
      },
    },
  );
}

function unreadFile(file: string): Diagnostic {
  return warningAt(
    'unread-file',
    { zh: '没有读这个文件', en: 'The file is not read' },
    {
      place: { file },
      hint: { zh: '另存为“Excel 工作簿（.xlsx）”或“CSV UTF-8”。', en: 'Save it as .xlsx or as “CSV UTF-8”.' },
    },
  );
}
