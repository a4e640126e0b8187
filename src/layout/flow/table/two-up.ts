import type { Inline, TableCell, TableNode, TableRow } from '../../../document/tree.js';
import { printedText } from '../../../document/walk.js';
import type { Database } from '../../../incremental/database.js';
import { memo } from '../../../incremental/memo.js';
import type { TableContext } from '../context.js';
import { type MeasuredRow, type MeasuredTable, measureTable } from './cells.js';
import type { ColumnNeed } from './column-need.js';
import { heightsOf, totalHeightPt } from './heights.js';
import { columnNeeds } from './needs.js';
import type { FittedTable } from './rows.js';
import { columnWidths, leastWidthPt } from './widths.js';

/** A list of fewer rows is short enough as it is. */
const LEAST_ROWS = 16;
/** A name, its unit and its figure: more columns are no list. */
const MOST_COLUMNS = 3;
/**
 * A list that a page holds, without groups, goes down on the left once and then on the right, as its reader expects.
 */
const MOST_ROWS_OF_PAGE = 40;
/** Of a longer one so many rows go down on the left before those on the right do, so that pages part between them. */
const MOST_ROWS_OF_RUN = 20;
/** Two lists side by side are worth it where they take no more than this share of the height of one. */
const WORTHWHILE_SHARE = 0.75;
/** Of so many rows at most the name takes a second line. */
const MOST_WRAPPED_SHARE = 0.4;

/**
 * A long list of names and figures as two lists side by side (CY/T 170-2019 calls it 转栏), in the first size in which
 * that saves a quarter of the height at least and most names stay on a line.
 */
export function twoUpForm(
  table: TableNode,
  whole: FittedTable | undefined,
  sizesPt: readonly number[],
  context: TableContext,
): FittedTable | undefined {
  const node = twoUpTable(table, context.database);
  if (!node) return undefined;
  const mostPt = whole
    ? WORTHWHILE_SHARE * totalHeightPt(heightsOf(whole, context.edition))
    : Number.POSITIVE_INFINITY;
  for (const sizePt of sizesPt) {
    const fitted = inHalves(measureTable(node, context, sizePt), context);
    if (!fitted || totalHeightPt(heightsOf(fitted, context.edition)) > mostPt) continue;
    if (wrappedShare(fitted, context) <= MOST_WRAPPED_SHARE) return fitted;
  }
  return undefined;
}

/** The table with both lists alike in width; undefined where half the measure does not hold one. */
function inHalves(measured: MeasuredTable, { edition, widthPt }: TableContext): FittedTable | undefined {
  const insetPt = 2 * edition.table.paddingPt;
  const needs = columnNeeds(measured, edition.table.paddingPt);
  const count = (needs.length - 1) / 2;
  const half = needs.slice(0, count).map((left, at): ColumnNeed => {
    const right = needs[count + 1 + at] ?? left;
    return {
      ...left,
      minPt: Math.max(left.minPt, right.minPt),
      preferredPt: Math.max(left.preferredPt, right.preferredPt),
      texts: [...left.texts, ...right.texts].sort((one, other) => one.row - other.row),
    };
  });
  const halfPt = (widthPt - insetPt) / 2;
  if (leastWidthPt(half) > halfPt) return undefined;
  const widths = columnWidths(half, halfPt, insetPt);
  return { ...measured, widths: [...widths, insetPt, ...widths] };
}

/** How many of the names take more than one line. */
function wrappedShare({ body, widths }: FittedTable, { edition }: TableContext): number {
  const insetPt = 2 * edition.table.paddingPt;
  const names = body.flatMap(({ row, cells }: MeasuredRow) => {
    return row.kind === 'plain' ? cells.filter(({ cell }) => cell.header) : [];
  });
  const wrapped = names.filter(
    ({ column, maxWidthPt }) => maxWidthPt + insetPt > (widths[column] ?? 0) + 0.01,
  );
  return wrapped.length / Math.max(1, names.length);
}

/** Rows are made anew only where the rows that they are made of are, so that pages without a change are kept. */
const besideEachOther = memo<TableRow, TableRow>('row of two lists', 2);
const overBoth = memo<TableRow, TableRow>('row over two lists', 2);
const unitAtFigure = memo<TableRow, TableRow>('row with its unit at its figure');

