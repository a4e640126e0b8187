import type { Big } from 'big.js';
import type { ChartSpec } from '../../dataset/chart-spec.js';
import type { Cell, Column } from '../../dataset/model.js';
import { findColumn } from '../../dataset/table/columns.js';
import type { Quantity } from '../../quantity/model.js';
import { formatPeriod, type Period } from '../../quantity/period.js';
import { isRate } from '../../quantity/summing.js';
import type { Report, ReportRow, ReportTable } from '../../report/report.js';
import { figuresOf, figureValue } from '../data/figure.js';
import { chooseRows } from '../data/rows.js';
import { gridOf, restName, type SeriesMatrix } from '../data/series-matrix.js';
import { targetQuantities } from '../data/target.js';

/** What a chart is drawn from, as sentences are made of it: things that have values in columns. */
export interface DrawnData {
  readonly type: string;
  readonly things: readonly Thing[];
  readonly columns: readonly DrawnColumn[];
  /** What each thing is to be held against, as `as: target` marks it. */
  readonly aim?: DrawnColumn;
  /** What all things are to be held against, and the row that it is of. */
  readonly reference?: { readonly name: string; readonly value: Big; readonly id?: string };
  /** Whether some of the things that the table has in the same measure are left out: no more is said of the first. */
  readonly isSelection: boolean;
  /** What the figures of a course down the table all are: 累计同比. */
  readonly measure: string;
  /** Whether things stand under the groups that the chart has a panel each of. */
  readonly hasGroupPanels: boolean;
}

/** A row of a chart, or where time runs down a table a column of it. */
export interface Thing {
  readonly name: string;
  readonly id?: string;
  readonly group: string;
  /** What `top` has summed up. */
  readonly isRest: boolean;
  readonly isRate: boolean;
}

export interface DrawnColumn {
  /** 2021年实绩, 投资. */
  readonly name: string;
  readonly header: string;
  readonly period?: Period;
  /** Whether it is of parts that make up a whole. */
  readonly isSummed: boolean;
  readonly unit: string;
  /** By thing; undefined where it has no figure. */
  readonly values: readonly (Big | undefined)[];
  /** By thing: whether its figure has no word such as 约 or 以上. */
  readonly isExact: readonly boolean[];
  /** Of the rows that `top` has summed up. */
  readonly left: readonly Big[];
}

/** The data of a chart; undefined where there is nothing to draw. */
export function drawnData(spec: ChartSpec, report: Report): DrawnData | undefined {
  const table = report.tables[spec.rows.table];
  const columns = spec.series.flatMap(({ column }) => (table && findColumn(table.columns, column)) ?? []);
  if (!table || columns.length < spec.series.length) return undefined;
  const { shown, rest, diagnostics } = chooseRows(spec, table, columns);
  if (diagnostics.length > 0) return undefined;
  // rows and columns as the table has them, whichever stand along the axis
  const grid = gridOf({ ...spec, swap: false }, table, shown, rest);
  // what a range is drawn at, its middle, is a figure that nobody has stated
  if (grid.series.some(({ quantities }) => quantities.some(({ kind }) => kind === 'range'))) return undefined;
  if (rest.some(({ cells }) => columns.some(({ header }) => cells[header]?.quantity.kind === 'range')))
    return undefined;
  const rates = [...shown.map(({ label, unit }) => isRate({ title: label, unit })), false];
  const all = columnsOf(spec, grid, { columns, rates, rest });
  const aim = all.find((_, at) => spec.series[at]?.as === 'target');
  const drawn = all.filter((_, at) => spec.series[at]?.as !== 'target');
  const things = thingsOf(grid, shown, rates);
  const isCourseDown = things.length > 2 && grid.categories.every(({ period }) => period !== undefined);
  return {
    type: spec.type,
    ...(isCourseDown ? turned(drawn, grid) : { things, columns: drawn }),
    ...(aim && !isCourseDown && { aim }),
    ...referenceOf(spec, report),
    isSelection: isSelection(spec, [...shown, ...rest], table, columns),
    measure: isCourseDown ? commonMeasure(columns) : '',
    hasGroupPanels: spec.panels === 'groups',
  };
}

