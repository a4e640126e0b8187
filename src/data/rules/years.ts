import { type Diagnostic, warningAt } from '../../diagnostics.js';
import type { ReportTable } from '../report.js';

/**
 * The year columns that no template printed: next year's column, added to the data, must not be left out
 * quietly. `shown` holds the headers printed, by table name; a table that isn't printed at all is no finding.
 */
export function findUnshownYears(
  tables: Readonly<Record<string, ReportTable>>,
  shown: ReadonlyMap<string, ReadonlySet<string>>,
): Diagnostic[] {
  return Object.values(tables).flatMap(({ name, years }) => {
    const headers = shown.get(name);
    const unshown = headers ? years.filter(({ header }) => !headers.has(header)) : [];
    return unshown.map(({ header, place }) =>
      warningAt(
        'unshown-year',
        { zh: `没有模板用到“${header}”这一列`, en: `No template shows the column "${header}"` },
        { place },
      ),
    );
  });
}