/** The table with its columns twice; undefined where it is no long list. */
export function twoUpTable(whole: TableNode, database: Database): TableNode | undefined {
  const table = withUnitsAtFigures(whole, database);
  const { columns, head, body, place } = table;
  const rows = body.filter(({ kind }) => kind === 'plain');
  const isList = columns.length <= MOST_COLUMNS && columns.some(({ align }) => align === 'figure');
  if (!isList || rows.length < LEAST_ROWS || !body.every(isPlainOrGroup) || head.length !== 1)
    return undefined;
  const beside = (left: TableRow, right: TableRow | undefined, isKept: boolean) =>
    besideEachOther(database, left, [right, columns.length, isKept], () => {
      const cells = right?.cells.map(copied) ?? columns.map(() => emptyCell(place));
      return {
        ...left,
        cells: [...left.cells, emptyCell(place), ...cells],
        ...(isKept && { isKeptWithNext: true as const }),
      };
    });
  return {
    ...table,
    columns: [...columns, { align: 'left', grow: 0 }, ...columns],
    head: head.map((row) => beside(row, row, false)),
    body: runsOf(body).flatMap((run) => {
      const half = Math.ceil(run.length / 2);
      if (run[0]?.kind === 'group') return run.map((row) => acrossAll(row, 2 * columns.length + 1, database));
      return run.slice(0, half).map((row, at) => beside(row, run[half + at], at < half - 1));
    }),
  };
}

/** A list of names, units and figures with each unit behind its figure, so that it takes no column. */
function withUnitsAtFigures(table: TableNode, database: Database): TableNode {
  const { columns, head, body } = table;
  const [, unit, figure] = columns;
  const isOfUnits =
    columns.length === 3 && unit?.align === 'left' && unit.grow === 0 && figure?.align === 'figure';
  const heads = head[0]?.cells ?? [];
  if (!isOfUnits || head.length !== 1 || printedText(heads[1]?.children ?? []) !== '单位') return table;
  const merged = (row: TableRow): TableRow => {
    const [name, own, value] = row.cells;
    if (!name || !own || !value) return acrossAll(row, columns.length - 1, database);
    return unitAtFigure(database, row, [], () => {
      const children = withUnit(value.children, printedText(own.children));
      return { ...row, cells: [name, { ...value, children }] };
    });
  };
  return {
    ...table,
    columns: columns.filter((_, at) => at !== 1),
    head: head.map((row) =>
      unitAtFigure(database, row, [], () => ({ ...row, cells: row.cells.filter((_, at) => at !== 1) })),
    ),
    body: body.map(merged),
  };
}

/** A figure with the unit of its row; words and figures that have one have it already. */
function withUnit(nodes: readonly Inline[], unit: string): readonly Inline[] {
  return nodes.map((node) => {
    if (node.kind !== 'numeral' || node.unit !== '') return node;
    return node.splitUnit === undefined
      ? { ...node, unit }
      : { ...node, unit: node.splitUnit, qualifier: '' };
  });
}

/** Whether a row has a cell in each column, or is one text over all. */
function isPlainOrGroup({ kind, level, cells }: TableRow): boolean {
  if (level || cells.some(({ rowSpan }) => rowSpan > 1)) return false;
  if (kind === 'group') return cells.length === 1;
  return kind === 'plain' && cells.every(({ columnSpan }) => columnSpan === 1);
}

function acrossAll(row: TableRow, columnSpan: number, database: Database): TableRow {
  return overBoth(database, row, [columnSpan], () => {
    return { ...row, cells: row.cells.map((cell) => ({ ...cell, columnSpan })) };
  });
}

/** A cell of its own for a reader program. */
function copied(cell: TableCell): TableCell {
  return { ...cell };
}

function emptyCell(place: TableNode['place']): TableCell {
  return { children: [], header: false, columnSpan: 1, rowSpan: 1, place };
}

/** Heads of groups by themselves, and the rows between them in runs that are about as long. */
function runsOf(body: readonly TableRow[]): (readonly TableRow[])[] {
  const groups: TableRow[][] = [];
  for (const row of body) {
    const last = groups.at(-1);
    if (last && row.kind === 'plain' && last[0]?.kind === 'plain') last.push(row);
    else groups.push([row]);
  }
  return groups.flatMap((group) => {
    const isWhole = groups.length === 1 && group.length <= MOST_ROWS_OF_PAGE;
    const count = isWhole ? 1 : Math.ceil(group.length / MOST_ROWS_OF_RUN);
    const length = Math.ceil(group.length / count);
    return Array.from({ length: count }, (_, at) => group.slice(at * length, (at + 1) * length));
  });
}
