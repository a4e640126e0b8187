import type { Report, ReportTable } from './report.js';

/**
 * The tables that print as their sheets have them, those first that the pack speaks of, in its order; the others in
 * that of their files and sheets.
 */
export function tablesInOrder({ pack, tables }: Report): ReportTable[] {
  const general = Object.values(tables).filter(({ layout, rows }) => layout && rows.length > 0);
  const named = Object.keys(pack.tables);
  const rank = ({ name }: ReportTable) => (named.includes(name) ? named.indexOf(name) : named.length);
  return general.sort(
    (one, other) => rank(one) - rank(other) || (one.layout?.order ?? 0) - (other.layout?.order ?? 0),
  );
}
