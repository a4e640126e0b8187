import type { ReportGroup, ReportTable } from '../report.js';

/** What a whole table's sums are called. */
export const WHOLE = '合计';

/** The groups of a table that has any: without a column for them there is one that has no name. */
export function namedGroups({ groups }: ReportTable): readonly ReportGroup[] {
  return groups.filter(({ name }) => name !== '');
}
