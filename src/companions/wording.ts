import type { Figure } from '../data/figures.js';
import { withoutMarks } from '../data/marks.js';
import type { Report, ReportRow, ReportTable } from '../data/report.js';
import { said } from '../data/said.js';

/** A cell as it stands under its header: with the unit of its row, which that does not state. */
export function underHeader(row: ReportRow, header: string, table: ReportTable): string {
  const column = table.columns.find((one) => one.header === header);
  return column?.unit === undefined
    ? spoken(row, header, table)
    : withoutMarks(row.cells[header]?.text ?? '');
}

/** A cell as a sentence would say it, with its unit. */
export function spoken(row: ReportRow, header: string, table: ReportTable): string {
  return withoutMarks(said(row, header, table));
}

/** What a derived figure is called, by its column without the unit. */
const DERIVED: Readonly<Record<Figure['kind'], (title: string) => string>> = {
  cell: (title) => title,
  difference: () => '增减',
  change: (title) => `${title}比上年增减`,
  rank: (title) => `${title}名次`,
  share: (title) => `${title}占比`,
  total: (title) => title,
  subtotal: (title) => title,
  count: () => '个数',
  counted: (title) => `${title}列数个数`,
};

/** What a derived figure is a figure of, and what its column is called. */
export function namesOf(
  { table, item, kind, column }: Figure,
  { tables }: Pick<Report, 'tables'>,
): { item: string; column: string } {
  const title = tables[table]?.columns.find(({ header }) => header === column)?.title ?? column;
  return { item: withoutMarks(item) + (kind === 'subtotal' ? '小计' : ''), column: DERIVED[kind](title) };
}

/** Pages as a reader is told them: 3、7. */
export function listed(pages: readonly string[]): string {
  return pages.join('、');
}
