import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import type { ChartRows, ChartSpec } from '../../dataset/chart-spec.js';
import type { Column } from '../../dataset/model.js';
import { findColumn } from '../../dataset/table/columns.js';
import type { ReportRow, ReportTable } from '../../report/report.js';
import { figureValue } from './figure.js';

/** The rows a chart shows, and those that its `top` leaves for 其他. */
export interface RowChoice {
  readonly shown: readonly ReportRow[];
  readonly rest: readonly ReportRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Picks, sorts and cuts the rows of a table as the spec's `rows` say. An empty choice is an error that says
 * why.
 */
export function chooseRows(spec: ChartSpec, table: ReportTable, columns: readonly Column[]): RowChoice {
  const { rows } = spec;
  const named = rows.ids ? rowsById(table, rows.ids) : withoutTotals(table.rows);
  const grouped = named.filter((row) => !rows.groups || rows.groups.includes(row.group));
  const figured = grouped.filter(
    (row) => !rows.complete || columns.every((column) => hasFigure(row, column)),
  );
  const sorted = sortRows(figured, rows, table);
  const cut = rows.top ?? sorted.length;
  const diagnostics = sorted.length > 0 ? [] : [noRows(spec, named.length, grouped.length)];
  return { shown: sorted.slice(0, cut), rest: sorted.slice(cut), diagnostics };
}

/** Totals are left out unless the spec names them: beside its parts a sum would dwarf them and count them twice. */
function withoutTotals(rows: readonly ReportRow[]): readonly ReportRow[] {
  const parts = rows.filter(({ rowKind }) => rowKind !== 'total');
  return parts.length > 0 ? parts : rows;
}

function rowsById(table: ReportTable, ids: readonly string[]): readonly ReportRow[] {
  return ids.flatMap((id) => table.rows.find((row) => row.id === id) ?? []);
}

function hasFigure(row: ReportRow, column: Column): boolean {
  const quantity = row.cells[column.header]?.quantity;
  return quantity !== undefined && figureValue(quantity) !== undefined;
}

/** Rows without a figure come last, equal ones keep their order. */
function sortRows(
  rows: readonly ReportRow[],
  { sort, order }: ChartRows,
  table: ReportTable,
): readonly ReportRow[] {
  const column = sort === undefined ? undefined : findColumn(table.columns, sort);
  if (!column) return rows;
  const value = (row: ReportRow) => figureValue(row.cells[column.header]?.quantity ?? { kind: 'missing' });
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (!a || !b) return Number(!a) - Number(!b);
    return order === 'ascending' ? a.cmp(b) : b.cmp(a);
  });
}

function noRows(spec: ChartSpec, named: number, grouped: number): Diagnostic {
  const [zh, en] =
    named === 0
      ? ['所用的表没有行', 'its table has no rows']
      : grouped === 0
        ? ['所列分组里没有行', 'no row is in its groups']
        : ['没有一行的各列数字齐全（complete）', 'no row has a figure in every column (complete)'];
  const message = {
    zh: `图“${spec.name}”没有可画的内容：${zh}`,
    en: `chart ${spec.name} has nothing to show: ${en}`,
  };
  return errorAt('chart-empty', message, { place: spec.place });
}
