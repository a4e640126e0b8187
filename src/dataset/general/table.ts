import { type Diagnostic, warningAt } from '../../core/diagnostics.js';
import type { Read } from '../../core/source/text.js';
import { cellPlaceIn, placeIn, type RawTable } from '../../input/raw-table.js';
import { tableNameOf } from '../../input/readers/reader.js';
import { isFigure } from '../../input/recognise/columns.js';
import type { RecognisedColumn, RecognisedTable } from '../../input/recognise/model.js';
import { withTime } from '../../input/recognise/title-time.js';
import { oneLine } from '../../input/recognise/words.js';
import type { Quantity } from '../../quantity/model.js';
import { findPeriod, formatPeriod } from '../../quantity/period.js';
import type { Cell, Column, Row, Table, TableLayout, TableSettings } from '../model.js';
import { RowIds } from '../table/row-ids.js';
import { isUnnamed } from '../table/sources.js';
import { askedDecimals, decimalsFaults } from './decimals.js';
import { decimalsOf, figureOf, isEndless } from './figure.js';
import { headRows, headsWithUnits } from './head.js';
import { outerNames } from './outer-names.js';
import { pivoted } from './pivoted.js';
import { tellsRises, withoutRise } from './triangles.js';

/** A recognised table → one of the pack, which prints without a template of its own. */
export function generalTable(
  name: string,
  recognised: RecognisedTable,
  sheet: RawTable,
  settings: TableSettings | undefined,
  order: number,
): Read<Table> {
  const wide = pivoted(recognised);
  const shown = wide.columns.flatMap((column, index) => (column.leftOut ? [] : [{ column, index }]));
  const { head, namesAt } = printedColumns(wide, shown);
  // what stands in the cells of a list is more than names: a total there may have its name elsewhere
  const named = head[namesAt]?.column;
  const hasNames = named !== undefined && !isFigure(named) && (wide.shape !== 'list' || namesAt === 0);
  // of several units in one line each column has its own
  const unit = settings?.unit ?? (/[、,;；]/u.test(wide.unit ?? '') ? undefined : wide.unit);
  const columns = head.map(({ column }, at) => modelColumn(column, at, head, sheet, wide.head.at(-1), unit));
  const decimals = head.map(({ column, index }, at) => {
    const own = columns[at];
    if (!isFigure(column) || !own) return { onlyEndless: true };
    const texts = wide.rows.map(({ cells }) => cells[index] ?? '');
    return decimalsOf(texts, askedDecimals(own, settings));
  });
  const hasRises = tellsRises(wide.rows.flatMap(({ cells }) => cells));
  const ids = new RowIds(name);
  const under = outerNames(wide.rows);
  const rowIds = ids.idsOf(wide.rows.map((row, index) => ({ ...row, under: under[index] })));
  const rows = wide.rows.map((row, rowAt): Row => {
    const cells: Record<string, Cell> = {};
    for (const [at, { column, index }] of head.entries()) {
      const written = row.cells[index] ?? '';
      // 合计 is often merged over 序号 and the names
      const isRepeated = at < namesAt && hasNames && row.kind === 'total' && written === row.name;
      const text = at === namesAt && hasNames ? row.name : isRepeated ? '' : written;
      const header = columns[at]?.header ?? '';
      const place = cellPlaceIn(sheet, row.line, column.at, header);
      const told = hasRises ? withoutRise(text) : text;
      setField(cells, header, { text, quantity: quantityOf(column, told, decimals[at]), place });
    }
    return {
      id: rowIds[rowAt] ?? '',
      place: placeIn(sheet, row.line),
      cells,
      level: row.level,
      rowKind: row.kind,
      under: under[rowAt] ?? [],
      ...(row.period && { period: row.period }),
    };
  });
  const endless = head.filter(
    ({ column, index }, at) =>
      decimals[at]?.onlyEndless === true &&
      isFigure(column) &&
      wide.rows.some(({ cells }) => isEndless(cells[index] ?? '')),
  );
  return {
    value: {
      name,
      kind: 'general',
      file: sheet.file,
      ...(sheet.name !== undefined && { sheet: sheet.name }),
      columns,
      rows: withOuterRows(rows, wide, columns, ids),
      layout: { order, ...layoutOf(name, wide, head, sheet) },
    },
    found: [
      ...endless.slice(0, 1).map(({ column }) => roundedColumn(column, sheet, wide)),
      ...decimalsFaults(name, columns, settings),
    ],
  };
}

