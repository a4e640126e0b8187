import type { AddressedTable } from '../address/rows.js';
import { type CourseOf, courseOf, yearBefore } from '../general/course.js';
import type { Column } from '../model.js';
import { numberIn } from '../table/columns.js';
import { comparedColumns, figureBefore } from './difference.js';

/** Two figures of a table that are compared, the earlier first: of one row or, where periods run down, of two. */
export interface Comparison<R> {
  readonly from: { readonly row: R; readonly column: Column };
  readonly to: { readonly row: R; readonly column: Column };
}

/**
 * A figure and what it is compared with: that of the same period of the year before, or else, in a table of a known
 * kind, of the period right before; a month less the one before it would be read as less that of last year. Where only
 * a row is told, or in a general table a column, it is the last figure that has such a one.
 */
export function comparisonOf<T extends AddressedTable>(
  table: T,
  of: CourseOf<T>,
): Comparison<T['rows'][number]> | undefined {
  if (table.kind === 'general') return comparisonInCourse(table, of);
  const { row, column } = of;
  const [before, last] = column
    ? [figureBefore(column, table.columns), column]
    : (comparedColumns(table.columns) ?? []);
  return row && before && last && { from: { row, column: before }, to: { row, column: last } };
}

function comparisonInCourse<T extends AddressedTable>(
  table: T,
  of: CourseOf<T>,
): Comparison<T['rows'][number]> | undefined {
  const course = courseOf(table, of).filter(({ row, column }) => numberIn(row, column) !== undefined);
  const isTold = of.row !== undefined && of.column !== undefined;
  const told = course.filter(({ row, column }) => row === of.row && column === of.column);
  for (const to of isTold ? told : course.toReversed()) {
    const from = yearBefore(course, to);
    if (from) return { from, to };
  }
  return undefined;
}
