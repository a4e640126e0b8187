import type { HelperOptions } from 'handlebars';
import { normalHeader } from '../../chinese/width.js';
import type { Bilingual } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import type { Total } from '../../dataset/quantity/sums.js';
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

/** The same; a HelperProblem with the nearest id when there is none. */
export function getRow(context: LookUpContext, id: string, options: HelperOptions): FoundRow {
  const found = findRow(context, id);
  if (found) return found;
  const { tables } = context.report;
  const ids = Object.values(tables).flatMap(({ rows }) => rows.map((one) => one.id));
  throw unknown('unknown-id', { zh: `没有编号“${id}”`, en: `no row with the id “${id}”` }, id, ids, options);
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
  const message = { zh: `没有列“${header}”`, en: `no column “${header}”` };
  throw unknown('unknown-column', message, header, Object.keys(record), options);
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
