import { alignedBars } from './aligned-bars.js';
import { bar } from './bar.js';
import { combined } from './combined.js';
import { doughnut } from './doughnut.js';
import { dumbbell } from './dumbbell.js';
import { horizontalBar } from './horizontal-bar.js';
import type { ChartKind } from './kind.js';
import { line } from './line.js';
import { scatter } from './scatter.js';
import { smallMultiples } from './small-multiples.js';
import { stackedBar } from './stacked-bar.js';
import { uprightStackedBar } from './upright-stacked-bar.js';
import { waterfall } from './waterfall.js';

/** The kinds of chart by their names in pack.yaml: adding one is a file here and a line below. */
export const chartKinds = {
  bar,
  'horizontal-bar': horizontalBar,
  'stacked-bar': stackedBar,
  'upright-stacked-bar': uprightStackedBar,
  'aligned-bars': alignedBars,
  combined,
  dumbbell,
  doughnut,
  line,
  scatter,
  'small-multiples': smallMultiples,
  waterfall,
} satisfies Readonly<Record<string, ChartKind>>;

export type ChartType = keyof typeof chartKinds;

export const chartTypes = Object.keys(chartKinds) as readonly ChartType[];

/** The kinds by the names that sheets give them: 柱形图. */
export const chineseChartTypes: Readonly<Record<string, ChartType>> = Object.fromEntries(
  chartTypes.map((type) => [chartKinds[type].words.name.zh, type]),
);

/** The kind that a name in pack.yaml stands for; reading that has seen to it that there is one. */
export function chartKind(type: string): ChartKind {
  return chartKinds[type as ChartType];
}

/** The names of the kinds that can do something. */
export function chartTypesWith(can: (kind: ChartKind) => boolean): readonly ChartType[] {
  return chartTypes.filter((type) => can(chartKind(type)));
}
