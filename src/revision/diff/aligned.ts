import { nameKey, wholePeriod } from '../../dataset/address/name-key.js';
import { formatPeriod } from '../../quantity/period.js';
import type { Report, ReportColumn, ReportRow, ReportTable } from '../../report/report.js';

/**
 * An earlier state with the rows and columns of its general tables called as the later one calls them, where only the
 * writing differs: 1-9月 and 1—9月, 其中：税收 and 税收. Their ids and headers are made of names, and a name written in
 * another way is no other row.
 */
export function alignedTo(before: Report, after: Report): Report {
  const tables = Object.entries(before.tables).map(([name, table]) => {
    const later = Object.hasOwn(after.tables, name) ? after.tables[name] : undefined;
    const isBoth = table.kind === 'general' && later?.kind === 'general';
    return [name, isBoth ? alignedTable(table, later) : table] as const;
  });
  const isSame = tables.every(([name, table]) => table === before.tables[name]);
  return isSame ? before : { ...before, tables: Object.fromEntries(tables) };
}

function alignedTable(before: ReportTable, after: ReportTable): ReportTable {
  const headers = renamed(before.columns, after.columns, ({ header }) => header, columnKey);
  const ids = renamed(before.rows, after.rows, ({ id }) => id, rowKeyIn(before, after));
  if (headers.size + ids.size === 0) return before;
  const headerOf = (header: string) => headers.get(header) ?? header;
  const columns = before.columns.map((column) => ({ ...column, header: headerOf(column.header) }));
  const rows = before.rows.map((row) => ({
    ...row,
    id: ids.get(row.id) ?? row.id,
    cells: Object.fromEntries(Object.entries(row.cells).map(([header, cell]) => [headerOf(header), cell])),
  }));
  return { ...before, columns, rows, groups: before.groups.map((group) => ({ ...group, rows })) };
}

/** The names that only the earlier has, by what the later calls the only thing of the same key. */
function renamed<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (thing: T) => string,
  keyOf: (thing: T) => string,
): ReadonlyMap<string, string> {
  const [old, fresh] = [new Set(before.map(nameOf)), new Set(after.map(nameOf))];
  const gone = before.filter((one) => !fresh.has(nameOf(one)));
  if (gone.length === 0) return new Map();
  const come = byKey(
    after.filter((one) => !old.has(nameOf(one))),
    keyOf,
  );
  const lost = byKey(gone, keyOf);
  return new Map(
    gone.flatMap((one) => {
      const key = keyOf(one);
      const [only, second] = come.get(key) ?? [];
      const isOnly = only !== undefined && second === undefined && lost.get(key)?.length === 1;
      return isOnly ? [[nameOf(one), nameOf(only)] as const] : [];
    }),
  );
}

function byKey<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const one of things) {
    const list = lists.get(keyOf(one));
    if (list) list.push(one);
    else lists.set(keyOf(one), [one]);
  }
  return lists;
}

function columnKey({ path = [], title, period }: ReportColumn): string {
  return (
    (path.length > 0 ? path : [title]).map((head) => timeKey(head) ?? nameKey(head)).join('/') +
    timeOf(period)
  );
}

function rowKeyIn(before: ReportTable, after: ReportTable) {
  const names = new Map(
    [...before.rows, ...after.rows].map((row): [ReportRow, string] => [
      row,
      [...(row.under ?? []), row.label].map((name) => timeKey(name) ?? nameKey(name)).join('/') +
        timeOf(row.period),
    ]),
  );
  return (row: ReportRow) => names.get(row) ?? row.id;
}

function timeKey(name: string): string | undefined {
  const period = wholePeriod(name);
  return period && formatPeriod(period);
}

function timeOf(period: ReportRow['period']): string {
  return period === undefined ? '' : ` ${formatPeriod(period)}`;
}
