import type { Chart } from 'chart.js';
import type { Box } from '../canvas/box.js';
import type { BoundChart } from '../data/bound-chart.js';
import { blockOf } from './block.js';
import type { ChartArea } from './chart-area.js';
import { type Label, nearThenFar } from './overlay.js';
import { clearancePt, type Spot } from './place.js';

/** Between a bar's end and its figure, in points. */
export const labelGapPt = 3;

/** What stands in the place of a figure that is missing; a note explains it. */
export const missingMark = '—';

/**
 * How thick each of `count` bars beside each other is, given the pitch of their categories: so that gaps set
 * the categories apart, but where it gets tight no thinner than the smallest figure is high.
 */
export function barThicknessPt(
  pitchPt: number,
  count: number,
  thickestPt: number,
  { style }: ChartArea,
): number {
  const [airy, tight] = [0.66 * pitchPt, 0.92 * pitchPt];
  return Math.min(thickestPt, Math.max(airy, Math.min(tight, count * style.smallestSizePt)) / count);
}

/** The widest figure of some series at the style's size, in points. */
export function widestFigurePt(chart: BoundChart, series: readonly number[], sheet: ChartArea): number {
  const texts = series.flatMap((index) => chart.series[index]?.texts ?? []);
  return Math.max(...[...texts, missingMark].map((text) => sheet.textWidthPt(text, sheet.style.labelSizePt)));
}

/** The box of a bar that Chart.js has laid out; flat on the baseline where there is no value. */
export function barBox(chart: Chart, series: number, category: number): Box {
  const meta = chart.getDatasetMeta(series);
  const names = ['x', 'y', 'base', 'width', 'height', 'horizontal'];
  type Bar = Record<'x' | 'y' | 'base' | 'width' | 'height', number> & { horizontal: boolean };
  const bar = meta.data[category]?.getProps(names, true) as unknown as Bar;
  const zero = meta.vScale?.getPixelForValue(0) ?? 0;
  const [x, y, base] = [bar.x, bar.y, bar.base].map((value) => (Number.isFinite(value) ? value : zero));
  const [a, b, from] = [x as number, y as number, base as number];
  if (bar.horizontal) {
    return {
      left: Math.min(a, from),
      right: Math.max(a, from),
      top: b - bar.height / 2,
      bottom: b + bar.height / 2,
    };
  }
  return {
    left: a - bar.width / 2,
    right: a + bar.width / 2,
    top: Math.min(b, from),
    bottom: Math.max(b, from),
  };
}

/** The boxes of all bars of some series: what labels must not cover. */
export function barBoxes(chart: BoundChart, laidOut: Chart, series: readonly number[]): readonly Box[] {
  return series.flatMap((index) => chart.categories.map((_, category) => barBox(laidOut, index, category)));
}

/** The places of a figure at its bar's end, and also some farther off where `far`. */
type SpotsFor = (
  box: Box,
  negative: boolean,
  size: { readonly widthPt: number; readonly heightPt: number },
  far: boolean,
) => readonly Spot[];

/** How far a figure moves at once, and at most past its own width, to get past a line that crosses it. */
const stepPt = 1;
const fartherPt = 9;

/** Beside the end of a horizontal bar, farther off where a line is in the way. */
export const besideEnd: SpotsFor = (box, negative, { widthPt, heightPt }, far) => {
  const top = (box.top + box.bottom - heightPt) / 2;
  const steps = far ? [...Array(Math.ceil((widthPt + fartherPt) / stepPt)).keys()] : [0];
  return steps.map((step) => {
    const away = labelGapPt + step * stepPt;
    return { left: negative ? box.left - away - widthPt : box.right + away, top };
  });
};

/**
 * Above the end of an upright bar, or below it where the value is negative; then a little to the side or
 * farther.
 */
export const beyondEnd: SpotsFor = (box, negative, { widthPt, heightPt }, far) => {
  const left = (box.left + box.right - widthPt) / 2;
  const aside = Math.max(0, (widthPt - (box.right - box.left)) / 2 + clearancePt);
  return (far ? [0, 0.5, 1, 1.5, 2] : [0]).flatMap((step) =>
    [0, -aside, aside].map((shift) => {
      const away = labelGapPt + step * heightPt;
      return { left: left + shift, top: negative ? box.bottom + away : box.top - away - heightPt };
    }),
  );
};

/**
 * The figures of the bars of some series at one size. `spotsFor` gives the places a figure may take at its
 * bar; a missing one is a grey dash on the baseline.
 */
export function barLabels(
  chart: BoundChart,
  sheet: ChartArea,
  laidOut: Chart,
  options: {
    readonly series: readonly number[];
    readonly spotsFor: SpotsFor;
    readonly sizePt: number;
    readonly far: boolean;
    readonly turned?: boolean;
  },
): readonly Label[] {
  const { series, spotsFor, sizePt, far, turned = false } = options;
  return series.flatMap((index) =>
    chart.categories.map((_, category): Label => {
      const value = chart.series[index]?.values[category] ?? null;
      const text = value === null ? missingMark : (chart.series[index]?.texts[category] ?? '');
      const colour = value === null ? sheet.style.grey : sheet.style.ink;
      const block = blockOf([text], sheet, { sizePt, colour, turned: turned && value !== null });
      return { block, spots: spotsFor(barBox(laidOut, index, category), (value ?? 0) < 0, block, far) };
    }),
  );
}

/** The figures of the bars of some series, at each size near the bars, then farther off. */
export function barLabelings(
  chart: BoundChart,
  sheet: ChartArea,
  laidOut: Chart,
  series: readonly number[],
  spotsFor: SpotsFor,
  turned = false,
): Iterable<readonly Label[]> {
  return nearThenFar(sheet, (sizePt, far) =>
    barLabels(chart, sheet, laidOut, { series, spotsFor, sizePt, far, turned }),
  );
}
