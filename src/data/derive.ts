import { Big } from 'big.js';
import { findColumn, textOf, unitOf } from './columns.js';
import type { Column, Dataset, QuantityNumber, Row, Table, TableSettings } from './model.js';
import { decimalOf } from './numerals.js';
import type {
  Difference,
  GlossaryEntry,
  Report,
  ReportGroup,
  ReportRow,
  ReportTable,
  Total,
} from './report.js';
import { actualMeasures } from './schema.js';
import { halfWidth } from './width.js';

/** Everything that follows from the data: differences, totals, shares, ranks, groups, numbered notes. */
export function derive({ pack, tables }: Dataset): Report {
  const derived = Object.values(tables).map((table): [string, ReportTable] => {
    const settings = pack.tables[table.name] ?? { kind: table.kind, notes: [] };
    return [table.name, deriveTable(table, settings)];
  });
  const glossaries = Object.values(tables).filter(({ kind }) => kind === 'glossary');
  return { pack, tables: Object.fromEntries(derived), glossary: glossaries.flatMap(glossaryEntries) };
}

function deriveTable(table: Table, settings: TableSettings): ReportTable {
  const { name, kind, columns } = table;
  const years = yearColumns(columns);
  const amounts = columns.filter(({ role }) => role === 'amount');
  const total = totals(table.rows, amounts);
  const rows = numberedInGroups(
    table.rows.map((row, index) => deriveRow(row, index + 1, table, years, total)),
  );
  return { name, kind, settings, columns, years, amounts, rows, groups: groupsOf(rows, amounts), total };
}

/** By year; within a year what has happened comes before what is planned, else in the order of the file. */
function yearColumns(columns: readonly Column[]): Column[] {
  const isPlan = ({ measure = '' }: Column) => Number(!actualMeasures.includes(measure));
  return columns
    .filter(({ year }) => year !== undefined)
    .toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0) || isPlan(a) - isPlan(b));
}

function deriveRow(
  row: Row,
  number: number,
  { columns, rows }: Table,
  years: readonly Column[],
  total: Readonly<Record<string, Total>>,
): ReportRow {
  const amounts = columns.filter(({ role }) => role === 'amount');
  const difference = differenceOf(row, years, columns);
  return {
    id: row.id,
    number,
    numberInGroup: 0,
    label: textOf(row, columns, 'label'),
    group: textOf(row, columns, 'group'),
    unit: halfWidth(textOf(row, columns, 'unit')),
    cells: row.cells,
    ...(difference && { difference }),
    rank: byHeader(amounts, (column) => rankOf(row, column, rows)),
    share: byHeader(amounts, (column) => shareOf(row, column, total[column.header])),
  };
}

/** The single number of a cell; text, ranges and missing figures have none to reckon with. */
function numberIn(row: Row, column: Column): QuantityNumber | undefined {
  const quantity = row.cells[column.header]?.quantity;
  return quantity?.kind === 'number' ? quantity : undefined;
}

/**
 * The last year's figure less that of the year before, within one row and so of one indicator. A year that has
 * both an actual figure and a plan counts with the actual one.
 */
function differenceOf(
  row: Row,
  years: readonly Column[],
  columns: readonly Column[],
): Difference | undefined {
  const figures = years.filter(({ role }) => role === 'year');
  const onePerYear = figures.filter((column, index) => column.year !== figures[index - 1]?.year);
  const [before, last] = onePerYear.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  const [from, to] = [numberIn(row, before), numberIn(row, last)];
  if (from === undefined || to === undefined) return undefined;

  const unit = to.unit || unitOf(row, last, columns);
  if ((from.unit || unitOf(row, before, columns)) !== unit) return undefined;
  const change = to.value.minus(from.value);
  const places = Math.max(decimalPlaces(from.digits), decimalPlaces(to.digits));
  const sign = change.cmp(0);
  const digits = `${{ '1': '+', '0': '', '-1': '−' }[sign]}${change.abs().toFixed(places)}`;
  return { digits, sign, unit: unit === '%' ? '个百分点' : unit, from: before.header, to: last.header };
}

function decimalPlaces(digits: string): number {
  return digits.split('.')[1]?.length ?? 0;
}

function totals(rows: readonly Pick<Row, 'cells'>[], amounts: readonly Column[]): Record<string, Total> {
  return byHeader(amounts, (column) => sumOf(rows, column));
}

/** The sum of a column, with as many decimal places as its most precise figure. */
export function sumOf(rows: readonly Pick<Row, 'cells'>[], column: Column): Total {
  const numbers = rows.map((row) => numberIn(row as Row, column)).filter((one) => one !== undefined);
  const sum = numbers.reduce((total, { value }) => total.plus(value), new Big(0));
  const places = Math.max(0, ...numbers.map(({ digits }) => decimalPlaces(digits)));
  return {
    digits: sum.toFixed(places).replace('-', '−'),
    counted: numbers.length,
    missing: rows.length - numbers.length,
    approximate: numbers.filter(({ prefix, qualifier }) => prefix !== '' || qualifier !== '').length,
  };
}

function rankOf(row: Row, column: Column, rows: readonly Row[]): number | undefined {
  const own = numberIn(row, column);
  if (own === undefined) return undefined;
  return 1 + rows.filter((other) => numberIn(other, column)?.value.gt(own.value)).length;
}

function shareOf(row: Row, column: Column, total: Total | undefined): string | undefined {
  const own = numberIn(row, column);
  const whole = decimalOf(total?.digits ?? '0');
  if (own === undefined || whole.lte(0)) return undefined;
  return own.value.times(100).div(whole).toFixed(1);
}

/** A record by column header, without the columns that have nothing to say. */
function byHeader<T>(
  columns: readonly Column[],
  value: (column: Column) => T | undefined,
): Record<string, T> {
  const entries = columns.map((column) => [column.header, value(column)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
}

function numberedInGroups(rows: readonly ReportRow[]): ReportRow[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const numberInGroup = (counts.get(row.group) ?? 0) + 1;
    counts.set(row.group, numberInGroup);
    return { ...row, numberInGroup };
  });
}

function groupsOf(rows: readonly ReportRow[], amounts: readonly Column[]): ReportGroup[] {
  const names = [...new Set(rows.map(({ group }) => group))];
  return names.map((name) => {
    const members = rows.filter(({ group }) => group === name);
    return { name, rows: members, count: members.length, subtotal: totals(members, amounts) };
  });
}

function glossaryEntries({ columns, rows }: Table): GlossaryEntry[] {
  const definition = findColumn(columns, '释义')?.header ?? '';
  return rows.map((row, index) => ({
    id: row.id,
    number: index + 1,
    term: textOf(row, columns, 'label'),
    definition: row.cells[definition]?.text ?? '',
    section: textOf(row, columns, 'section'),
  }));
}
