import type { ChartType } from '../../dataset/chart-spec.js';
import type { Design } from '../drawing.js';
import { bar } from './bar.js';
import { combined } from './combined.js';
import { doughnut } from './doughnut.js';
import { dumbbell } from './dumbbell.js';
import { horizontalBar } from './horizontal-bar.js';
import { line } from './line.js';
import { scatter } from './scatter.js';
import { smallMultiples } from './small-multiples.js';
import { stackedBar, uprightStackedBar } from './stacked-bar.js';
import { waterfall } from './waterfall.js';

/** The chart types: adding one is a file here and a line below. */
export const designs: Readonly<Record<ChartType, Design>> = {
  bar,
  combined,
  'horizontal-bar': horizontalBar,
  'stacked-bar': stackedBar,
  'upright-stacked-bar': uprightStackedBar,
  scatter,
  'small-multiples': smallMultiples,
  waterfall,
  dumbbell,
  doughnut,
  line,
};
