import type { HelperOptions } from 'handlebars';
import { normalHeader } from '../../chinese/width.js';
import type { Bilingual } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import { figuresNamed, itemsNamed } from '../../dataset/address/figures.js';
import { rowsNamed } from '../../dataset/address/rows.js';
import type { Column } from '../../dataset/model.js';
import type { Total } from '../../dataset/quantity/sums.js';
import { choiceOf, figuresTold, severalCalled } from '../../dataset/rules/names.js';
import { findColumn } from '../../dataset/table/columns.js';
import { memo } from '../../incremental/memo.js';
import type { Report, ReportGroup, ReportRow, ReportTable } from '../../report/report.js';
import { type HelperContext, HelperProblem } from './context.js';

/** The table of that name; every object has a `constructor`, which is none. */
export function findTable({ tables }: Report, name: string): ReportTable | undefined {
  return Object.hasOwn(tables, name) ? tables[name] : undefined;
}

/** The table of that name; a HelperProblem with the nearest name when there is none. */
export function getTable(report: Report, name: string, options: HelperOptions): ReportTable {
  const table = findTable(report, name);
  if (table) return table;
  throw unknown(
    'unknown-table',
    { zh: `没有表“${name}”`, en: `no table “${name}”` },
    name,
    Object.keys(report.tables),
    options,
  );
}

/** A row and the table it stands in. */
export interface FoundRow {
  readonly table: ReportTable;
  readonly row: ReportRow;
}

/** A row and one of its columns. */
export interface FoundFigure extends FoundRow {
  readonly column: Column;
}

/** Rows by id: a template may ask for one in a loop. */
const rowsById = memo<Report['tables'], ReadonlyMap<string, FoundRow>>('rows by id');

/** The row with that id, in whichever table it stands; the first that has it. */
export function findRow({ report: { tables }, database }: LookUpContext, id: string): FoundRow | undefined {
  const rows = rowsById(database, tables, [], () => {
    const found = Object.values(tables).flatMap((table) =>
      table.rows.map((row): [string, FoundRow] => [row.id, { table, row }]),
    );
    return new Map(found.toReversed());
  });
  return rows.get(id);
}

/** The row of that id or name; a HelperProblem with the nearest id when there is none. */
export function getRow(context: LookUpContext, name: string, options: HelperOptions): FoundRow {
  const known = findRow(context, name);
  if (known) return known;
  const tables = tablesWithFigures(context.report);
  const found = rowsNamed(tables, name);
  const [first, second] = found;
  if (second)
    throw severalNamed(
      name,
      found.map(({ row }) => row.id),
      options,
    );
  if (first) return first;
  throw unknownRow(context.report, name, options);
}

/** A row, a column of a table whose rows are periods, or a cell: whatever a name alone may mean. */
export function getItem(
  context: LookUpContext,
  name: string,
  options: HelperOptions,
): Partial<FoundFigure> & { readonly table: ReportTable } {
  const known = findRow(context, name);
  if (known) return known;
  const [first, second] = itemsNamed(tablesWithFigures(context.report), name);
  return first && !second ? first : getRow(context, name, options);
}

/** A figure by a row and a column, or by a column and a row. */
export function getFigure(
  context: LookUpContext,
  item: string,
  column: string,
  options: HelperOptions,
): FoundFigure {
  const row = findRow(context, item);
  const exact = row && findColumn(row.table.columns, column);
  if (row && exact) return { ...row, column: exact };
  const found = figuresNamed(tablesWithFigures(context.report), item, column);
  const [first, second] = found;
  if (second) throw severalNamed(column, figuresTold(found), options);
  if (first) return first;
  throw unknownColumn(column, Object.keys(getRow(context, item, options).row.cells), options);
}

/** The tables whose rows texts may refer to: a glossary has marks. */
export function tablesWithFigures({ tables }: Report): ReportTable[] {
  return Object.values(tables).filter(({ kind }) => kind !== 'glossary');
}

function severalNamed(name: string, those: readonly string[], options: HelperOptions): HelperProblem {
  return new HelperProblem('ambiguous-name', severalCalled(name), options, choiceOf(those));
}

function unknownRow({ tables }: Report, name: string, options: HelperOptions): HelperProblem {
  const ids = Object.values(tables).flatMap(({ rows }) => rows.map((one) => one.id));
  const message = { zh: `没有编号或名称“${name}”`, en: `no row with the id or name “${name}”` };
  return unknown('unknown-id', message, name, ids, options);
}

type LookUpContext = Pick<HelperContext, 'report' | 'database'>;

/** The group of that name in a table. */
export function getGroup(table: ReportTable, name: string, options: HelperOptions): ReportGroup {
  const group = table.groups.find((one) => one.name === name);
  if (group) return group;
  const message = {
    zh: `表“${table.name}”没有分组“${name}”`,
    en: `the table “${table.name}” has no group “${name}”`,
  };
  throw unknown(
    'unknown-group',
    message,
    name,
    table.groups.map((one) => one.name),
    options,
  );
}

/** The value under a column header, whatever the width of its brackets: a cell, a total, a rank. */
export function getColumn<Value>(
  record: Readonly<Record<string, Value>>,
  header: string,
  options: HelperOptions,
): Value {
  const found = [header, normalHeader(header)].find((name) => Object.hasOwn(record, name));
  const value = found === undefined ? undefined : record[found];
  if (value !== undefined) return value;
  throw unknownColumn(header, Object.keys(record), options);
}

function unknownColumn(header: string, known: readonly string[], options: HelperOptions): HelperProblem {
  const message = { zh: `没有列“${header}”`, en: `no column “${header}”` };
  return unknown('unknown-column', message, header, known, options);
}

/** A sum that is printed: the figures of its column must be such that add up. */
export function summed(total: Total, header: string, options: HelperOptions): Total {
  if (total.counted > 0 && total.digits === '')
    throw new HelperProblem(
      'not-summed',
      { zh: `“${header}”不加总`, en: `“${header}” is not summed` },
      options,
    );
  return total;
}

function unknown(
  code: string,
  message: Bilingual,
  name: string,
  known: readonly string[],
  options: HelperOptions,
): HelperProblem {
  return new HelperProblem(code, message, options, nearestHint(name, known));
}
