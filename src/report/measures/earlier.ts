import { formatPeriod, isSamePart } from '../../quantity/period.js';
import type { ReportTable } from '../report.js';

/** The headers of two columns that are compared. */
interface Compared {
  readonly from: string;
  readonly to: string;
}

/** What the earlier figure is called beside the later one: 上年, 上年同期, 2025年一季度. */
export function earlierOf({ from, to }: Compared, { columns }: Pick<ReportTable, 'columns'>): string {
  const [before, last] = [from, to].map((name) => columns.find(({ header }) => header === name)?.period);
  if (before === undefined || last?.part === undefined) return '上年';
  return isSamePart(before, last) ? '上年同期' : formatPeriod(before);
}
