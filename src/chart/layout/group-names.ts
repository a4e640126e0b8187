import type { Chart } from 'chart.js';
import type { BoundChart } from '../data/bound-chart.js';
import { periodsOf } from '../data/periods.js';
import { barBox, labelGapPt } from './bar-labels.js';
import { blockOf, type TextBlock } from './block.js';
import type { ChartArea } from './chart-area.js';
import type { FixedText } from './overlay.js';

/** Between two names, and from the figures of a group to the names over it. */
const apartPt = 6;
const abovePt = 3;
/** The row may be so much wider than from group to group: between groups there is white. */
const widestShare = 1.1;
/** More names in a row are no longer told apart by their order. */
const mostNames = 3;

/**
 * The names of a few series in one row, in the order of their bars, what periods have in common said with the last;
 * undefined where a group has no room for them.
 */
export function groupNames(
  chart: BoundChart,
  sheet: ChartArea,
  pitchPt: number,
): readonly TextBlock[] | undefined {
  const { series } = chart;
  if (series.length < 2 || series.length > mostNames || chart.rowTarget) return undefined;
  const periods = periodsOf(chart);
  const names =
    periods?.names.map((name, at) => {
      const year = /^\d{4}$/.test(name) ? `${name}年` : name;
      return at === series.length - 1 ? year + periods.common : year;
    }) ?? series.map(({ name, unit }) => (chart.unit === '' && unit !== '' ? `${name}（${unit}）` : name));
  const blocks = names.map((name) => blockOf([name], sheet));
  return rowPt(blocks) <= widestShare * pitchPt ? blocks : undefined;
}

/** Height of their line, with what parts it from the figures. */
export function groupNamesPt({ style }: ChartArea): number {
  return style.labelSizePt + abovePt;
}

/** The names over the first group once its bars are laid out, whose figures are so high. */
export function placedOverGroup(
  blocks: readonly TextBlock[],
  laidOut: Chart,
  figurePt: number,
): readonly FixedText[] {
  const bars = blocks.map((_, series) => barBox(laidOut, series, 0));
  const highest = Math.min(...bars.map(({ top }) => top));
  const middle =
    (Math.min(...bars.map(({ left }) => left)) + Math.max(...bars.map(({ right }) => right))) / 2;
  let left = Math.max(0, middle - rowPt(blocks) / 2);
  return blocks.map((block) => {
    const at = { left, top: highest - labelGapPt - figurePt - abovePt - block.heightPt };
    left += block.widthPt + apartPt;
    return { block, at };
  });
}

function rowPt(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { widthPt }) => sum + widthPt + apartPt, -apartPt);
}
