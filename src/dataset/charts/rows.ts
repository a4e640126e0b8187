import { comparePeriods, type Period } from '../../quantity/period.js';
import { nameKey } from '../address/name-key.js';
import { rowsIn, withinTable } from '../address/rows.js';
import type { ChartRows } from '../chart-spec.js';
import type { Row, Table } from '../model.js';

/**
 * The rows of a general table that a chart draws, by their ids: those that it names, or the outermost that sum up no
 * others, those under some names or of one level; periods in order of time, and only those of one length.
 */
export function chartedRows(table: Table, { ids, groups, level, sort }: ChartRows): readonly string[] {
  if (ids) return ids.map((name) => rowCalled(table, name));
  const parts = table.rows.filter(({ rowKind }) => rowKind !== 'group' && rowKind !== 'total');
  const all = parts.length > 0 ? parts : table.rows.filter(({ rowKind }) => rowKind !== 'group');
  const chosen = all.filter((row) => isUnder(row, groups) && (level === undefined || row.level === level));
  const least = Math.min(...chosen.map((row) => row.level ?? 0));
  const outermost = level === undefined ? chosen.filter((row) => (row.level ?? 0) === least) : chosen;
  const rows = sort === undefined ? inTime(outermost) : outermost;
  return rows.map(({ id }) => id);
}

/** The id of the only row of a name; the name itself where there is none, or several. */
function rowCalled(table: Table, name: string): string {
  if (table.rows.some(({ id }) => id === name)) return name;
  const address = nameKey(name);
  const [first, second] = rowsIn(table, withinTable(address, table) ?? address);
  return first && !second ? first.row.id : name;
}

/** Whether a row stands under one of some names. */
export function isUnder({ under = [] }: Pick<Row, 'under'>, names: readonly string[] | undefined): boolean {
  if (names === undefined) return true;
  const keys = names.map(nameKey);
  return under.some((name) => keys.includes(nameKey(name)));
}

/**
 * What is of periods, in order of time and of the length that most of it has: years beside months would be read as one
 * more of them. What has no period at all stays as it is.
 */
export function inTime<T extends { readonly period?: Period }>(things: readonly T[]): readonly T[] {
  const dated = things.filter(({ period }) => period);
  if (dated.length === 0) return things;
  const lengthOf = ({ period }: T) => `${period?.part?.unit} ${period?.span}`;
  const counts = new Map<string, number>();
  for (const one of dated) counts.set(lengthOf(one), (counts.get(lengthOf(one)) ?? 0) + 1);
  const [usual] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return dated
    .filter((one) => lengthOf(one) === usual)
    .toSorted((one, other) => (one.period && other.period ? comparePeriods(one.period, other.period) : 0));
}
