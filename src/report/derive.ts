import { wellKnownTable } from '../dataset/kinds/index.js';
import type { Column, Dataset, Row, Table, TableSettings } from '../dataset/model.js';
import { differenceOf, periodColumns } from '../dataset/quantity/difference.js';
import type { Total } from '../dataset/quantity/sums.js';
import { rowUnit, textOf } from '../dataset/table/columns.js';
import { layoutOf } from './column-layout.js';
import { glossaryOf } from './glossary.js';
import { ranksOf } from './measures/rank.js';
import { measuredTotals } from './measures/row-measure.js';
import { shareOf } from './measures/share.js';
import { totalOf } from './measures/sum.js';
import type { Report, ReportColumn, ReportGroup, ReportRow, ReportTable } from './report.js';

/** Everything that follows from the data: differences, totals, shares, ranks, groups, numbered notes. */
export function derive({ pack, tables }: Dataset): Report {
  const derived = Object.values(tables).map((table): [string, ReportTable] => {
    return [
      table.name,
      deriveTable(
        table,
        titled(table, Object.hasOwn(pack.tables, table.name) ? pack.tables[table.name] : undefined),
      ),
    ];
  });
  const glossary = glossaryOf(Object.values(tables), pack.glossary);
  return { pack, tables: Object.fromEntries(derived), glossary };
}

/** The settings of a table, with its usual title where it has none. */
function titled({ name, kind, file, layout }: Table, written: TableSettings | undefined): TableSettings {
  const settings = written ?? { kind, notes: [] };
  // a title that stands in the sheet says more than its usual one
  const usual = layout && layout.title !== name ? undefined : wellKnownTable(name)?.title;
  return settings.title || usual === undefined
    ? settings
    : { ...settings, title: { text: usual, place: { file } } };
}

function deriveTable(table: Table, settings: TableSettings): ReportTable {
  const { name, kind } = table;
  const columns = table.columns.map(withYear);
  const amounts = columns.filter(({ role }) => role === 'amount');
  const summed = totals(table.rows, amounts);
  const total = { ...summed, ...measuredTotals(table, summed) };
  const ranks = byHeader(amounts, (column) => ranksOf(table.rows, column));
  const rows = numbered(table.rows.map((row) => deriveRow(row, table, { amounts, total, ranks })));
  const groups = groupsOf(rows, amounts);
  const hasSums = settings.sums !== false && (amounts.length === 0 || amounts.some(isSummed));
  const years = periodColumns(columns);
  const own = columns.filter(({ isOwn, role }) => isOwn && role === 'text');
  const layout = layoutOf(table, settings);
  return {
    ...{ name, kind, settings, columns, years, amounts, own, rows, groups, total, hasSums },
    ...(layout && { layout }),
  };
}

function withYear(column: Column): ReportColumn {
  const year = column.period?.year;
  return year === undefined ? column : { ...column, year };
}

function isSummed({ unsummed }: Column): boolean {
  return unsummed === undefined;
}

/** A row until its table is whole: it gets its numbers once all rows are there. */
type DraftRow = { -readonly [Key in keyof ReportRow]: ReportRow[Key] };

/** What is known of all rows when one is looked at, the latter two by the header of a column. */
interface AllRows {
  readonly amounts: readonly Column[];
  readonly total: Readonly<Record<string, Total>>;
  readonly ranks: Readonly<Record<string, ReadonlyMap<Row, number>>>;
}

/** Filled in step by step: V8 would give each copy by spread a shape of its own, and a long table has many rows. */
function deriveRow(row: Row, { columns }: Table, { amounts, total, ranks }: AllRows): DraftRow {
  const derived: DraftRow = {
    id: row.id,
    number: 0,
    numberInGroup: 0,
    label: textOf(row, columns, 'label'),
    group: textOf(row, columns, 'group'),
    unit: rowUnit(row, columns),
    cells: row.cells,
    rank: byHeader(amounts, ({ header }) => ranks[header]?.get(row)),
    share: byHeader(amounts, (column) => {
      const whole = total[column.header];
      return whole && shareOf(row, column, whole);
    }),
  };
  if (row.level !== undefined) derived.level = row.level;
  if (row.rowKind) derived.rowKind = row.rowKind;
  if (row.under) derived.under = row.under;
  if (row.period) derived.period = row.period;
  const difference = differenceOf(row, columns);
  if (difference) derived.difference = difference;
  return derived;
}

function totals(rows: readonly Pick<Row, 'cells'>[], amounts: readonly Column[]): Record<string, Total> {
  return byHeader(amounts, (column) => totalOf(rows, column));
}

/** A record by column header, without the columns that have nothing to say. */
function byHeader<T>(
  columns: readonly Column[],
  value: (column: Column) => T | undefined,
): Record<string, T> {
  const entries = columns.map((column) => [column.header, value(column)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== undefined));
}

/** Numbers run as the rows are printed: group after group, in the order in which the groups first appear. */
function numbered(rows: readonly DraftRow[]): readonly ReportRow[] {
  const sizes = new Map<string, number>();
  for (const { group } of rows) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const before = new Map<string, number>();
  let above = 0;
  for (const [group, size] of sizes) {
    before.set(group, above);
    above += size;
  }
  const counts = new Map<string, number>();
  for (const row of rows) {
    row.numberInGroup = (counts.get(row.group) ?? 0) + 1;
    row.number = (before.get(row.group) ?? 0) + row.numberInGroup;
    counts.set(row.group, row.numberInGroup);
  }
  return rows;
}

function groupsOf(rows: readonly ReportRow[], amounts: readonly Column[]): ReportGroup[] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) {
    const members = groups.get(row.group);
    if (members) members.push(row);
    else groups.set(row.group, [row]);
  }
  return [...groups].map(([name, members]) => {
    return { name, rows: members, count: members.length, subtotal: totals(members, amounts) };
  });
}
