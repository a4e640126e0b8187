import { Big } from 'big.js';
import { findColumn } from '../data/columns.js';
import { withoutMarks } from '../data/marks.js';
import type { Column, Quantity } from '../data/model.js';
import type { Report, ReportRow, ReportTable } from '../data/report.js';
import { type Diagnostic, errorAt } from '../diagnostics.js';
import { figureValue, printFigure } from './figure.js';
import { chartNotes } from './notes.js';
import { chooseRows } from './rows.js';
import type { ChartSeries, ChartSpec } from './spec.js';

/** The data of one chart, plain: what the types draw. */
export interface BoundChart {
  /** Unit stated for the whole chart; empty where each series has its own. */
  readonly unit: string;
  /** That unit where the spec, and so the figure's head, does not state it; else empty. */
  readonly unitToState: string;
  readonly categories: readonly BoundCategory[];
  /** Groups among the categories, in the order of the table; one empty name when there are none. */
  readonly groups: readonly string[];
  readonly series: readonly BoundSeries[];
  /** What has to be said under the chart: how qualified, ranged and missing figures are drawn. */
  readonly notes: readonly string[];
}

export interface BoundCategory {
  readonly label: string;
  readonly group: string;
  /** Unit of the row; empty where its series differ. */
  readonly unit: string;
  /** Decimal-exact sum over the series, without its unit. */
  readonly sum: string;
}

export interface BoundSeries {
  readonly name: string;
  readonly unit: string;
  /** By category; null where there is no figure. */
  readonly values: readonly (number | null)[];
  /** By category, the figure as it is printed, qualifier included; empty where there is none. */
  readonly texts: readonly string[];
  /** By category, share of the sum in percent with one decimal place; empty where there is no figure. */
  readonly shares: readonly string[];
  /** Decimal-exact sum of the figures, without its unit. */
  readonly sum: string;
  readonly as: 'bar' | 'line';
  readonly axis: 'left' | 'right';
  /** Whether the column belongs to one year, so that the series in their order are a course of time. */
  readonly ofYear: boolean;
}

/** The result of binding: a chart, or else the errors that say why there is none. */
export interface Binding {
  readonly chart?: BoundChart;
  readonly diagnostics: readonly Diagnostic[];
}

/** One place on the category axis: a row of the table, or the sum of those left out. */
interface Point {
  readonly label: string;
  readonly group: string;
  /** By series. */
  readonly quantities: readonly Quantity[];
  readonly units: readonly string[];
}

/**
 * Looks a chart's rows and columns up in the report. The data step has made sure that all it names is there;
 * a chart with nothing to show, or figures that do not go on one axis, is an error that says why.
 */
export function bindChart(spec: ChartSpec, report: Report): Binding {
  const table = report.tables[spec.rows.table];
  const columns = spec.series.flatMap(({ column }) => (table && findColumn(table.columns, column)) ?? []);
  if (!table || columns.length < spec.series.length)
    throw new Error(`chart ${spec.name} has not been validated`);
  const { shown, rest, diagnostics } = chooseRows(spec, table, columns);
  if (diagnostics.length > 0) return { diagnostics };
  const points = shown.map((row) => rowPoint(row, columns, spec));
  const others = rest.length > 0 ? restPoint(rest, columns) : undefined;
  const all = others ? [...points, others] : points;
  const figures = all.flatMap(({ quantities }) => quantities).filter((quantity) => figureValue(quantity));
  if (figures.length === 0) return { diagnostics: [noFigures(spec, columns)] };
  return { chart: boundChart(spec, table, columns, all, rest.length), diagnostics: mixedUnits(spec, all) };
}

function rowPoint(row: ReportRow, columns: readonly Column[], spec: ChartSpec): Point {
  const label = spec.rows.label && row.cells[spec.rows.label]?.text;
  return {
    label: withoutMarks(label || row.label),
    group: row.group,
    quantities: columns.map(({ header }) => row.cells[header]?.quantity ?? { kind: 'missing' }),
    units: columns.map((column, index) => spec.series[index]?.unit ?? column.unit ?? row.unit),
  };
}

/** The rows left out as one, or none where a sum would mean nothing: percentages, or units that differ. */
function restPoint(rows: readonly ReportRow[], columns: readonly Column[]): Point | undefined {
  const units = columns.map((column) => new Set(rows.map((row) => column.unit ?? row.unit)));
  if (units.some((set) => set.size !== 1 || /[%‰]/.test([...set].join('')))) return undefined;
  const quantities = columns.map(({ header }) => {
    return sumOf(rows.map((row) => row.cells[header]?.quantity ?? { kind: 'missing' }));
  });
  return { label: '其他', group: '', quantities, units: units.map((set) => [...set].join('')) };
}

function figuresOf(quantities: readonly Quantity[]): readonly Big[] {
  return quantities.flatMap((quantity) => figureValue(quantity) ?? []);
}

