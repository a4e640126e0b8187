import { columnsNamed } from '../address/columns.js';
import type { ChartSeries } from '../chart-spec.js';
import type { Column, Table } from '../model.js';
import { findColumn, holdsFigures } from '../table/columns.js';
import { inTime } from './rows.js';

/**
 * The series of a chart with the headers of their columns. A name that stands over several columns, or at the foot of
 * several, is all of them; without any series they are the plain figures of the table, as far as they have the unit of
 * the first. Periods come in order of time.
 */
export function chartedSeries(
  { columns }: Pick<Table, 'columns'>,
  series: readonly ChartSeries[],
): readonly ChartSeries[] {
  const figures = columns.filter(holdsFigures);
  if (series.length > 0) return series.flatMap((one) => expanded(one, figures));
  const plain = figures.filter(({ ratio }) => ratio === undefined);
  const all = plain.length > 0 ? plain : figures;
  return inTime(all.filter(({ unit }) => unit === all[0]?.unit)).map(({ header }) => ({ column: header }));
}

function expanded(series: ChartSeries, figures: readonly Column[]): readonly ChartSeries[] {
  if (findColumn(figures, series.column)) return [series];
  const found = columnsNamed(figures, series.column);
  if (found.length === 0) return [series];
  const [only, second] = found;
  if (only && !second) return [{ ...series, column: only.header }];
  return inTime(found).map(({ header }) => ({ ...series, column: header }));
}
