import type { Chart } from 'chart.js';
import type { BoundChart } from '../data/bound-chart.js';
import { nameRow } from '../data/names.js';
import type { Padding } from '../drawing.js';
import type { ChartArea } from './chart-area.js';
import type { Legend } from './legend.js';
import type { FixedText } from './overlay.js';
import { timeNames } from './time-names.js';

/** What charts with one column per category have in common: names below, a legend above. */
export interface ColumnFrame {
  readonly padding: Padding;
  readonly pitchPt: number;
  /** Names are turned a quarter because they do not fit level. */
  readonly turned: boolean;
  /** The names, once the columns' places are known. */
  readonly texts: (chart: Chart) => readonly FixedText[];
}

const nameGapPt = 4;
/** A plot less high than this tells nothing. */
const leastPlotPt = 30;
/** Share of the height that turned names may take. */
const deepestNames = 0.42;

/** From column to column, where so much of the width is taken. */
export function columnPitchPt(chart: BoundChart, sheet: ChartArea, takenPt: number): number {
  return (sheet.widthPt - takenPt) / chart.categories.length;
}

/**
 * The frame of a chart in columns, with room for the legend, the names and what else the type needs.
 * Undefined when the names do not fit, or leave too little of the plot.
 */
export function columnFrame(
  chart: BoundChart,
  sheet: ChartArea,
  legend: Legend,
  room: {
    readonly leftPt: number;
    readonly topPt: number;
    readonly rightPt: number;
    readonly bottomPt: number;
    /** Below the names. */
    readonly footPt?: number;
  },
): ColumnFrame | undefined {
  const pitchPt = columnPitchPt(chart, sheet, room.leftPt + room.rightPt);
  const footPt = room.footPt ?? 0;
  const labels = chart.categories.map(({ label }) => label);
  const names =
    timeNames(chart.categories, pitchPt, sheet) ??
    nameRow(labels, pitchPt, deepestNames * sheet.heightPt, sheet);
  if (!names) return undefined;
  const takenPt = legend.heightPt + room.topPt + names.extentPt + nameGapPt + room.bottomPt + footPt;
  if (sheet.heightPt - takenPt < leastPlotPt) return undefined;
  const top = sheet.heightPt - footPt - names.extentPt;
  return {
    padding: {
      left: room.leftPt,
      top: legend.heightPt + room.topPt,
      right: room.rightPt,
      bottom: footPt + names.extentPt + nameGapPt + room.bottomPt,
    },
    pitchPt,
    turned: names.blocks.some((block) => block.turned),
    texts: ({ scales }) =>
      names.blocks.flatMap((block, index): FixedText[] => {
        if (block.lines.length === 0) return [];
        const middle = scales.x?.getPixelForValue(index) ?? 0;
        return [{ block, at: { left: Math.max(0, middle - block.widthPt / 2), top } }];
      }),
  };
}
