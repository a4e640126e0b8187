import type { ChartSpec } from '../../chart/spec.js';
import { type Diagnostic, errorAt, type Place } from '../../diagnostics.js';
import type { Path } from '../../source/yaml.js';
import {
  isProblem,
  type Lookup,
  lookUpColumn,
  lookUpFigures,
  lookUpGroup,
  lookUpRowOfTable,
  lookUpTable,
  type Name,
} from './names.js';
import type { ExaminedPack, PackRule } from './rule.js';

/** Whatever a chart names must exist, what it draws must be columns of figures, and its own name its own. */
export const chartsExist: PackRule = (examined) =>
  examined.dataset.pack.charts.flatMap((chart, index) =>
    checkChart(chart, index, examined).map(({ message: { zh, en }, ...rest }) => ({
      ...rest,
      message: { zh: `图“${chart.name}”：${zh}`, en: `Chart "${chart.name}": ${en}` },
    })),
  );

function checkChart(
  { name, rows, series }: ChartSpec,
  index: number,
  { dataset, placeOf }: ExaminedPack,
): Diagnostic[] {
  const named = (name: string, ...path: Path): Name => ({ name, place: placeOf(['charts', index, ...path]) });
  const twin = dataset.pack.charts.findIndex((other) => other.name === name);
  if (twin < index) return [duplicateChart(named(name, 'name').place)];

  const scope = lookUpTable(named(rows.table, 'rows', 'table'), {}, dataset);
  if (isProblem(scope)) return [scope];
  const find = (lookUp: Lookup, name: string, ...path: Path) => lookUp(named(name, ...path), scope, dataset);
  const found = [
    ...(rows.ids ?? []).map((id, at) => find(lookUpRowOfTable, id, 'rows', 'ids', at)),
    ...(rows.groups ?? []).map((group, at) => find(lookUpGroup, group, 'rows', 'groups', at)),
    ...(rows.sort === undefined ? [] : [find(lookUpFigures, rows.sort, 'rows', 'sort')]),
    ...(rows.label === undefined ? [] : [find(lookUpColumn, rows.label, 'rows', 'label')]),
    ...series.map(({ column }, at) => find(lookUpFigures, column, 'series', at, 'column')),
  ];
  return found.filter(isProblem);
}

function duplicateChart(place: Place): Diagnostic {
  return errorAt('duplicate-chart', { zh: '图名重复', en: 'The name is used twice' }, { place });
}
