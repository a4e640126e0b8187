import { halfWidth, normalHeader } from '../../chinese/width.js';
import type { QuantityNumber } from '../../quantity/model.js';
import { actualMeasures } from '../kinds/header-form.js';
import type { ColumnRole } from '../kinds/kind.js';
import type { Column, Dataset, Row, Table } from '../model.js';

/** The table of that name. Names come from the data, so what every object inherits must not be taken for one. */
export function findTable({ tables }: Pick<Dataset, 'tables'>, name: string): Table | undefined {
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}

/** The column that a chart, a helper or a total names; brackets and figures of either width will do. */
export function findColumn(columns: readonly Column[], name: string): Column | undefined {
  const header = normalHeader(name);
  const withUnit = ({ title, unit }: Column) =>
    unit !== undefined && normalHeader(`${title}（${unit}）`) === header;
  // the headers of general tables have their units apart, while a clerk copies the head of the sheet
  return columns.find((column) => column.header === header) ?? columns.find(withUnit);
}

/** Whether a column is one of figures, of a period, of amounts or what follows from them, rather than of words. */
export function holdsFigures({ role }: Column): boolean {
  return role === 'period' || role === 'amount' || role === 'measure' || role === 'figure';
}

/** Whether somebody fills a column in; what follows from others would not be read back. */
export function isFilledIn({ role }: Column): boolean {
  return role !== 'measure';
}

/** Whether a column is of one period; those of general tables print as their sheet has them. */
export function isOfPeriod({ role, period }: Column): boolean {
  return period !== undefined && role !== 'figure';
}

/** Whether a column is of what came of its period, rather than of what is planned; a part of a year alone is. */
export function isActual({ period, measure }: Column): boolean {
  return measure === undefined ? period?.part !== undefined : actualMeasures.includes(measure);
}

/** Columns of words that are names all the same: a short name, a term as it is spoken. */
const NAMES = ['简称', '拼音'];

/** Whether the cells of a column hold sentences, whose line breaks mean something, rather than names and figures. */
export function holdsLines({ role, header }: Column): boolean {
  return role === 'note' || role === 'quote' || (role === 'text' && !NAMES.includes(header));
}

/** The text of a row in its first column of a role; empty when the table has no such column. */
export function textOf(row: Pick<Row, 'cells'>, columns: readonly Column[], role: ColumnRole): string {
  const column = columns.find((candidate) => candidate.role === role);
  return (column && row.cells[column.header]?.text) ?? '';
}

/** What the row says of its unit, or else the settings of its table: a dash is none. */
export function rowUnit(row: Pick<Row, 'cells'>, columns: readonly Column[]): string {
  const written = textOf(row, columns, 'unit');
  return halfWidth(written || (columns.find(({ role }) => role === 'unit')?.unit ?? ''));
}

/** What stands where units do: a dash says that there is none. */
export function writtenUnit(unit: string): string {
  return /^[-—–/]*$/.test(unit) ? '' : unit;
}

/** The unit that holds for the figures of a row in a column: that of the header, or else of the row. */
export function unitOf(row: Pick<Row, 'cells'>, column: Column, columns: readonly Column[]): string {
  return writtenUnit(halfWidth(column.unit ?? rowUnit(row, columns)));
}

/** The single number of a cell; text, ranges and missing figures have none to reckon with. */
export function numberIn(row: Pick<Row, 'cells'>, column: Column): QuantityNumber | undefined {
  const quantity = row.cells[column.header]?.quantity;
  return quantity?.kind === 'number' ? quantity : undefined;
}
