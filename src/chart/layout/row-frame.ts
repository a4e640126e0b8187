import type { Chart } from 'chart.js';
import type { BoundChart } from '../data/bound-chart.js';
import { nameColumn } from '../data/names.js';
import type { Padding } from '../drawing.js';
import type { ChartArea } from './chart-area.js';
import type { Legend } from './legend.js';
import type { FixedText } from './overlay.js';

/** What charts with one row per category have in common: names at the left, a legend above. */
export interface RowFrame {
  readonly padding: Padding;
  readonly pitchPt: number;
  /** The names, once the rows' places are known. */
  readonly texts: (chart: Chart) => readonly FixedText[];
}

const nameGapPt = 6;
/** Shares of the width that the names may take, tried from the narrowest. */
const nameShares = [0.28, 0.34, 0.4, 0.46];

/** From row to row, where so much of the height besides the legend is taken. */
export function rowPitchPt(chart: BoundChart, sheet: ChartArea, legend: Legend, takenPt: number): number {
  return (sheet.heightPt - legend.heightPt - takenPt) / chart.categories.length;
}

/**
 * The frame of a chart in rows: room for the names (the narrowest column in which they can be set in the
 * largest size), for the legend and what else the type needs at the sides. Undefined when the names do not
 * fit.
 */
export function rowFrame(
  chart: BoundChart,
  sheet: ChartArea,
  legend: Legend,
  room: {
    readonly leftPt: number;
    readonly topPt: number;
    readonly rightPt: number;
    readonly bottomPt: number;
  },
): RowFrame | undefined {
  const pitchPt = rowPitchPt(chart, sheet, legend, room.topPt + room.bottomPt);
  const labels = chart.categories.map(({ label }) => label);
  const tried = nameShares.flatMap(
    (share) => nameColumn(labels, pitchPt, share * sheet.widthPt, sheet) ?? [],
  );
  const largest = Math.max(...tried.map(({ sizePt }) => sizePt));
  const names = tried.find(({ sizePt }) => sizePt === largest);
  if (!names) return undefined;
  const rightEdge = names.extentPt;
  return {
    padding: {
      left: rightEdge + nameGapPt + room.leftPt,
      top: legend.heightPt + room.topPt,
      right: room.rightPt,
      bottom: room.bottomPt,
    },
    pitchPt,
    texts: ({ scales }) =>
      names.blocks.map((block, index): FixedText => {
        const middle = scales.y?.getPixelForValue(index) ?? 0;
        return { block, at: { left: rightEdge - block.widthPt, top: middle - block.heightPt / 2 } };
      }),
  };
}
