import type { Total } from '../dataset/quantity/sums.js';
import { canonicalText } from './canonical-text.js';
import { valuesOfRow, valuesOfTable } from './measures/index.js';
import type { Report, ReportRow, ReportTable } from './report.js';
import { figureName, type ReportValue, rowValue } from './value.js';

/** Every figure of a report by its name, in the order of the files. */
export function figuresOf({ tables }: Pick<Report, 'tables'>): ReadonlyMap<string, ReportValue> {
  const figures = Object.values(tables).flatMap((table) => [
    ...table.rows.flatMap((row) => [...cellsOf(row, table), ...valuesOfRow(row, table)]),
    ...valuesOfTable(table),
  ]);
  return new Map(figures.map((figure) => [figure.name, figure]));
}

function cellsOf(row: ReportRow, table: ReportTable): ReportValue[] {
  return table.columns
    .filter(({ role }) => role !== 'measure')
    .map(({ header }) => rowValue(row, table, 'cell', header, canonicalText(row, header, table), header));
}

/** The names of all sums of a report, for a helper that is given nothing but the sum. */
export function sumNames({ tables }: Pick<Report, 'tables'>): ReadonlyMap<Total, string> {
  const names = Object.values(tables).flatMap(({ name: table, total, groups }) => [
    ...Object.entries(total).map(([header, sum]) => [sum, figureName('total', table, header)] as const),
    ...groups.flatMap(({ name, subtotal }) =>
      Object.entries(subtotal).map(
        ([header, sum]) => [sum, figureName('subtotal', table, name, header)] as const,
      ),
    ),
  ]);
  return new Map(names);
}
