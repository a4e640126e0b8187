import { unitOf } from '../data/columns.js';
import type { Figure } from '../data/figures.js';
import { withoutMarks } from '../data/marks.js';
import type { Cell, Column } from '../data/model.js';
import { formatQuantity } from '../data/quantity.js';
import type { Report, ReportRow, ReportTable } from '../data/report.js';
import { withUnit } from '../template/helpers/figure.js';

/** A cell as it stands under its header: with the unit of its row, which that does not state. */
export function underHeader(row: ReportRow, header: string, table: ReportTable): string {
  const column = table.columns.find((one) => one.header === header);
  return column?.unit === undefined
    ? spoken(row, header, table)
    : withoutMarks(row.cells[header]?.text ?? '');
}

/** A cell as a sentence would say it, with its unit. */
export function spoken(row: ReportRow, header: string, { columns }: ReportTable): string {
  const column = columns.find((one) => one.header === header);
  const cell = row.cells[header];
  if (!cell || !column) return '';
  return withoutMarks(isFigure(column, cell) ? figureText(row, cell, column, columns) : cell.text);
}

function isFigure({ role }: Column, { quantity }: Cell): boolean {
  return (role === 'year' || role === 'amount') && (quantity.kind === 'number' || quantity.kind === 'range');
}

function figureText(row: ReportRow, cell: Cell, column: Column, columns: readonly Column[]): string {
  const { quantity } = withUnit(cell, unitOf(row, column, columns));
  return formatQuantity(quantity);
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
