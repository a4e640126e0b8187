import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import type { ChartSpec, ChartTarget } from '../../dataset/chart-spec.js';
import { isProblem, lookUpFigures, lookUpRow } from '../../dataset/rules/names.js';
import type { ExaminedPack } from '../../dataset/rules/rule.js';
import { quantity } from '../../quantity/quantity.js';
import { figureValue } from '../data/figure.js';

/** What is wrong with the targets of a chart: each needs a figure, written or of the data. */
export function targetProblems(chart: ChartSpec, index: number, examined: ExaminedPack): Diagnostic[] {
  return (chart.targets ?? []).flatMap((target, at) => {
    const path = ['charts', index, 'targets', at];
    const bound = target.id !== undefined && target.column !== undefined;
    const half = target.id !== undefined || target.column !== undefined;
    const place = examined.placeOf(path);
    if (bound ? target.value !== undefined : half || target.value === undefined)
      return [errorAt('target-figure', needsOne(target.name), { place, hint: eitherHint })];
    return bound ? boundProblems(target, path, examined) : writtenProblems(target, path, examined);
  });
}

function writtenProblems({ name, value = '' }: ChartTarget, path: Path, { placeOf }: ExaminedPack) {
  if (figureValue(quantity(value))) return [];
  const message = {
    zh: `参照线“${name}”的“${value}”不是数字`,
    en: `"${value}" of target "${name}" is no figure`,
  };
  return [errorAt('target-figure', message, { place: placeOf([...path, 'value']) })];
}

type Path = readonly (string | number)[];

function boundProblems(target: ChartTarget, path: Path, { dataset, placeOf }: ExaminedPack): Diagnostic[] {
  const { name, id = '', column = '' } = target;
  const row = lookUpRow({ name: id, place: placeOf([...path, 'id']) }, {}, dataset);
  if (isProblem(row)) return [row];
  const found = lookUpFigures({ name: column, place: placeOf([...path, 'column']) }, row, dataset);
  if (isProblem(found)) return [found];
  const figure = found.row?.cells[found.column?.header ?? '']?.quantity ?? { kind: 'missing' };
  if (figureValue(figure)) return [];
  const message = {
    zh: `参照线“${name}”取的是“${id}”的“${column}”，那一格没有数字`,
    en: `target "${name}" is "${column}" of "${id}", which holds no figure`,
  };
  return [errorAt('target-figure', message, { place: placeOf([...path, 'column']) })];
}

function needsOne(name: string): Bilingual {
  return { zh: `参照线“${name}”没有写明取哪个数`, en: `it is not clear which figure target "${name}" is` };
}

const eitherHint: Bilingual = {
  zh: '写 value，或写 id 和 column，只写其一。',
  en: 'Give either value, or id and column.',
};
