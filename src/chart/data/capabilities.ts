import { type Bilingual, type Diagnostic, errorAt, type Place } from '../../core/diagnostics.js';
import type { ChartType } from '../../dataset/chart-spec.js';
import { mostKinds } from '../layout/style.js';

/** What a chart type can be given. */
export interface Capabilities {
  /** How many series it draws at least and at most, targets not counted. */
  readonly fewestSeries: number;
  readonly mostSeries: number;
  /** Lines across the whole plot (`targets`). */
  readonly targetLines: boolean;
  /** A mark across the bars of each row (a series `as: target`). */
  readonly rowTarget: boolean;
}

const any = { fewestSeries: 1, mostSeries: Number.POSITIVE_INFINITY };
const filled = { fewestSeries: 1, mostSeries: mostKinds };
const one = { fewestSeries: 1, mostSeries: 1 };
const two = { fewestSeries: 2, mostSeries: 2 };
const withTargets = { targetLines: true, rowTarget: false };
const withAllTargets = { targetLines: true, rowTarget: true };
const withoutTargets = { targetLines: false, rowTarget: false };

/** What each chart type can be given. */
export const abilities: Readonly<Record<ChartType, Capabilities>> = {
  bar: { ...filled, ...withAllTargets },
  'horizontal-bar': { ...filled, ...withAllTargets },
  'stacked-bar': { ...filled, ...withTargets },
  'upright-stacked-bar': { ...filled, ...withTargets },
  combined: { ...filled, ...withTargets },
  dumbbell: { ...two, ...withoutTargets },
  doughnut: { ...one, ...withoutTargets },
  line: { ...any, ...withTargets },
  scatter: { fewestSeries: 2, mostSeries: 3, ...withoutTargets },
  'small-multiples': { ...filled, targetLines: false, rowTarget: true },
  waterfall: { ...one, ...withoutTargets },
};

/** The error for more groups than can be told apart by fill or mark. */
export function tooManyGroups(
  { name, type, place }: { readonly name: string; readonly type: ChartType; readonly place: Place },
  count: number,
): Diagnostic | undefined {
  const most = type === 'scatter' ? pointLooks : mostKinds;
  if (count <= most) return undefined;
  const message = {
    zh: `图“${name}”有${count}个分组，图上最多分清${most}个`,
    en: `chart ${name} has ${count} groups; no more than ${most} can be told apart`,
  };
  return errorAt('chart-groups', message, { place, hint: ungroup });
}

/** How many marks a scatter chart has. */
const pointLooks = 4;

const ungroup: Bilingual = {
  zh: '写 ungrouped: true 不区分分组，或用 groups 只留几组。',
  en: 'Set ungrouped: true, or choose a few with groups.',
};

/** The error for more or fewer series than a type draws: one that is not drawn must not vanish quietly. */
export function wrongSeriesCount(
  type: ChartType,
  count: number,
  { name, place }: { readonly name: string; readonly place: Place },
): Diagnostic | undefined {
  const { fewestSeries, mostSeries } = abilities[type];
  if (count >= fewestSeries && count <= mostSeries) return undefined;
  const wanted = [...new Set([fewestSeries, mostSeries])].filter(Number.isFinite).join('～');
  const more = Number.isFinite(mostSeries) ? '' : '以上';
  const message = {
    zh: `图“${name}”：${type} 要有${wanted}个${more}系列，现有${count}个`,
    en: `chart ${name}: ${type} takes ${wanted.replace('～', ' to ')}${more && ' or more'} series, not ${count}`,
  };
  const hint = count > mostSeries ? (moreYears[type] ?? fewer) : undefined;
  return errorAt('chart-series', message, { place, hint });
}

const fewer: Bilingual = {
  zh: '只留要画的系列，或改用画得下的类型。',
  en: 'Keep only the series to be drawn, or use a type that draws more.',
};

/** What shows more series than a type that compares a few. */
const moreYears: Partial<Record<ChartType, Bilingual>> = {
  dumbbell: {
    zh: '只留首尾两年，或改用 line、small-multiples。',
    en: 'Keep the first and the last year, or use line or small-multiples.',
  },
};
