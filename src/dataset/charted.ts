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

/** The figures that a chart draws, each named by the row and the header of its cell. */
export function drawnFigures(
  chart: Pick<ChartSpec, 'rows' | 'series'>,
  table: { readonly rows: readonly Pick<Row, 'id' | 'cells'>[]; readonly columns: readonly Column[] },
  nameOf: (id: string, header: string) => string,
): ReadonlySet<string> {
  const headers = chart.series.flatMap(({ column }) => findColumn(table.columns, column)?.header ?? []);
  return new Set(drawnRows(chart, table).flatMap(({ id }) => headers.map((header) => nameOf(id, header))));
}

/** Of the figures of a chart so many, as a share, may be drawn by another that is seen with it. */
const MOST_SHARED = 0.5;

/** Whether most of what one of two charts draws the other draws as well. */
export function drawTheSame(figures: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const shared = [...figures].filter((figure) => others.has(figure)).length;
  return shared > MOST_SHARED * Math.min(figures.size, others.size);
}
