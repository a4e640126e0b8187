import type { Box } from '../canvas/box.js';
import type { RecordingContext } from '../canvas/context.js';
import type { BoundChart } from '../data/bound-chart.js';
import { missingMark } from './bar-labels.js';
import { blockOf } from './block.js';
import type { ChartArea } from './chart-area.js';
import type { LegendEntry } from './legend.js';
import type { FixedText } from './overlay.js';
import { rangeWithZero } from './panels.js';
import { drawLine, type Stroke } from './strokes.js';
import { type ChartStyle, paletteOf } from './style.js';

/** The targets of small multiples: a line across each panel, and its figure in the panel's head. */
export interface PanelTargets {
  /** Room for the figure in the head. */
  readonly roomPt: number;
  readonly texts: readonly FixedText[];
  readonly obstacles: (headPt: number) => readonly Box[];
  readonly paint: (headPt: number, context: RecordingContext) => void;
}

const sampleWidthPt = 12;
const sampleGapPt = 3;
const lineEm = 1.25;

function strokeOf(style: ChartStyle): Stroke {
  return { colour: paletteOf(style).accent, widthPt: 1.1, dashPt: [3.5, 1.5] };
}

/** The line in the legend; nothing where there is no such target. */
export function panelTargetLegend({ rowTarget }: BoundChart, { style }: ChartArea): readonly LegendEntry[] {
  return rowTarget ? [{ name: rowTarget.name, swatch: { kind: 'line', ...strokeOf(style) } }] : [];
}

/** Lines and figures for the targets of the rows; the figures stand `topPt` below the panels' tops. */
export function panelTargets(
  chart: BoundChart,
  panels: readonly Box[],
  topPt: number,
  sheet: ChartArea,
): PanelTargets {
  const { rowTarget } = chart;
  if (!rowTarget) return { roomPt: 0, texts: [], obstacles: () => [], paint: () => {} };
  const { labelSizePt, grey, paper } = sheet.style;
  const stroke = strokeOf(sheet.style);
  const figures = panels.flatMap((panel, row) => {
    const value = rowTarget.values[row] ?? null;
    return value === null ? [] : [{ panel, row, value }];
  });
  const heights = (headPt: number) =>
    figures.map(({ panel, row, value }) => ({ panel, top: heightIn(panel, headPt, chart, row, value) }));
  return {
    roomPt: lineEm * labelSizePt,
    texts: panels.map((panel, row) => {
      const text = rowTarget.texts[row] ?? '';
      const block = blockOf([text || missingMark], sheet, { colour: text ? stroke.colour : grey });
      return { block, at: { left: panel.left + sampleWidthPt + sampleGapPt, top: panel.top + topPt } };
    }),
    obstacles: (headPt) =>
      heights(headPt).map(({ panel, top }) => {
        return { left: panel.left, right: panel.right, top: top - 1, bottom: top + 1 };
      }),
    paint: (headPt, context) => {
      for (const { panel, top } of heights(headPt)) {
        const [from, to] = [
          { left: panel.left, top },
          { left: panel.right, top },
        ];
        drawLine(context, from, to, { colour: paper, widthPt: stroke.widthPt + 1.4 });
        drawLine(context, from, to, stroke);
      }
      for (const { panel } of figures) {
        const top = panel.top + topPt + labelSizePt / 2;
        drawLine(context, { left: panel.left, top }, { left: panel.left + sampleWidthPt, top }, stroke);
      }
    },
  };
}

/**
 * Where a value stands on the sheet in the panel of a row, whose largest value reaches up to its head, or the largest
 * of all rows where these have one scale.
 */
export function heightIn(panel: Box, headPt: number, chart: BoundChart, row: number, value: number): number {
  const values = [...chart.series, ...(chart.rowTarget ? [chart.rowTarget] : [])].flatMap((series) =>
    chart.hasOneScale ? series.values : [series.values[row] ?? null],
  );
  return panel.bottom - (value / rangeWithZero(values).max) * (panel.bottom - panel.top - headPt);
}
