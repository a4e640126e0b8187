import type { Database } from '../../incremental/database.js';
import { columnsNamed } from '../address/columns.js';
import { figuresNamed } from '../address/figures.js';
import { nameKey } from '../address/name-key.js';
import type { ChartSpec, ChartTarget } from '../chart-spec.js';
import type { Dataset, Table } from '../model.js';
import { findColumn } from '../table/columns.js';
import { chartedRows } from './rows.js';
import { chartedSeries } from './series.js';

/**
 * A data set whose charts name rows by their ids and columns by their headers, and say all that they draw. Names that
 * nothing has, or several things, are left as they are, for a rule tells of them.
 */
export function withNamedCharts(dataset: Dataset, database: Database): Dataset {
  const { pack, tables } = dataset;
  const charts = pack.charts.map((chart) => namedChart(chart, tables));
  return charts.every((chart, index) => chart === pack.charts[index])
    ? dataset
    : { ...dataset, pack: database.latest(`charts of ${pack.file}`, { ...pack, charts }) };
}

function namedChart(chart: ChartSpec, tables: Dataset['tables']): ChartSpec {
  const table = chartedTable(chart.rows.table, tables);
  const targets = chart.targets?.map((target) => namedTarget(target, tables));
  const isAsWritten = targets?.every((target, index) => target === chart.targets?.[index]) ?? true;
  const measured = isAsWritten || !targets ? chart : { ...chart, targets };
  if (table?.kind !== 'general') return measured;
  const { rows } = chart;
  const headerOf = (name: string) => columnsNamed(table.columns, name)[0]?.header ?? name;
  const { level: _, groups: _groups, ...others } = rows;
  return {
    ...measured,
    rows: {
      ...others,
      table: table.name,
      ids: chartedRows(table, rows),
      ...(rows.sort !== undefined && { sort: headerOf(rows.sort) }),
      ...(rows.label !== undefined && { label: headerOf(rows.label) }),
    },
    series: chartedSeries(table, chart.series),
  };
}

/** The table of that name, or the only one whose name differs from it in nothing that counts. */
export function chartedTable(name: string, tables: Dataset['tables']): Table | undefined {
  if (Object.hasOwn(tables, name)) return tables[name];
  const [first, second] = Object.values(tables).filter((table) => nameKey(table.name) === nameKey(name));
  return second ? undefined : first;
}

function namedTarget(target: ChartTarget, tables: Dataset['tables']): ChartTarget {
  const { id, column } = target;
  if (id === undefined || column === undefined) return target;
  const all = Object.values(tables).filter(({ kind }) => kind !== 'glossary');
  const isExact = all.some(
    (table) => table.rows.some((row) => row.id === id) && findColumn(table.columns, column),
  );
  const [first, second] = isExact ? [] : figuresNamed(all, id, column);
  return first && !second ? { ...target, id: first.row.id, column: first.column.header } : target;
}
