import { rowYearBefore } from '../../dataset/general/course.js';
import { type Comparison, comparisonOf } from '../../dataset/quantity/comparison.js';
import { formatPeriod, isYearBefore, type Period } from '../../quantity/period.js';
import type { ReportRow, ReportTable } from '../report.js';
import type { Named } from './measure.js';

type Compared = Comparison<ReportRow>;

/** The figures that names tell to compare. */
export function comparedIn({
  table,
  row,
  column,
}: Pick<Named, 'table' | 'row' | 'column'>): Compared | undefined {
  return comparisonOf(table, { ...(row && { row }), ...(column && { column }) });
}

/** What the earlier figure is called beside the later one: 上年, 上年同期; 2021年, 2025年一季度 where it is no year before. */
export function earlierOf({ from, to }: Compared): string {
  const [before, last] = [from, to].map(({ row, column }) => row.period ?? column.period);
  if (before === undefined) return '上年';
  if (!isYearBefore(before, last)) return formatPeriod(before);
  return yearBeforeOf(last);
}

/** What a period a year before is called: 上年, of a part of a year 上年同期. */
export function yearBeforeOf(period: Period | undefined): string {
  return period?.part === undefined ? '上年' : '上年同期';
}

/** What the name of such a figure has behind its kind: of general tables each figure has one, of others a row. */
export function comparedKey({ to }: Compared, { kind }: ReportTable, isTold: boolean): readonly string[] {
  return kind === 'general' || isTold ? [to.row.id, to.column.header] : [to.row.id];
}

/** The figures of a row that can be told by an earlier one, as texts do that name their period. */
export function comparedOfRow(row: ReportRow, table: ReportTable): Compared[] {
  const plain = table.columns.filter(
    ({ role, ratio }) => role === 'period' || (role === 'figure' && ratio === undefined),
  );
  if (row.period === undefined)
    return plain.flatMap((column) => (column.period ? (comparedIn({ table, row, column }) ?? []) : []));
  const before = rowYearBefore(table, row);
  if (before === undefined) return [];
  return plain.map((column) => ({ from: { row: before, column }, to: { row, column } }));
}
