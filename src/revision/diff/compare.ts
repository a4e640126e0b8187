import { isFilledIn } from '../../dataset/table/columns.js';
import { canonicalText } from '../../report/canonical-text.js';
import { valuesAmongRows, valuesOfRow, valuesOfTable, wordsOf } from '../../report/measures/index.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import type { ReportValue } from '../../report/value.js';
import { changedParagraphs } from '../report-texts.js';
import { alignedTo } from './aligned.js';
import type {
  CellChange,
  CellValue,
  ColumnCell,
  ColumnChange,
  PackDifference,
  RowChange,
  TableDifference,
  ValueChange,
} from './model.js';
import { movedRows } from './moved.js';
import { compareTexts } from './texts.js';

/** Roles of columns that are there to trace a figure and are not printed. */
const UNPRINTED = new Set(['section', 'quote', 'check', 'doubt']);

/** Parts of a table that say that it differs. */
const DIFFERING = ['columns', 'rows', 'moved', 'sums'] as const;

/** Two states of a pack → what differs, in the order of the later state; what is gone stands last. */
export function compareReports(earlier: Report, after: Report): PackDifference {
  const before = alignedTo(earlier, after);
  const names = union(Object.keys(after.tables), Object.keys(before.tables));
  const tables = names.map((name) => compareTables(name, before.tables[name], after.tables[name]));
  const report = changedParagraphs(before.workReport, after.workReport).map(
    ({ heading, before, after }): ValueChange => ({ name: heading, before, after }),
  );
  return {
    texts: compareTexts(before.pack, after.pack),
    tables: tables.filter((table) => DIFFERING.some((part) => table[part].length > 0)),
    ...(report.length > 0 && { report }),
  };
}

/** Whether anything differs at all. */
export function isSame({ texts, tables, report = [] }: PackDifference): boolean {
  return texts.length + tables.length + report.length === 0;
}

function compareTables(
  name: string,
  before: ReportTable | undefined,
  after: ReportTable | undefined,
): TableDifference {
  return {
    table: name,
    title: titleOf(after ?? before) ?? name,
    kind: !before ? 'added' : after ? 'changed' : 'removed',
    columns: before && after ? compareColumns(before, after) : [],
    rows: compareRows(before, after),
    moved: movedRows(before, after),
    sums: compareValues(sumsOf(before), sumsOf(after)),
  };
}

function titleOf(table: ReportTable | undefined): string | undefined {
  return table?.settings.title?.text ?? table?.layout?.title;
}

function compareColumns(before: ReportTable, after: ReportTable): ColumnChange[] {
  const missingIn = (other: ReportTable, kind: ColumnChange['kind'], { columns, rows }: ReportTable) =>
    columns
      .filter(({ header }) => !other.columns.some((one) => one.header === header))
      .map(({ header }) => ({ kind, header, cells: cellsOfColumn(header, rows) }));
  return [...missingIn(before, 'added', after), ...missingIn(after, 'removed', before)];
}

function cellsOfColumn(header: string, rows: readonly ReportRow[]): ColumnCell[] {
  return rows.flatMap(({ id, label, cells }) => {
    const value = cells[header]?.text ?? '';
    return value === '' ? [] : [{ id, label, value }];
  });
}

function compareRows(before: ReportTable | undefined, after: ReportTable | undefined): RowChange[] {
  const byId = (table: ReportTable | undefined) => new Map(table?.rows.map((row) => [row.id, row]) ?? []);
  const [old, fresh] = [byId(before), byId(after)];
  const hasOtherColumns = headersOf(before) !== headersOf(after);
  const changes = [...fresh.values()].flatMap((row): RowChange[] => {
    const earlier = old.get(row.id);
    if (!earlier || !before || !after)
      return [{ kind: 'added', ...factsOf(row, after), ...wholeRow(row, after) }];
    const cells = compareCells(earlier, before, row, after);
    const isTouched =
      hasOtherColumns || after.columns.some(({ header }) => isWrittenAnew(earlier, row, header));
    const derived = compareValues(derivedOf(earlier, before, isTouched), derivedOf(row, after, isTouched));
    if (cells.length + derived.length === 0) return [];
    return [{ kind: 'changed', ...factsOf(row, after), cells, derived }];
  });
  const gone = [...old.values()].filter(({ id }) => !fresh.has(id));
  const removed = gone.map((row): RowChange => {
    return { kind: 'removed', ...factsOf(row, before), ...wholeRow(row, before) };
  });
  return [...changes, ...removed];
}

