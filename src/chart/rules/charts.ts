import { type Bilingual, type Diagnostic, errorAt, type Place } from '../../core/diagnostics.js';
import type { Path } from '../../core/source/values.js';
import { columnsNamed } from '../../dataset/address/columns.js';
import type { ChartSpec } from '../../dataset/chart-spec.js';
import { chartedTable } from '../../dataset/charts/named-charts.js';
import type { Dataset } from '../../dataset/model.js';
import {
  isProblem,
  type Lookup,
  lookUpColumn,
  lookUpFigures,
  lookUpGroup,
  lookUpRowOfTable,
  lookUpTable,
  type Name,
} from '../../dataset/rules/names.js';
import type { ExaminedPack, PackRule } from '../../dataset/rules/rule.js';
import { findColumn, findTable, holdsFigures } from '../../dataset/table/columns.js';
import { wrongSeriesCount } from '../data/capacity.js';
import { chartKind, chartTypesWith } from '../kinds/index.js';
import type { ChartKind } from '../kinds/kind.js';
import { targetProblems } from './chart-targets.js';

/** Whatever a chart names must exist, what it draws must be columns of figures, and its own name its own. */
export const chartsExist: PackRule = (examined) =>
  examined.writtenCharts.flatMap((chart, index) =>
    checkChart(chart, index, examined).map(({ message: { zh, en }, ...rest }) => ({
      ...rest,
      message: { zh: `图“${chart.name}”：${zh}`, en: `Chart "${chart.name}": ${en}` },
    })),
  );

/** A chart has as many series as its type draws, and nothing that its type leaves undrawn. */
export const chartsFit: PackRule = ({ dataset, writtenCharts, placeOf }) =>
  writtenCharts.flatMap((chart, index) => {
    const place = (...path: Path) => placeOf(['charts', index, ...path]);
    const named = dataset.pack.charts[index] ?? chart;
    return [...seriesProblems(named, dataset, place), ...undrawn(chart, place)];
  });

function checkChart(chart: ChartSpec, index: number, examined: ExaminedPack): Diagnostic[] {
  const { name, rows, series } = chart;
  const { dataset, placeOf } = examined;
  const named = (name: string, ...path: Path): Name => ({ name, place: placeOf(['charts', index, ...path]) });
  const twin = examined.writtenCharts.findIndex((other) => other.name === name);
  if (twin < index) return [duplicateChart(named(name, 'name').place)];

  const table = chartedTable(rows.table, dataset.tables);
  const scope = table ? { table } : lookUpTable(named(rows.table, 'rows', 'table'), {}, dataset);
  if (isProblem(scope)) return [scope];
  const find = (lookUp: Lookup, name: string, ...path: Path) => lookUp(named(name, ...path), scope, dataset);
  const found = [
    ...(rows.ids ?? []).map((id, at) => find(lookUpRowOfTable, id, 'rows', 'ids', at)),
    ...(rows.groups ?? []).map((group, at) => find(lookUpGroup, group, 'rows', 'groups', at)),
    ...(rows.sort === undefined ? [] : [find(lookUpDrawn, rows.sort, 'rows', 'sort')]),
    ...(rows.label === undefined ? [] : [find(lookUpColumn, rows.label, 'rows', 'label')]),
    ...series.map(({ column }, at) => find(lookUpDrawn, column, 'series', at, 'column')),
  ];
  return [...found.filter(isProblem), ...targetProblems(chart, index, examined)];
}

function duplicateChart(place: Place): Diagnostic {
  return errorAt('duplicate-chart', { zh: '图名重复', en: 'The name is used twice' }, { place });
}

type PlaceOf = (...path: Path) => Place;

/** Columns of figures; of a general table also by a name that stands over several or at the foot of several. */
const lookUpDrawn: Lookup = (name, scope, dataset) => {
  const { table } = scope;
  const isNamed =
    table?.kind === 'general' && columnsNamed(table.columns.filter(holdsFigures), name.name).length > 0;
  return isNamed ? scope : lookUpFigures(name, scope, dataset);
};

/** With `swap` the rows are the series; how many there are is known, and checked, when the chart is drawn. */
function seriesProblems(
  { type, name, series, swap, rows }: ChartSpec,
  dataset: Dataset,
  place: PlaceOf,
): Diagnostic[] {
  const kind = chartKind(type);
  const columns = findTable(dataset, rows.table)?.columns ?? [];
  const drawsCourse = kind.drawsCourses && series.every(({ column }) => findColumn(columns, column)?.period);
  if (swap || kind.swapsYears || (drawsCourse && series.length > 0)) return [];
  const drawn = series.filter(({ as }) => as !== 'target');
  const wrong = wrongSeriesCount(kind, drawn.length, { name, type, place: place('series') });
  return wrong ? [wrong] : [];
}

/** Keys that the chart's type ignores are errors: otherwise what they ask for would be missing without a word. */
function undrawn(
  { type, name, rows, series, swap, targets, panels, scale }: ChartSpec,
  place: PlaceOf,
): Diagnostic[] {
  const { hasTargetLines, hasRowTarget, hasTwoAxes, hasPanels } = chartKind(type);
  const report = (key: string, path: Path, hint?: Bilingual) =>
    errorAt(
      'chart-undrawn',
      { zh: `图“${name}”：${type} 不画“${key}”`, en: `Chart "${name}": ${type} does not draw "${key}"` },
      { place: place(...path), hint },
    );
  const marks = series.flatMap(({ as }, at) => (as === 'target' ? [at] : []));
  return [
    ...(targets && !hasTargetLines ? [report('targets', ['targets'], typesThat('hasTargetLines'))] : []),
    ...marks.slice(hasRowTarget && !swap ? 1 : 0).map((at) => {
      const hint = hasRowTarget ? onlyOneTarget : typesThat('hasRowTarget');
      return report('as: target', ['series', at, 'as'], hint);
    }),
    ...series.flatMap(({ as, axis }, at) => [
      ...(as === 'line' && !hasTwoAxes ? [report('as: line', ['series', at, 'as'], twoAxesOnly)] : []),
      ...(axis && !hasTwoAxes ? [report('axis', ['series', at, 'axis'], twoAxesOnly)] : []),
    ]),
    ...(panels && !hasPanels ? [report('panels', ['panels'], typesThat('hasPanels'))] : []),
    ...(scale && !hasPanels ? [report('scale', ['scale'], typesThat('hasPanels'))] : []),
    ...(rows.order && !rows.sort ? [orderWithoutSort(name, place('rows', 'order'))] : []),
  ];
}

function typesThat(ability: keyof ChartKind): Bilingual {
  const types = chartTypesWith((kind) => kind[ability] === true);
  return { zh: `可用于 ${types.join('、')}。`, en: `It is for ${types.join(', ')}.` };
}

const onlyOneTarget: Bilingual = {
  zh: '一张图只画一个 as: target 的系列，且不与 swap 同用。',
  en: 'A chart draws one series as: target, and none together with swap.',
};
const twoAxesTypes = chartTypesWith(({ hasTwoAxes }) => hasTwoAxes === true);
const twoAxesOnly: Bilingual = {
  zh: `只用于 ${twoAxesTypes.join('、')}。`,
  en: `It is for ${twoAxesTypes.join(', ')} only.`,
};

function orderWithoutSort(name: string, place: Place): Diagnostic {
  const message = {
    zh: `图“${name}”：写了次序（order），没写按哪一列排`,
    en: `Chart "${name}": order is given, but not the column to sort by`,
  };
  return errorAt('order-without-sort', message, {
    place,
    hint: { zh: '加上排序（sort）。', en: 'Add sort.' },
  });
}
