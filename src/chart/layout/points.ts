import type { Chart } from 'chart.js';
import type { Box } from '../canvas/box.js';
import type { BoundChart } from '../data/bound-chart.js';
import { labelGapPt, missingMark } from './bar-labels.js';
import { blockOf } from './block.js';
import type { ChartArea } from './chart-area.js';
import { markerRadiusPt } from './marker.js';
import type { Label } from './overlay.js';
import type { Spot } from './place.js';

/** Radius of the points of lines and point series. */
export const pointRadiusPt = markerRadiusPt;

/** Where Chart.js has put a point; undefined where there is no value. */
export function pointAt(chart: Chart, series: number, category: number): Spot | undefined {
  const point = chart.getDatasetMeta(series).data[category] as
    | { x: number; y: number; skip?: boolean }
    | undefined;
  if (!point || point.skip) return undefined;
  return { left: point.x, top: point.y };
}

/** The boxes of all points of some series: what labels must not cover. */
export function pointBoxes(chart: BoundChart, laidOut: Chart, series: readonly number[]): readonly Box[] {
  return series.flatMap((index) =>
    chart.categories.flatMap((_, category) => {
      const point = pointAt(laidOut, index, category);
      if (!point) return [];
      const { left, top } = point;
      const r = pointRadiusPt;
      return [{ left: left - r, top: top - r, right: left + r, bottom: top + r }];
    }),
  );
}

export type Side =
  | 'above'
  | 'below'
  | 'right'
  | 'left'
  | 'above-right'
  | 'above-left'
  | 'below-right'
  | 'below-left';

/** How much farther from its point a figure may stand where there is no room beside it. */
const fartherPt = 5;

/** Where a block may stand about a point, in this order. */
export function spotsAround(
  point: Spot,
  block: { readonly widthPt: number; readonly heightPt: number },
  sides: readonly Side[],
  fartherPt = 0,
): readonly Spot[] {
  const beside = pointRadiusPt + labelGapPt + fartherPt;
  const near = pointRadiusPt + 1.5 + fartherPt;
  const [centred, middle] = [point.left - block.widthPt / 2, point.top - block.heightPt / 2];
  const [above, below] = [point.top - near - block.heightPt, point.top + near];
  const [right, left] = [point.left + near, point.left - near - block.widthPt];
  const spots: Readonly<Record<Side, Spot>> = {
    above: { left: centred, top: above },
    below: { left: centred, top: below },
    right: { left: point.left + beside, top: middle },
    left: { left: point.left - beside - block.widthPt, top: middle },
    'above-right': { left: right, top: above },
    'above-left': { left, top: above },
    'below-right': { left: right, top: below },
    'below-left': { left, top: below },
  };
  return sides.map((side) => spots[side]);
}

/**
 * The figures of some series of points at one size, on the first free side; `base` is where a missing one's
 * dash stands.
 */
export function pointLabels(
  chart: BoundChart,
  sheet: ChartArea,
  laidOut: Chart,
  options: {
    readonly series: readonly number[];
    readonly sizePt: number;
    readonly sides: readonly Side[];
    readonly colour: (series: number) => string;
    /** Painted behind the figures, where lines of a grid run. */
    readonly ground?: string;
    readonly base: (series: number, category: number) => Spot;
    /** How much farther from their points figures may stand, where there is no room beside them. */
    readonly awayPt?: readonly number[];
  },
): readonly Label[] {
  const { series, sizePt, sides, awayPt = [0, fartherPt] } = options;
  return series.flatMap((index) =>
    chart.categories.map((_, category): Label => {
      const point = pointAt(laidOut, index, category);
      const text = point ? (chart.series[index]?.texts[category] ?? '') : missingMark;
      const colour = point ? options.colour(index) : sheet.style.grey;
      const block = blockOf([text], sheet, {
        sizePt,
        colour,
        ...(options.ground && { ground: options.ground }),
      });
      const about = point ?? options.base(index, category);
      const spots = awayPt.flatMap((away) => spotsAround(about, block, sides, away));
      return { block, spots };
    }),
  );
}