/** A head may be called as what every object inherits. */
function setField(cells: Record<string, Cell>, header: string, cell: Cell): void {
  if (header === '__proto__') Object.defineProperty(cells, header, { value: cell, ...PLAIN_FIELD });
  else cells[header] = cell;
}

const PLAIN_FIELD = { writable: true, enumerable: true, configurable: true };

/** A column that is printed, with its place among the columns recognised. */
interface PrintedColumn {
  readonly column: RecognisedColumn;
  readonly index: number;
}

/** The columns in print: the inner names first, of two columns of names; then all others in their order. */
function printedColumns({ names, shape }: RecognisedTable, shown: readonly PrintedColumn[]) {
  const inner = shown.find(({ column }) => column.at === names.at(-1));
  const outer = names.length > 1 ? names[0] : undefined;
  const before = shown.filter(({ column }) => column.at !== inner?.column.at && column.at !== outer);
  // in a list all stays as it is; elsewhere only serial numbers and codes stay before the names
  const isLead = ({ column }: PrintedColumn) =>
    inner !== undefined &&
    column.at < inner.column.at &&
    (shape === 'list' || column.type === 'serial' || column.type === 'code');
  if (inner === undefined) return { head: before, namesAt: -1 };
  const leads = before.filter(isLead);
  return { head: [...leads, inner, ...before.filter((one) => !isLead(one))], namesAt: leads.length };
}

function modelColumn(
  { at, path, type, unit, period, holdsUnits, ratio }: RecognisedColumn,
  index: number,
  all: readonly PrintedColumn[],
  sheet: RawTable,
  line: number | undefined,
  tableUnit: string | undefined,
): Column {
  const title = path.at(-1) ?? '';
  const full = path.join('/') || `第${at}列`;
  const earlier = all
    .slice(0, index)
    .filter(({ column }) => (column.path.join('/') || `第${column.at}列`) === full).length;
  const header = earlier > 0 ? `${full}#${earlier + 1}` : full;
  const figures = isFigure({ type });
  return {
    header,
    title,
    path,
    role: roleOf(type, index, all, holdsUnits === true),
    ...(figures && ratio && { ratio }),
    ...(figures && unit !== undefined && { unit }),
    ...(figures && unit === undefined && tableUnit !== undefined && { unit: tableUnit }),
    ...(figures && period && { period }),
    place: { ...placeIn(sheet, line, at), field: header },
  };
}

/**
 * The names of rows may have serial numbers before them; where there are none, the first column tells rows apart,
 * unless it holds figures, as in a single row of them.
 */
function roleOf(
  type: RecognisedColumn['type'],
  index: number,
  all: readonly PrintedColumn[],
  holdsUnits: boolean,
): Column['role'] {
  const isNamed = all.some(({ column }) => column.type === 'name');
  if (type === 'name' || (index === 0 && !isNamed && !isFigure({ type }))) return 'label';
  if (holdsUnits) return 'unit';
  return isFigure({ type }) ? 'figure' : 'text';
}

function quantityOf(
  column: RecognisedColumn,
  text: string,
  { decimals, onlyEndless }: { readonly decimals?: number; readonly onlyEndless: boolean } = {
    onlyEndless: true,
  },
): Quantity {
  // the sign stands in the head
  const bare = column.unit === '%' ? text.replace(/(?<=\d)\s*[%％]$/u, '') : text;
  if (isFigure(column)) return figureOf(bare, onlyEndless && !isEndless(text) ? undefined : decimals);
  return text === '' ? { kind: 'missing' } : { kind: 'text', text: oneLine(text) };
}

