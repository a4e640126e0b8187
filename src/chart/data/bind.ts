import type { Big } from 'big.js';
import { type Diagnostic, errorAt } from '../../core/diagnostics.js';
import type { ChartFormat, ChartSpec } from '../../dataset/chart-spec.js';
import { findColumn } from '../../dataset/table/columns.js';
import type { Quantity } from '../../quantity/model.js';
import { percentOf } from '../../quantity/percent.js';
import { distinctUnits } from '../../quantity/unit.js';
import type { Report } from '../../report/report.js';
import { chartKind } from '../kinds/index.js';
import type { BoundChart, BoundSeries } from './bound-chart.js';
import { tooManyGroups, wrongSeriesCount } from './capacity.js';
import { aboutOf, addUp, figuresOf, figureValue, formatDigits, printed, printFigure } from './figure.js';
import { chartNotes } from './notes.js';
import { chooseRows } from './rows.js';
import { type GridSeries, gridOf, restName, type SeriesMatrix } from './series-matrix.js';
import { targetQuantities, targetsOf } from './target.js';

/** The result of binding: a chart, or else the errors that say why there is none. */
export interface Binding {
  readonly chart?: BoundChart;
  readonly diagnostics: readonly Diagnostic[];
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
  const grid = gridOf(spec, table, shown, rest);
  const drawn = grid.series.filter(({ as }) => as !== 'target');
  if (drawn.every(({ quantities }) => quantities.every((one) => !figureValue(one)))) {
    return { diagnostics: [noFigures(spec, columns)] };
  }
  const kind = chartKind(spec.type);
  const isCourse = kind.drawsCourses && drawn.length > 1 && drawn.every(({ period }) => period);
  const wrongCount = isCourse ? undefined : wrongSeriesCount(kind, drawn.length, spec);
  if (wrongCount) return { diagnostics: [wrongCount] };
  const present = table.groups.map(({ name }) => name).filter((name) => hasGroup(grid, name));
  const named = spec.panels === 'groups' ? [...new Set(grid.categories.map(({ group }) => group))] : present;
  const groups = spec.rows.ungrouped ? [] : named;
  const mostGroups = kind.mostGroups?.(drawn.length) ?? Number.POSITIVE_INFINITY;
  const crowd = tooManyGroups(spec, groups.length, mostGroups);
  if (crowd) return { diagnostics: [crowd] };
  const chart = boundChart(spec, grid, groups, report);
  return {
    chart: { ...chart, notes: notesOf(spec, grid, report, rest.length) },
    diagnostics: mixedUnits(spec, grid),
  };
}

function hasGroup({ categories }: SeriesMatrix, name: string): boolean {
  return categories.some(({ group }) => group === name);
}

function notesOf(spec: ChartSpec, { categories, series }: SeriesMatrix, report: Report, restCount: number) {
  const quantities = [...series.flatMap((one) => one.quantities), ...targetQuantities(spec, report)];
  const hasRest = [...categories.map(({ label }) => label), ...series.map(({ name }) => name)].includes(
    restName,
  );
  return chartNotes(spec, quantities, hasRest ? restCount : 0);
}

function boundChart(
  spec: ChartSpec,
  grid: SeriesMatrix,
  groups: readonly string[],
  report: Report,
): Omit<BoundChart, 'notes'> {
  const { format = {} } = spec;
  const unit = spec.unit ?? commonUnit(grid.series.flatMap(({ units }) => units));
  const bind = (one: GridSeries) => boundSeries(one, unit, format);
  const drawn = grid.series.filter(({ as }) => as !== 'target');
  const target = grid.series.find(({ as }) => as === 'target');
  return {
    unit,
    unitToState: spec.unit === undefined ? unit : '',
    categories: grid.categories.map(({ label, group, period }, at) => ({
      label,
      group,
      ...(period && { period }),
      unit: commonUnit(drawn.map(({ units }) => units[at] ?? '')),
      sum: printedSum(
        drawn.flatMap(({ quantities }) => quantities[at] ?? []),
        format,
      ),
    })),
    groups,
    series: drawn.map(bind),
    ...(target && { rowTarget: bind(target) }),
    targets: targetsOf(spec, report, unit),
    format,
    panels: spec.panels ?? 'rows',
    hasOneScale: spec.scale === 'same' || (spec.scale === undefined && spec.panels === 'groups'),
  };
}

function printedSum(quantities: readonly Quantity[], format: ChartFormat): string {
  const figures = figuresOf(quantities);
  return figures.length === 0 ? '' : aboutOf(quantities) + formatDigits(printed(addUp(figures)), format);
}

function boundSeries(
  { name, period, as, axis, quantities, units }: GridSeries,
  statedUnit: string,
  format: ChartFormat,
): BoundSeries {
  const values = quantities.map(figureValue);
  const sum = addUp(figuresOf(quantities));
  const about = aboutOf(quantities);
  const share = (value: Big) => (sum.eq(0) ? '' : about + percentOf(value, sum));
  const ownUnit = commonUnit(units);
  return {
    name,
    ...(period && { period }),
    unit: ownUnit,
    values: values.map((value) => value?.toNumber() ?? null),
    texts: quantities.map((quantity, at) => {
      const unit = units[at] ?? '';
      // Where neither chart nor series has one unit, each row states its own.
      return printFigure(quantity, unit, statedUnit || ownUnit || unit, format);
    }),
    shares: values.map((value) => (value ? share(value) : '')),
    sum: about + formatDigits(printed(sum), format),
    as: as === 'line' ? 'line' : 'bar',
    axis,
  };
}

/** The unit of all, or nothing where they differ. */
function commonUnit(units: readonly string[]): string {
  return distinctUnits(units).length === 1 ? (units[0] ?? '') : '';
}

function noFigures(spec: ChartSpec, columns: readonly { readonly header: string }[]): Diagnostic {
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
function mixedUnits(spec: ChartSpec, { series }: SeriesMatrix): readonly Diagnostic[] {
  const { sharesUnit = 'axis' } = chartKind(spec.type);
  if (sharesUnit === 'nothing') return [];
  const axisOf = ({ axis, name }: GridSeries) => (sharesUnit === 'series' ? name : axis);
  return [...new Set(series.map(axisOf))].flatMap((axis) => {
    const list = distinctUnits(series.filter((one) => axisOf(one) === axis).flatMap((one) => one.units));
    if (list.length < 2) return [];
    const message = {
      zh: `图“${spec.name}”：单位不一（${list.join('、')}），不能画在一根轴上`,
      en: `chart ${spec.name} mixes units (${list.join(', ')}) on one axis`,
    };
    return [errorAt('chart-units', message, { place: spec.place })];
  });
}
