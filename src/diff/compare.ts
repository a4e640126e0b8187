import type { Column } from '../data/model.js';
import type { Report, ReportRow, ReportTable, Total } from '../data/report.js';
import type { CellChange, PackDifference, RowChange, TableDifference, ValueChange } from './model.js';
import { compareTexts } from './texts.js';

/** Roles of columns that are there to trace a figure and are not printed. */
const UNPRINTED = new Set(['section', 'quote']);

/** Two states of a pack → what differs, in the order of the later state; what is gone stands last. */
export function compareReports(before: Report, after: Report): PackDifference {
  const names = union(Object.keys(after.tables), Object.keys(before.tables));
  const tables = names.map((name) => compareTables(name, before.tables[name], after.tables[name]));
  return {
    texts: compareTexts(before.pack, after.pack),
    tables: tables.filter(({ columns, rows, sums }) => columns.length + rows.length + sums.length > 0),
  };
}

/** Whether anything differs at all. */
export function isSame({ texts, tables }: PackDifference): boolean {
  return texts.length + tables.length === 0;
}

function compareTables(
  name: string,
  before: ReportTable | undefined,
  after: ReportTable | undefined,
): TableDifference {
  const title = (after ?? before)?.settings.title?.text ?? name;
  const headers = (table: ReportTable | undefined) => table?.columns.map(({ header }) => header) ?? [];
  const [old, fresh] = [headers(before), headers(after)];
  return {
    table: name,
    title,
    columns: [
      ...fresh
        .filter((header) => !old.includes(header))
        .map((header) => ({ kind: 'added', header }) as const),
      ...old
        .filter((header) => !fresh.includes(header))
        .map((header) => ({ kind: 'removed', header }) as const),
    ],
    rows: compareRows(before, after),
    sums: compareValues(sumsOf(before), sumsOf(after)),
  };
}

function compareRows(before: ReportTable | undefined, after: ReportTable | undefined): RowChange[] {
  const byId = (table: ReportTable | undefined) => new Map(table?.rows.map((row) => [row.id, row]) ?? []);
  const [old, fresh] = [byId(before), byId(after)];
  const changes = [...fresh.values()].flatMap((row): RowChange[] => {
    const earlier = old.get(row.id);
    if (!earlier) return [{ kind: 'added', ...factsOf(row, after) }];
    const cells = compareCells(earlier, row, after?.columns ?? []);
    const derived = compareValues(derivedOf(earlier), derivedOf(row));
    if (cells.length + derived.length === 0) return [];
    return [{ kind: 'changed', ...factsOf(row, after), cells, derived }];
  });
  const gone = [...old.values()].filter(({ id }) => !fresh.has(id));
  return [...changes, ...gone.map((row): RowChange => ({ kind: 'removed', ...factsOf(row, before) }))];
}

function factsOf(row: ReportRow, table: ReportTable | undefined) {
  const [first] = table?.columns ?? [];
  const place = row.cells[first?.header ?? '']?.place ?? { file: table?.name ?? '' };
  return { id: row.id, label: row.label, place };
}

/** Cells by header; a column that only one state has is told once, as a column. */
function compareCells(before: ReportRow, after: ReportRow, columns: readonly Column[]): CellChange[] {
  return columns.flatMap(({ header, role }) => {
    const [old, fresh] = [before.cells[header], after.cells[header]];
    if (!old || !fresh || old.text === fresh.text) return [];
    const isPrinted = !UNPRINTED.has(role);
    return [{ name: header, before: old.text, after: fresh.text, place: fresh.place, isPrinted }];
  });
}

type Values = ReadonlyMap<string, string>;

/** Values by name that are in both and differ, or in one only, which the other then has as nothing. */
function compareValues(before: Values, after: Values): ValueChange[] {
  return union([...after.keys()], [...before.keys()]).flatMap((name) => {
    const [old = '', fresh = ''] = [before.get(name), after.get(name)];
    return old === fresh ? [] : [{ name, before: old, after: fresh }];
  });
}

/** What follows from a row: its change from year to year, its rank and its share. */
function derivedOf({ difference, rank, share }: ReportRow): Values {
  return new Map([
    ...(difference ? [['增减', `${difference.digits}${difference.unit}`] as const] : []),
    ...Object.entries(rank).map(([header, place]) => [`名次 ${header}`, String(place)] as const),
    ...Object.entries(share).map(([header, percent]) => [`占比 ${header}`, `${percent}%`] as const),
  ]);
}

function sumsOf(table: ReportTable | undefined): Values {
  if (!table) return new Map();
  const groups = table.groups.filter(({ name }) => name !== '');
  const sums = (name: string, totals: Readonly<Record<string, Total>>) =>
    Object.entries(totals).map(([header, { digits }]) => [`${name} ${header}`, digits] as const);
  return new Map([
    ['合计 个数', String(table.rows.length)],
    ...groups.map(({ name, count }) => [`${name} 个数`, String(count)] as const),
    ...sums('合计', table.total),
    ...groups.flatMap(({ name, subtotal }) => sums(name, subtotal)),
  ]);
}

/** The members of both, those of the first in front. */
function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}