/** A row with the name of an outer column over the rows that come under it. */
function withOuterRows(
  rows: readonly Row[],
  { rows: recognised }: RecognisedTable,
  columns: readonly Column[],
  ids: RowIds,
): Row[] {
  const all: Row[] = [];
  let current: string | undefined;
  for (const [index, row] of rows.entries()) {
    const { outer, line = 0 } = recognised[index] ?? {};
    if (outer !== undefined && outer !== current) {
      const cells = columns.map(({ header }, at): [string, Cell] => {
        const text = at === 0 ? outer : '';
        return [
          header,
          { text, quantity: at === 0 ? { kind: 'text', text } : { kind: 'missing' }, place: row.place },
        ];
      });
      const id = ids.idOf({ name: outer, line });
      all.push({
        id,
        place: row.place,
        cells: Object.fromEntries(cells),
        level: 0,
        rowKind: 'group',
        under: [],
      });
    }
    current = outer;
    all.push(row);
  }
  return all;
}

function layoutOf(
  name: string,
  recognised: RecognisedTable,
  head: readonly PrintedColumn[],
  sheet: RawTable,
): Omit<TableLayout, 'order'> {
  const { title, unit, notes, sources, columns: all, period, rows } = recognised;
  const units = new Set(all.filter((one) => isFigure(one) && !one.leftOut).map((one) => one.unit ?? unit));
  const stated = unit ?? (units.size === 1 ? [...units][0] : undefined);
  const told = stated?.split(/[、,;；]/u) ?? [];
  const heads = headsWithUnits(
    head.map(({ column }) => column),
    (one) => told.includes(one),
  );
  return {
    title: withTime(title?.text ?? fallbackTitle(name, sheet), recognised),
    ...(stated !== undefined && { unit: stated }),
    ...(period && { period: formatPeriod(period) }),
    head: headRows(heads.map((path) => ({ path }))),
    columns: head.map(({ column, index }) =>
      hasCodesOfLevels(column, rows, index) ? { align: 'left', grow: 0 } : alignOf(column),
    ),
    notes: notes.map(({ text }) => oneLine(text)),
    sources: sources.map(({ text }) => oneLine(text)),
  };
}

/** Whether codes are of several lengths, 301 over 30101: what they begin with stands one below the other. */
function hasCodesOfLevels({ type }: RecognisedColumn, rows: RecognisedTable['rows'], index: number): boolean {
  if (type !== 'code') return false;
  const codes = rows.map(({ cells }) => cells[index] ?? '').filter((text) => /\d$/.test(text));
  return new Set(codes.map(({ length }) => length)).size > 1;
}

function alignOf({ type }: RecognisedColumn): TableLayout['columns'][number] {
  if (isFigure({ type })) return { align: 'figure', grow: 0 };
  if (type === 'serial' || type === 'code' || type === 'date' || type === 'period')
    return { align: 'center', grow: 0 };
  return { align: 'left', grow: type === 'name' ? 2 : 1 };
}

/**
 * What a table without a title is called: its sheet, unless that has the name every new one has; else its file, with
 * the sheet behind where that is but a time.
 */
function fallbackTitle(name: string, { name: sheet, file }: RawTable): string {
  if (sheet === undefined || isUnnamed(sheet)) return name;
  return findPeriod(sheet.trim())?.isWhole ? `${tableNameOf(file)}（${sheet.trim()}）` : sheet;
}

function roundedColumn(column: RecognisedColumn, sheet: RawTable, { head }: RecognisedTable): Diagnostic {
  const message = {
    zh: `“${column.path.join('/')}”有的数小数没有尽头，印时四舍五入`,
    en: `Figures under ${column.path.join('/')} have endless decimals and are rounded in print`,
  };
  const hint = {
    zh: '在单元格格式里设定小数位数，或在 pack.yaml 里给这张表写 decimals。',
    en: 'Set the decimals in the format of the cells, or give the table "decimals" in pack.yaml.',
  };
  return warningAt('endless-figures', message, { place: placeIn(sheet, head.at(-1), column.at), hint });
}
