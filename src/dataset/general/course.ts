import { comparePeriods, isYearBefore, type Period } from '../../quantity/period.js';
import { nameKey, wholePeriod } from '../address/name-key.js';
import type { AddressedTable } from '../address/rows.js';
import type { Column } from '../model.js';
import { numberIn, unitOf } from '../table/columns.js';

/** A figure of a general table, by its row and its column. */
export interface CourseFigure<T extends AddressedTable> {
  readonly row: T['rows'][number];
  readonly column: Column;
  /** Absent where neither its row nor its column is of a period. */
  readonly period?: Period;
}

/** What a course is of: a row, a column of a table whose rows are periods, or a cell. */
export interface CourseOf<T extends AddressedTable> {
  readonly row?: T['rows'][number];
  readonly column?: Column;
}

/**
 * The figures of one thing over time, in its order, whichever way the table lies: those of a row under its heads of
 * periods, or of a column in its rows of periods. A cell without a period stands alone.
 */
export function courseOf<T extends AddressedTable>(table: T, of: CourseOf<T>): CourseFigure<T>[] {
  const { row, column } = of;
  if (column && (row === undefined || row.period)) return inOrder(downRows(table, column, row));
  const across = row ? inOrder(alongRow(table, row, column)) : [];
  return across.length === 0 && row && column ? [{ row, column }] : across;
}

function downRows<T extends AddressedTable>(
  { rows }: T,
  column: Column,
  like: T['rows'][number] | undefined,
): CourseFigure<T>[] {
  const first = like ?? rows.find(({ period }) => period);
  const same = first && blockOf(first.under);
  return rows.flatMap((row: T['rows'][number]) =>
    row.period && blockOf(row.under) === same ? [{ row, column, period: row.period }] : [],
  );
}

/** The row of the same period of the year before, in a table whose rows are periods. */
export function rowYearBefore<T extends AddressedTable>(
  { rows }: T,
  row: T['rows'][number],
): T['rows'][number] | undefined {
  const own = blockOf(row.under);
  return rows.find((one) => isYearBefore(one.period, row.period) && blockOf(one.under) === own);
}

/** The names that rows stand under but for years, of which a course has several. */
function blockOf(under: readonly string[] = []): string {
  return under.filter((name) => wholePeriod(name) === undefined).join('/');
}

function alongRow<T extends AddressedTable>(
  { columns }: T,
  row: T['rows'][number],
  like: Column | undefined,
): CourseFigure<T>[] {
  const ofPeriods = columns.filter(({ role, period }) => role === 'figure' && period);
  const first = like ?? ofPeriods.find(({ ratio }) => ratio === undefined);
  if (first?.period === undefined) return [];
  const heads = headsBesides(first);
  const isLike = (column: Column) => column.ratio === first.ratio && headsBesides(column) === heads;
  return ofPeriods
    .filter(isLike)
    .map((column) => ({ row, column, ...(column.period && { period: column.period }) }));
}

/** The heads over a column but for its period: figures of one course differ in nothing else. */
export function headsBesides({ path = [], title }: Column): string {
  const heads = path.length > 0 ? path : [title];
  return heads
    .filter((head) => wholePeriod(head) === undefined)
    .map((head) => nameKey(head).replace(/(?:19|20)\d\d年/gu, ''))
    .join('/');
}

function inOrder<T extends AddressedTable>(figures: readonly CourseFigure<T>[]): CourseFigure<T>[] {
  return figures.toSorted((one, other) =>
    one.period && other.period ? comparePeriods(one.period, other.period) : 0,
  );
}

/** The figure of the same period of the year before, of a course. */
export function yearBefore<T extends AddressedTable>(
  course: readonly CourseFigure<T>[],
  { period }: CourseFigure<T>,
): CourseFigure<T> | undefined {
  return course.find((one) => isYearBefore(one.period, period));
}

/**
 * The column that states by how many percent the figures of another grew: the next one beside it, or else the only one
 * of the table.
 */
export function statedGrowth<T extends AddressedTable>(
  { columns }: T,
  { row, column }: CourseFigure<T>,
): Column | undefined {
  const at = columns.indexOf(column);
  const next = columns.findIndex(
    (one, index) => index > at && one.role === 'figure' && one.ratio === undefined,
  );
  const beside = columns.slice(at + 1, next < 0 ? undefined : next).filter(isGrowth);
  const all = columns.filter(isGrowth);
  const [found] = beside.length > 0 ? beside : all.length === 1 ? all : [];
  const number = found && numberIn(row, found);
  return number && (number.unit || unitOf(row, found, columns)) === '%' ? found : undefined;
}

function isGrowth({ ratio, title }: Column): boolean {
  return (ratio === 'growth' || ratio === 'same-period') && !/=100/.test(title);
}