/**
 * Rows of a table by years differ in what they are of; those of others, or of the groups that are told, are of a kind.
 */
function isSelection(
  { rows: { groups } }: ChartSpec,
  drawn: readonly ReportRow[],
  table: ReportTable,
  columns: readonly Column[],
): boolean {
  const [shown, level] = [new Set(drawn), drawn[0]?.level ?? 0];
  const left = table.rows.filter((row) => {
    const isOfKind = row.rowKind !== 'total' && (row.level ?? 0) === level;
    return isOfKind && !shown.has(row) && (groups?.includes(row.group) ?? true);
  });
  return columns.some(({ role, header }) => {
    return role !== 'period' && left.some(({ cells }) => figuresOf(quantitiesIn(cells[header])).length > 0);
  });
}

function quantitiesIn(cell: Cell | undefined): readonly Quantity[] {
  return cell ? [cell.quantity] : [];
}

/** The head over all of its columns that is not the name of one: 累计同比. */
function commonMeasure(columns: readonly Column[]): string {
  const [first, ...others] = columns.map(({ path = [] }) => path.at(-1));
  return first !== undefined && others.length > 0 && others.every((one) => one === first) ? first : '';
}

function columnsOf(
  spec: ChartSpec,
  { series }: SeriesMatrix,
  {
    columns,
    rates,
    rest,
  }: {
    readonly columns: readonly Column[];
    readonly rates: readonly boolean[];
    readonly rest: readonly ReportRow[];
  },
): DrawnColumn[] {
  return series.map((one, at): DrawnColumn => {
    const { header, role, unit, title, ratio } = columns[at] as Column;
    const units = new Set(one.units);
    const isOfParts = spec.type === 'doughnut' || spec.type === 'waterfall' || role !== 'period';
    const isRateColumn = ratio !== undefined || isRate({ title, unit: unit ?? one.units[0] ?? '' });
    return {
      name: one.name,
      header,
      ...(one.period && { period: one.period }),
      isSummed: isOfParts && units.size === 1 && !isRateColumn && !rates.includes(true),
      unit: units.size === 1 ? (one.units[0] ?? '') : '',
      values: one.quantities.map(figureValue),
      isExact: one.quantities.map(isExact),
      left: rest.flatMap(({ cells }) => figuresOf(quantitiesIn(cells[header]))),
    };
  });
}

function isExact(quantity: Quantity): boolean {
  return quantity.kind === 'number' && quantity.prefix === '' && quantity.qualifier === '';
}

function thingsOf(
  { categories }: SeriesMatrix,
  shown: readonly ReportRow[],
  rates: readonly boolean[],
): Thing[] {
  return categories.map(({ label, group }, at) => ({
    name: label,
    ...(shown[at] && { id: shown[at].id }),
    group,
    isRest: at >= shown.length && label === restName,
    isRate: rates[at] ?? false,
  }));
}

/** Where months run down, the columns are what has a course. */
function turned(columns: readonly DrawnColumn[], { categories }: SeriesMatrix) {
  const things = columns.map(({ name, unit }): Thing => {
    return { name, group: '', isRest: false, isRate: isRate({ title: name, unit }) };
  });
  const times = categories.map(({ period, label }, at): DrawnColumn => {
    const name = period ? formatPeriod(period) : label;
    return {
      name,
      header: name,
      ...(period && { period }),
      isSummed: false,
      unit: new Set(columns.map(({ unit }) => unit)).size === 1 ? (columns[0]?.unit ?? '') : '',
      values: columns.map(({ values }) => values[at]),
      isExact: columns.map((column) => column.isExact[at] ?? false),
      left: [],
    };
  });
  return { things, columns: times };
}

function referenceOf(spec: ChartSpec, report: Report): Pick<DrawnData, 'reference'> {
  const [first, ...others] = spec.targets ?? [];
  const value = targetQuantities(spec, report).map(figureValue)[0];
  if (!first || !value || others.length > 0) return {};
  return { reference: { name: first.name, value, ...(first.id !== undefined && { id: first.id }) } };
}
