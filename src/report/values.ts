import { differenceBetween } from '../dataset/quantity/difference.js';
import type { Total } from '../dataset/quantity/sums.js';
import { isActual } from '../dataset/table/columns.js';
import { isYearBefore } from '../quantity/period.js';
import { normalHeader } from '../quantity/width.js';
import { canonicalText } from './canonical-text.js';
import type { Report, ReportRow, ReportTable } from './report.js';

/** What a printed figure is: a cell of the data, or something that follows from cells. */
export type ReportValueKind =
  | 'cell'
  | 'difference'
  | 'change'
  | 'rank'
  | 'share'
  | 'total'
  | 'subtotal'
  | 'count'
  | 'counted';

/** A figure of a report. */
export interface ReportValue {
  /** By which the pages name what they print; see {@link figureName}. */
  readonly name: string;
  readonly kind: ReportValueKind;
  readonly table: string;
  /** The row's; a sum has none. */
  readonly id?: string;
  /** Name of the row, or of the group that is summed; 合计 of a whole table. */
  readonly item: string;
  /** Header of its column; a count of rows has none. */
  readonly column: string;
  readonly text: string;
}

/** The name of a figure: its kind, then the row's id or the table (and group), then the header of its column. */
export function figureName(kind: ReportValueKind, ...parts: readonly string[]): string {
  return [kind, ...parts.map(normalHeader)].join('/');
}

/** What a whole table's sums are called. */
const WHOLE = '合计';

/** Every figure of a report by its name, in the order of the files. */
export function figuresOf({ tables }: Pick<Report, 'tables'>): ReadonlyMap<string, ReportValue> {
  const figures = Object.values(tables).flatMap((table) => [
    ...table.rows.flatMap((row) => rowFigures(row, table)),
    ...sumFigures(table),
  ]);
  return new Map(figures.map((figure) => [figure.name, figure]));
}

function rowFigures(row: ReportRow, table: ReportTable): ReportValue[] {
  const cells = table.columns.map(({ header }) =>
    rowFigure(row, table, 'cell', header, canonicalText(row, header, table), header),
  );
  return [...cells, ...changeFigures(row, table), ...standingFigures(row, table)];
}

function rowFigure(
  { id, label }: ReportRow,
  { name: table }: ReportTable,
  kind: ReportValueKind,
  column: string,
  text: string,
  ...key: readonly string[]
): ReportValue {
  return { name: figureName(kind, id, ...key), kind, table, id, item: label, column, text };
}

/** What follows from the cells of a row alone: how much they change from year to year. */
export function changeFigures(row: ReportRow, table: ReportTable): ReportValue[] {
  const { difference } = row;
  const told = difference && difference.digits + difference.unit;
  return [
    ...(difference && told ? [rowFigure(row, table, 'difference', difference.to, told)] : []),
    ...changes(row, table).map(([header, text]) => rowFigure(row, table, 'change', header, text, header)),
  ];
}

/** What follows from a row and those around it: its ranks and its shares. */
export function standingFigures(row: ReportRow, table: ReportTable): ReportValue[] {
  const { rank, share } = row;
  return [
    ...Object.entries(rank).map(([header, place]) =>
      rowFigure(row, table, 'rank', header, String(place), header),
    ),
    ...Object.entries(share).map(([header, percent]) =>
      rowFigure(row, table, 'share', header, `${percent}%`, header),
    ),
  ];
}

/** Changes from an actual figure to that of the same period of the next year, by the later one's header. */
function changes(row: ReportRow, { years, columns }: ReportTable): [header: string, text: string][] {
  const actual = years.filter(isActual);
  return actual.flatMap((last): [string, string][] => {
    const before = actual.find((one) => isYearBefore(one.period, last.period));
    const difference = before && differenceBetween(row, before, last, columns);
    return difference ? [[last.header, difference.digits + difference.unit]] : [];
  });
}

/** What is added up or counted in a table. */
export function sumFigures({ name: table, rows, total, groups }: ReportTable): ReportValue[] {
  const count = (item: string, members: number, ...key: string[]): ReportValue => {
    const name = figureName('count', table, ...key);
    return { name, kind: 'count', table, item, column: '', text: String(members) };
  };
  const totals = Object.entries(total).flatMap(([column, sum]): ReportValue[] => [
    {
      name: figureName('total', table, column),
      kind: 'total',
      table,
      item: WHOLE,
      column,
      text: textOf(sum),
    },
    {
      name: figureName('counted', table, column),
      kind: 'counted',
      table,
      item: WHOLE,
      column,
      text: String(sum.counted),
    },
  ]);
  const named = groups.filter(({ name }) => name !== '');
  const subtotals = named.flatMap((group) =>
    Object.entries(group.subtotal).map(([column, sum]): ReportValue => {
      const name = figureName('subtotal', table, group.name, column);
      return { name, kind: 'subtotal', table, item: group.name, column, text: textOf(sum) };
    }),
  );
  const counts = named.map((group) => count(group.name, group.count, group.name));
  return [...totals, ...subtotals, count(WHOLE, rows.length), ...counts];
}

/** A sum as tables print it: nothing is no 0. */
function textOf({ digits, counted }: Total): string {
  return counted === 0 ? '' : digits;
}

/** The names of all sums of a report, for a helper that is given nothing but the sum. */
export function sumNames({ tables }: Pick<Report, 'tables'>): ReadonlyMap<Total, string> {
  const names = Object.values(tables).flatMap(({ name: table, total, groups }) => [
    ...Object.entries(total).map(([header, sum]) => [sum, figureName('total', table, header)] as const),
    ...groups.flatMap(({ name, subtotal }) =>
      Object.entries(subtotal).map(
        ([header, sum]) => [sum, figureName('subtotal', table, name, header)] as const,
      ),
    ),
  ]);
  return new Map(names);
}
