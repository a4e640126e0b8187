import { nameAlone } from '../../dataset/address/name-key.js';
import type { ChartSeries, ChartSpec } from '../../dataset/chart-spec.js';
import type { Column } from '../../dataset/model.js';
import { findColumn, isOfPeriod, writtenUnit } from '../../dataset/table/columns.js';
import type { Quantity } from '../../quantity/model.js';
import { formatPeriod, type Period } from '../../quantity/period.js';
import { isRate } from '../../quantity/summing.js';
import { distinctUnits } from '../../quantity/unit.js';
import type { ReportRow, ReportTable } from '../../report/report.js';
import { chartKind } from '../kinds/index.js';
import { aboutOf, addUp, figuresOf, printed } from './figure.js';

/** The figures of a chart before they are printed: categories along the axis, a line of figures per series. */
export interface SeriesMatrix {
  readonly categories: readonly GridCategory[];
  readonly series: readonly GridSeries[];
}

export interface GridCategory {
  readonly label: string;
  readonly group: string;
  /** Where it is a period. */
  readonly period?: Period;
}

export interface GridSeries {
  readonly name: string;
  /** Where it is a period. */
  readonly period?: Period;
  readonly as: 'bar' | 'line' | 'target';
  readonly axis: 'left' | 'right';
  /** By category. */
  readonly quantities: readonly Quantity[];
  readonly units: readonly string[];
}

export const restName = '其他';
const missing: Quantity = { kind: 'missing' };

/**
 * The chosen rows of a table by the columns of a spec; `rest` are the rows that `top` left out, summed up as
 * one more where that means something.
 */
export function gridOf(
  spec: ChartSpec,
  table: ReportTable,
  shown: readonly ReportRow[],
  rest: readonly ReportRow[],
): SeriesMatrix {
  const columns = spec.series.map(({ column }) => findColumn(table.columns, column) as Column);
  const names = table.kind === 'general' ? tellingHeads(columns) : columns.map(({ title }) => title);
  const series = columns.map((column, index): GridSeries => {
    const own = spec.series[index] as ChartSeries;
    return {
      name: own.name ?? names[index] ?? column.title,
      ...(column.period && { period: column.period }),
      as: own.as ?? 'bar',
      axis: own.axis ?? 'left',
      quantities: shown.map((row) => quantityOf(row, column)),
      units: shown.map((row) => writtenUnit(own.unit ?? column.unit ?? row.unit)),
    };
  });
  const rows = shown.map((row): GridCategory => {
    const group = spec.panels === 'groups' ? (row.under?.[0] ?? row.group) : row.group;
    return { label: labelOf(row, spec), group, ...(row.period && { period: row.period }) };
  });
  const grid = withRest({ categories: rows, series }, columns, rest);
  return isSwapped(spec, columns) ? swapped(grid, columns) : grid;
}

function quantityOf(row: ReportRow, { header }: Column): Quantity {
  return row.cells[header]?.quantity ?? missing;
}

/** What a row is called on an axis. */
export function labelOf(row: ReportRow, { rows }: Pick<ChartSpec, 'rows'>): string {
  return nameAlone((rows.label && row.cells[rows.label]?.text) || row.label);
}

/** The rows left out as one, or none where a sum would mean nothing: rates, or units that differ. */
function withRest(grid: SeriesMatrix, columns: readonly Column[], rest: readonly ReportRow[]): SeriesMatrix {
  if (rest.length === 0) return grid;
  const units = columns.map((column) =>
    distinctUnits(rest.map((row) => writtenUnit(column.unit ?? row.unit))),
  );
  if (units.some(({ length }) => length !== 1) || columns.some((column) => holdsRates(column, rest)))
    return grid;
  const sums = columns.map((column) => sumOf(rest.map((row) => quantityOf(row, column))));
  return {
    categories: [...grid.categories, { label: restName, group: '' }],
    series: grid.series.map((one, index) => ({
      ...one,
      quantities: [...one.quantities, sums[index] ?? missing],
      units: [...one.units, units[index]?.[0] ?? ''],
    })),
  };
}

function holdsRates({ title, unit, role }: Column, rows: readonly ReportRow[]): boolean {
  if (role === 'amount') return isRate({ title, ...(unit !== undefined && { unit }) });
  return rows.some((row) => isRate({ title: row.label, unit: row.unit }));
}

function sumOf(quantities: readonly Quantity[]): Quantity {
  const values = figuresOf(quantities);
  if (values.length === 0) return missing;
  const value = addUp(values);
  return {
    kind: 'number',
    value,
    digits: printed(value),
    unit: '',
    prefix: aboutOf(quantities),
    qualifier: '',
    qualifierAt: 0,
  };
}

function isSwapped({ swap, type }: ChartSpec, columns: readonly Column[]): boolean {
  const { swapsYears = false } = chartKind(type);
  return swap ?? (swapsYears && columns.length > 1 && columns.every(isPeriodOfFigures));
}

function isPeriodOfFigures({ role, period }: Column): boolean {
  return role === 'period' || (role === 'figure' && period !== undefined);
}

/** The heads that tell columns apart, each as one text; where nothing but the last does, that alone. */
function tellingHeads(columns: readonly Column[]): string[] {
  const paths = columns.map(({ path, title }) => (path && path.length > 0 ? path : [title]));
  const isCommon = (head: string) => paths.every((path) => path.includes(head));
  return paths.map((path) => {
    const own = columns.length > 1 ? path.filter((head) => !isCommon(head)) : path.slice(-1);
    return own.length > 0 ? own.join('') : (path.at(-1) ?? '');
  });
}

/** Rows and columns exchanged: a category per column, a series per row. */
function swapped({ categories, series }: SeriesMatrix, columns: readonly Column[]): SeriesMatrix {
  const names = periodNames(columns);
  return {
    categories: series.map(({ name, period }, index) => {
      const isOwn = name === columns[index]?.title || columns[index]?.role === 'figure';
      return { label: isOwn ? (names[index] ?? name) : name, group: '', ...(period && { period }) };
    }),
    series: categories.map(({ label, period }, at) => ({
      name: label,
      ...(period && { period }),
      as: 'bar',
      axis: 'left',
      quantities: series.map(({ quantities }) => quantities[at] ?? missing),
      units: series.map(({ units }) => units[at] ?? ''),
    })),
  };
}

/** Along time the period alone is name enough, where all columns are of one measure: 2019年, 2020年. */
function periodNames(columns: readonly Column[]): readonly string[] {
  const measures = new Set(columns.map(({ measure = '' }) => measure));
  const isOfTime = columns.every(isPeriodOfFigures) || columns.every(isOfPeriod);
  if (measures.size !== 1 || !isOfTime) return columns.map(({ title }) => title);
  return columns.map(({ period, title }) => (period ? formatPeriod(period) : title));
}
