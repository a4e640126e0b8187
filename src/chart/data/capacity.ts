import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import type { ChartSpec } from '../../dataset/chart-spec.js';
import type { ChartKind } from '../kinds/kind.js';

/** The error for more groups than can be told apart by fill or mark. */
export function tooManyGroups(
  { name, place }: Pick<ChartSpec, 'name' | 'place'>,
  count: number,
  most: number,
): Diagnostic | undefined {
  if (count <= most) return undefined;
  const message = {
    zh: `图“${name}”有${count}个分组，图上最多分清${most}个`,
    en: `chart ${name} has ${count} groups; no more than ${most} can be told apart`,
  };
  return errorAt('chart-groups', message, { place, hint: ungroup });
}

const ungroup: Bilingual = {
  zh: '写 ungrouped: true 不区分分组，或用 groups 只留几组。',
  en: 'Set ungrouped: true, or choose a few with groups.',
};

/** The error for more or fewer series than a kind draws: one that is not drawn must not vanish quietly. */
export function wrongSeriesCount(
  { fewestSeries, mostSeries, tooManySeriesHint = fewer }: ChartKind,
  count: number,
  { name, type, place }: Pick<ChartSpec, 'name' | 'type' | 'place'>,
): Diagnostic | undefined {
  if (count >= fewestSeries && count <= mostSeries) return undefined;
  const wanted = [...new Set([fewestSeries, mostSeries])].filter(Number.isFinite).join('～');
  const more = Number.isFinite(mostSeries) ? '' : '以上';
  const message = {
    zh: `图“${name}”：${type} 要有${wanted}个${more}系列，现有${count}个`,
    en: `chart ${name}: ${type} takes ${wanted.replace('～', ' to ')}${more && ' or more'} series, not ${count}`,
  };
  const hint = count > mostSeries ? tooManySeriesHint : undefined;
  return errorAt('chart-series', message, { place, hint });
}

const fewer: Bilingual = {
  zh: '只留要画的系列，或改用画得下的类型。',
  en: 'Keep only the series to be drawn, or use a type that draws more.',
};
