import type { Chart } from 'chart.js';
import type { BoundChart } from '../data/bound-chart.js';
import type { Padding } from '../drawing.js';
import { barBox } from './bar-labels.js';
import { blockOf, type TextBlock } from './block.js';
import type { ChartArea } from './chart-area.js';
import type { FixedText } from './overlay.js';
import { paletteOf } from './style.js';

/** Between the two names, from a name to the bar under it and the mark across that, and from where the bar begins. */
const apartPt = 8;
const abovePt = 5;
const insetPt = 3;

/**
 * The names of bars and of the targets that their rows have, over the first bar and over the figures of the targets:
 * where there are no more than these two to tell apart, no legend has to.
 */
export function barAndTargetNames(
  { series: [bars, ...others], groups, rowTarget }: BoundChart,
  sheet: ChartArea,
): readonly TextBlock[] | undefined {
  if (!bars || others.length > 0 || groups.length > 1 || !rowTarget) return undefined;
  const { accent } = paletteOf(sheet.style);
  return [blockOf([bars.name], sheet), blockOf([rowTarget.name], sheet, { colour: accent })];
}

/** Height of the line that they stand on, with what parts it from the bar. */
export function barAndTargetNamesPt({ style }: ChartArea): number {
  return style.labelSizePt + abovePt;
}

/** Whether they fit beside each other over the plot. */
export function fitAbove(names: readonly TextBlock[], padding: Padding, sheet: ChartArea): boolean {
  const widthPt = names.reduce((sum, one) => sum + one.widthPt + apartPt, insetPt - apartPt);
  return widthPt <= sheet.widthPt - padding.left;
}

/** The names where they stand, once the bars are laid out. */
export function placedAbove(
  names: readonly TextBlock[],
  laidOut: Chart,
  sheet: ChartArea,
): readonly FixedText[] {
  const first = barBox(laidOut, 0, 0);
  return names.map((block, index) => ({
    block,
    at: {
      left: index === 0 ? laidOut.chartArea.left + insetPt : sheet.widthPt - block.widthPt,
      top: first.top - abovePt - block.heightPt,
    },
  }));
}
