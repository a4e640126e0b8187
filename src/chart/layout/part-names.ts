import type { Chart } from 'chart.js';
import type { BoundChart } from '../data/bound-chart.js';
import type { Padding } from '../drawing.js';
import { barBox } from './bar-labels.js';
import { blockOf, type TextBlock } from './block.js';
import type { ChartArea } from './chart-area.js';
import type { FixedText } from './overlay.js';

/** Between two names, between a name and the bar under it, and from where its part begins. */
const apartPt = 8;
const abovePt = 2.5;
const insetPt = 3;

/** The names of the parts of a bar, over those of the first row: what they are is read where they are looked at. */
export function partNames(chart: BoundChart, sheet: ChartArea): readonly TextBlock[] {
  return chart.series.map(({ name, unit }) =>
    blockOf([chart.unit === '' && unit !== '' ? `${name}（${unit}）` : name], sheet),
  );
}

/** Height of the line that they stand on, with what parts it from the bar. */
export function partNamesPt({ style }: ChartArea): number {
  return style.labelSizePt + abovePt;
}

/**
 * Whether each name fits over its part: none is wider than its part but the last, which may run on to the edge of the
 * sheet. `mostValue` is the value at the right end of the plot.
 */
export function fitOverParts(
  chart: BoundChart,
  names: readonly TextBlock[],
  padding: Padding,
  mostValue: number,
  sheet: ChartArea,
): boolean {
  const perUnitPt = (sheet.widthPt - padding.left - padding.right) / mostValue;
  let leftPt = padding.left;
  return names.every(({ widthPt }, index) => {
    const partPt = (chart.series[index]?.values[0] ?? 0) * perUnitPt;
    const endPt = index === names.length - 1 ? sheet.widthPt : leftPt + partPt - apartPt;
    const fits = partPt > 0 && leftPt + insetPt + widthPt <= endPt;
    leftPt += partPt;
    return fits;
  });
}

/** The names where they stand, once the bars are laid out. */
export function placedOverParts(names: readonly TextBlock[], laidOut: Chart): readonly FixedText[] {
  return names.map((block, series) => {
    const { left, top } = barBox(laidOut, series, 0);
    return { block, at: { left: left + insetPt, top: top - abovePt - block.heightPt } };
  });
}
