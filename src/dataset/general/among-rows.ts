import { isRate } from '../../quantity/summing.js';
import type { AddressedTable } from '../address/rows.js';
import type { Column, Row } from '../model.js';
import { numberIn, textOf, unitOf } from '../table/columns.js';

type RowOf<T extends AddressedTable> = T['rows'][number];

/**
 * The rows that a row is compared with in a general table: of its level and under the same names, neither totals nor
 * heads of groups. A row that is a total itself, or of a period, stands beside none.
 */
export function peersOf<T extends AddressedTable>({ rows }: T, row: RowOf<T>): RowOf<T>[] {
  if (!isPlain(row)) return [];
  const under = namesOver(row);
  return rows.filter((one) => isPlain(one) && namesOver(one) === under && one.level === row.level);
}

function isPlain({ rowKind = 'data', period }: Pick<Row, 'rowKind' | 'period'>): boolean {
  return rowKind === 'data' && period === undefined;
}

function namesOver({ under = [] }: Pick<Row, 'under'>): string {
  return JSON.stringify(under);
}

/** 1 for the largest of those that have a figure in the column; equal figures share a place. */
export function rankAmongPeers<T extends AddressedTable>(
  table: T,
  row: RowOf<T>,
  column: Column,
): number | undefined {
  const own = numberIn(row, column)?.value;
  const unit = unitOf(row, column, table.columns);
  const peers = peersOf(table, row).filter((one) => unitOf(one, column, table.columns) === unit);
  if (own === undefined || peers.length < 2) return undefined;
  return 1 + peers.filter((one) => numberIn(one, column)?.value.gt(own)).length;
}

/** The one row of a table that says what all others make together; where several are totals, none is that. */
export function wholeRow<T extends AddressedTable>({ rows }: T): RowOf<T> | undefined {
  const totals = rows.filter(({ rowKind, under = [] }) => rowKind === 'total' && under.length === 0);
  return totals.length === 1 ? totals[0] : undefined;
}

/** Whether a row's figure in a column may be part of a whole: rates, indices and averages are of none. */
export function isPart<T extends AddressedTable>(row: RowOf<T>, column: Column, { columns }: T): boolean {
  const unit = unitOf(row, column, columns);
  const titles = [column.path?.join('/') ?? column.title, textOf(row, columns, 'label')];
  return column.ratio === undefined && !titles.some((title) => isRate({ title, unit }));
}
