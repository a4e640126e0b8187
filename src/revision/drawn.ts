import { chooseRows } from '../chart/data/rows.js';
import type { ChartSpec } from '../dataset/chart-spec.js';
import { findColumn } from '../dataset/table/columns.js';
import type { Report } from '../report/report.js';
import { cellName, figureName } from '../report/value.js';

/**
 * The names of the figures that a chart draws, its targets among them; of rows summed up as 其他 there are
 * none.
 */
export function figuresDrawn(spec: ChartSpec, report: Report): string[] {
  const table = report.tables[spec.rows.table];
  if (!table) return [];
  const columns = spec.series.flatMap(({ column }) => findColumn(table.columns, column) ?? []);
  const cells = chooseRows(spec, table, columns).shown.flatMap((row) =>
    columns.flatMap((column) => {
      const kind = row.cells[column.header]?.quantity.kind;
      return kind === 'number' || kind === 'range' ? [cellName(row, column)] : [];
    }),
  );
  const targets = (spec.targets ?? []).flatMap(({ id, column }) =>
    id === undefined || column === undefined ? [] : [figureName('cell', id, column)],
  );
  return [...cells, ...targets];
}