function addUp(values: readonly Big[]): Big {
  return values.reduce((sum, value) => sum.plus(value), new Big(0));
}

function printed(value: Big): string {
  return value.toFixed().replace('-', '−');
}

function printedSum(quantities: readonly Quantity[]): string {
  return printed(addUp(figuresOf(quantities)));
}

const bareDigits = { unit: '', prefix: '', qualifier: '', qualifierAt: 0 };

function sumOf(quantities: readonly Quantity[]): Quantity {
  const values = figuresOf(quantities);
  if (values.length === 0) return { kind: 'missing' };
  const value = addUp(values);
  return { kind: 'number', value, digits: printed(value), ...bareDigits };
}

function boundChart(
  spec: ChartSpec,
  table: ReportTable,
  columns: readonly Column[],
  points: readonly Point[],
  restCount: number,
): BoundChart {
  const units = new Set(points.flatMap((point) => point.units));
  const unit = spec.unit ?? (units.size === 1 ? [...units].join('') : '');
  const present = table.groups
    .map(({ name }) => name)
    .filter((name) => points.some(({ group }) => group === name));
  const groups = spec.rows.ungrouped ? [] : present;
  const series = spec.series.map((one, index) => {
    return boundSeries(one, columns[index] as Column, points, index, unit);
  });
  return {
    unit,
    unitToState: spec.unit === undefined ? unit : '',
    categories: points.map(({ label, group, quantities, units }) => ({
      label,
      group,
      unit: commonUnit(units),
      sum: printedSum(quantities),
    })),
    groups,
    series,
    notes: chartNotes(
      spec.type,
      points.flatMap(({ quantities }) => quantities),
      points.at(-1)?.label === '其他' ? restCount : 0,
    ),
  };
}

function boundSeries(
  series: ChartSeries,
  column: Column,
  points: readonly Point[],
  index: number,
  statedUnit: string,
): BoundSeries {
  const missing: Quantity = { kind: 'missing' };
  const quantities = points.map((point) => point.quantities[index] ?? missing);
  const units = points.map((point) => point.units[index] ?? '');
  const values = quantities.map(figureValue);
  const sum = addUp(figuresOf(quantities));
  const share = (value: Big) => (sum.eq(0) ? '' : value.times(100).div(sum).toFixed(1));
  const ownUnit = commonUnit(units);
  return {
    name: series.name ?? column.title,
    unit: ownUnit,
    values: values.map((value) => value?.toNumber() ?? null),
    texts: quantities.map((quantity, at) => {
      const unit = units[at] ?? '';
      // Where neither chart nor series has one unit, each row states its own.
      return printFigure(quantity, unit, statedUnit || ownUnit || unit);
    }),
    shares: values.map((value) => (value ? share(value) : '')),
    sum: printed(sum),
    as: series.as ?? 'bar',
    axis: series.axis ?? 'left',
    ofYear: column.role === 'year',
  };
}

/** Whether any figure of a chart is below zero. */
export function hasNegative(chart: BoundChart): boolean {
  return chart.series.some(({ values }) => values.some((value) => value !== null && value < 0));
}

/** The unit of all, or nothing where they differ. */
function commonUnit(units: readonly string[]): string {
  return new Set(units).size === 1 ? (units[0] ?? '') : '';
}

function noFigures(spec: ChartSpec, columns: readonly Column[]): Diagnostic {
  const names = columns.map(({ header }) => header);
  const message = {
    zh: `图“${spec.name}”没有可画的内容：所选各行的${names.join('、')}都没有数字`,
    en: `chart ${spec.name} has nothing to show: no figures in ${names.join(', ')} of its rows`,
  };
  return errorAt('chart-empty', message, { place: spec.place });
}

/**
 * Figures in different units cannot stand on one axis. The axes of a scatter chart have a series each, those
 * of small multiples a row each.
 */
function mixedUnits(spec: ChartSpec, points: readonly Point[]): readonly Diagnostic[] {
  if (spec.type === 'small-multiples') return [];
  const axisOf = ({ axis, column }: ChartSeries) => (spec.type === 'scatter' ? column : (axis ?? 'left'));
  return [...new Set(spec.series.map(axisOf))].flatMap((axis) => {
    const series = [...spec.series.keys()].filter(
      (index) => axisOf(spec.series[index] as ChartSeries) === axis,
    );
    const units = new Set(series.flatMap((index) => points.map((point) => point.units[index] ?? '')));
    if (units.size < 2) return [];
    const list = [...units];
    const message = {
      zh: `图“${spec.name}”：单位不一（${list.join('、')}），不能画在一根轴上`,
      en: `chart ${spec.name} mixes units (${list.join(', ')}) on one axis`,
    };
    return [errorAt('chart-units', message, { place: spec.place })];
  });
}