/** All headers of a table in order, as one text. */
function headersOf(table: ReportTable | undefined): string {
  return (table?.columns ?? []).map(({ header }) => header).join('\n');
}

function isWrittenAnew(old: ReportRow, fresh: ReportRow, header: string): boolean {
  return old.cells[header]?.text !== fresh.cells[header]?.text;
}

function factsOf(row: ReportRow, table: ReportTable | undefined) {
  const [first] = table?.columns ?? [];
  const place = row.cells[first?.header ?? '']?.place ?? { file: table?.name ?? '' };
  return { id: row.id, label: row.label, place };
}

/** All that a row says but for what it is called. */
function wholeRow(row: ReportRow, table: ReportTable | undefined): { cells: CellValue[] } {
  const told = (table?.columns ?? []).filter(({ role }) => role !== 'id' && role !== 'label');
  const cells = told.flatMap(({ header, role }) => {
    const value = row.cells[header]?.text ?? '';
    return value === '' ? [] : [{ name: header, value, isPrinted: !UNPRINTED.has(role) }];
  });
  return { cells };
}

/**
 * Cells by header, of columns that both states have. A figure that was only written in another way, with its
 * unit or without, in full-width digits or with another dash, is the same figure.
 */
function compareCells(
  old: ReportRow,
  before: ReportTable,
  fresh: ReportRow,
  after: ReportTable,
): CellChange[] {
  return after.columns.filter(isFilledIn).flatMap(({ header, role }) => {
    const [was, is] = [old.cells[header], fresh.cells[header]];
    if (!was || !is || was.text === is.text) return [];
    if (canonicalText(old, header, before) === canonicalText(fresh, header, after)) return [];
    const isPrinted = !UNPRINTED.has(role);
    return [{ name: header, before: was.text, after: is.text, place: is.place, isPrinted }];
  });
}

type Values = ReadonlyMap<string, string>;

/** Values by name that are in both and differ, or in one only, which the other then has as nothing. */
function compareValues(before: Values, after: Values): ValueChange[] {
  return union([...after.keys()], [...before.keys()]).flatMap((name) => {
    const [old = '', fresh = ''] = [before.get(name), after.get(name)];
    return isSameNumber(old, fresh) ? [] : [{ name, before: old, after: fresh }];
  });
}

/** 1.00 and 1 are one sum, of 1.00 and of 0.25 and 0.75. */
function isSameNumber(one: string, other: string): boolean {
  const bare = (text: string) => (/^[-−+]?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text);
  return one === other || bare(one) === bare(other);
}

/** What follows for a row, and where nobody touched it what may change all the same: its ranks and its shares. */
function derivedOf(row: ReportRow, table: ReportTable, isTouched: boolean): Values {
  // the last period's change on the one before is told once
  const isTold = ({ kind, column }: ReportValue) => kind === 'change' && column === row.difference?.to;
  const values = isTouched ? valuesOfRow(row, table) : valuesAmongRows(row, table);
  return namedValues(values.filter((value) => !isTold(value)));
}

function sumsOf(table: ReportTable | undefined): Values {
  return namedValues(table ? valuesOfTable(table) : []);
}

function namedValues(values: readonly ReportValue[]): Values {
  return new Map(
    values.flatMap((value) => {
      const name = wordsOf(value)?.compared?.(value);
      return name === undefined ? [] : [[name, value.text] as const];
    }),
  );
}

/** The members of both, those of the first in front. */
function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}
