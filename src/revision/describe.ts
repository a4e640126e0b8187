import { withoutMarks } from '../dataset/terms/marks.js';
import { formatPeriod, type Period } from '../quantity/period.js';
import { canonicalText } from '../report/canonical-text.js';
import { wordsOf } from '../report/measures/index.js';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../report/report.js';
import type { ReportValue } from '../report/value.js';
import type { Correction } from './corrections/model.js';
import type { PackPages } from './pack-pages.js';

/** A cell as it stands under its header: with the unit of its row, which that does not state. */
export function underHeader(row: ReportRow, header: string, table: ReportTable): string {
  const column = table.columns.find((one) => one.header === header);
  return column?.unit === undefined
    ? spoken(row, header, table)
    : withoutMarks(row.cells[header]?.text ?? '');
}

/** A cell as a sentence would say it, with its unit. */
export function spoken(row: ReportRow, header: string, table: ReportTable): string {
  return withoutMarks(canonicalText(row, header, table));
}

/**
 * What a reader calls a row: its name; in a general table with the names that it stands under where several rows have
 * it, and of a month with its year.
 */
export function rowName({ label, under = [], period }: ReportRow, { rows }: ReportTable): string {
  if (rows.filter((row) => row.label === label).length < 2) return withYear(label, period);
  return period?.year !== undefined ? withYear(label, period) : [...under, label].join('，');
}

function withYear(label: string, period: Period | undefined): string {
  return period?.year === undefined || label.includes(String(period.year)) ? label : formatPeriod(period);
}

/** What a reader calls a column: of several heads all, else as it is told otherwise, with its unit or without. */
export function columnName(
  { path = [], title }: Pick<ReportColumn, 'path' | 'title'>,
  otherwise = title,
): string {
  return path.length > 1 ? path.join('，') : otherwise;
}

/** Where readers find a table: by its number, or in the text where the edition sets it as none. */
export function whereOf(
  name: string,
  table: Pick<ReportTable, 'kind'> | undefined,
  pages: PackPages,
): string {
  return pages.table(name) ?? (table?.kind === 'glossary' ? '名词' : '正文');
}

/**
 * Things of tables in the order in which the edition sets those; of tables that it does not set, behind them.
 */
export function inOrderOfPages<T>(
  things: readonly T[],
  tableOf: (thing: T) => string,
  { tables }: PackPages,
): T[] {
  const place = (thing: T) =>
    tables.includes(tableOf(thing)) ? tables.indexOf(tableOf(thing)) : tables.length;
  return things.toSorted((one, other) => place(one) - place(other));
}

/**
 * What a derived figure is a figure of, and what its column is called; a sum also of which table, if it has
 * no number.
 */
export function namesOf(
  { table: name, id, item, kind, column }: ReportValue,
  { tables }: Pick<Report, 'tables'>,
  pages: PackPages,
): Pick<Correction, 'where' | 'item' | 'column'> {
  const table = tables[name];
  const found = table?.columns.find(({ header }) => header === column);
  const title = found ? columnName(found) : column;
  const words = wordsOf({ kind });
  const isAlone = id === undefined && pages.table(name) === undefined && table?.kind !== 'glossary';
  const whole = isAlone ? `${table?.settings.title?.text ?? table?.layout?.title ?? name}，` : '';
  const row = table?.kind === 'general' ? table.rows.find((one) => one.id === id) : undefined;
  const called = withoutMarks(row && table ? rowName(row, table) : item);
  return {
    where: whereOf(name, table, pages),
    item: whole + (words?.item?.(called) ?? called),
    column: words?.printed(title, found) ?? title,
  };
}

/** Pages as a reader is told them: 3、7. */
export function listed(pages: readonly string[]): string {
  return pages.join('、');
}
