import { textOf } from './columns.js';
import { differenceOf, yearColumns } from './difference.js';
import { glossaryOf } from './glossary.js';
import type { Column, Dataset, Row, Table, TableSettings } from './model.js';
import type { Report, ReportGroup, ReportRow, ReportTable, Total } from './report.js';
import { usualTitles } from './schema.js';
import { rankOf, shareOf, sumOf } from './sums.js';
import { halfWidth } from './width.js';

/** Everything that follows from the data: differences, totals, shares, ranks, groups, numbered notes. */
export function derive({ pack, tables }: Dataset): Report {
  const derived = Object.values(tables).map((table): [string, ReportTable] => {
    return [table.name, deriveTable(table, titled(table, pack.tables[table.name]))];
  });
  const glossary = glossaryOf(Object.values(tables), pack.glossary);
  return { pack, tables: Object.fromEntries(derived), glossary };
}

/** The settings of a table, with its usual title where it has none. */
function titled({ name, kind, file }: Table, written: TableSettings | undefined): TableSettings {
  const settings = written ?? { kind, notes: [] };
  const usual = usualTitles.get(name);
  return settings.title || usual === undefined
    ? settings
    : { ...settings, title: { text: usual, place: { file } } };
}

function deriveTable(table: Table, settings: TableSettings): ReportTable {
  const { name, kind, columns } = table;
  const amounts = columns.filter(({ role }) => role === 'amount');
  const total = totals(table.rows, amounts);
  const derived = table.rows.map((row, index) => deriveRow(row, index + 1, table, total));
  const rows = numberedInGroups(derived);
  const groups = groupsOf(rows, amounts);
  return { name, kind, settings, columns, years: yearColumns(columns), amounts, rows, groups, total };
}

function deriveRow(
  row: Row,
  number: number,
  { columns, rows }: Table,
  total: Readonly<Record<string, Total>>,
): ReportRow {
  const amounts = columns.filter(({ role }) => role === 'amount');
  const difference = differenceOf(row, columns);
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
    share: byHeader(amounts, (column) => {
      const whole = total[column.header];
      return whole && shareOf(row, column, whole);
    }),
  };
}

function totals(rows: readonly Pick<Row, 'cells'>[], amounts: readonly Column[]): Record<string, Total> {
  return byHeader(amounts, (column) => sumOf(rows, column));
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
