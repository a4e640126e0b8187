import type { ChartRows, ChartSpec } from './chart-spec.js';
import type { Column, Row } from './model.js';
import { findColumn, numberIn, textOf } from './table/columns.js';

/** The rows of its table that a chart draws: those chosen, and of these the complete ones where it asks for such. */
export function drawnRows<TableRow extends Pick<Row, 'id' | 'cells'>>(
  { rows, series }: Pick<ChartSpec, 'rows' | 'series'>,
  { rows: all, columns }: { readonly rows: readonly TableRow[]; readonly columns: readonly Column[] },
): readonly TableRow[] {
  const isChosen = (row: TableRow, { ids, groups }: ChartRows) =>
    (ids?.includes(row.id) ?? true) && (groups?.includes(textOf(row, columns, 'group')) ?? true);
  const isComplete = (row: TableRow) =>
    series.every(({ column }) => {
      const found = findColumn(columns, column);
      return found && numberIn(row, found);
    });
  return all.filter((row) => isChosen(row, rows) && (!rows.complete || isComplete(row)));
}
