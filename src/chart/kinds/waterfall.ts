import type { Chart } from 'chart.js';
import type { RecordingContext } from '../canvas/context.js';
import type { BoundChart, BoundSeries } from '../data/bound-chart.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis } from '../drawing.js';
import { barBox, barBoxes, barLabelings, beyondEnd, labelGapPt } from '../layout/bar-labels.js';
import { drawLevelBaseline } from '../layout/baseline.js';
import type { ChartArea } from '../layout/chart-area.js';
import { columnFrame } from '../layout/column-frame.js';
import { layOutLegend, unitAside } from '../layout/legend.js';
import { rangeWithZero } from '../layout/panels.js';
import { drawLine, hairlineWidthPt } from '../layout/strokes.js';
import { fillAt, groupFills } from '../layout/style.js';
import { type ChartProblem, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

const totalName = '合计';
const thickestBarPt = 34;
const barShare = 0.66;

export const waterfall: ChartKind = {
  words: {
    name: { zh: '瀑布图', en: 'waterfall' },
    shows: { zh: '瀑布图，合计是怎样一步步来的', en: 'how a sum comes about, step by step' },
    series: { zh: '一个', en: 'one' },
  },
  fewestSeries: 1,
  mostSeries: 1,
  figureAxes: ['y'],
  printsSums: true,
  draw: drawWaterfall,
};

/**
 * How a sum comes about: the first row stands on zero, every other begins where the one before it ended, and
 * a last column shows the sum. Rises are solid, falls hatched, the sum pale.
 */
function drawWaterfall(bound: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const chart = withTotal(bound);
  const [series] = chart.series;
  if (!series) return tooSmall;
  const { style } = sheet;
  const spans = spansOf(series);
  const ends = spans.flatMap((span) => span ?? []);
  const legend = layOutLegend([], sheet, unitAside(chart.unitToState));
  const roomPt = labelGapPt + style.labelSizePt;
  const frame = columnFrame(chart, sheet, legend, {
    leftPt: 0,
    topPt: roomPt,
    rightPt: 0,
    bottomPt: fallsNear(spans, roomPt / sheet.heightPt) ? roomPt : 0,
  });
  if (!frame) return tooSmall;
  const [rise, fall, sum] = [0, 1, 2].map((index) => fillAt(groupFills(style), index));
  const last = spans.length - 1;
  const configuration = {
    type: 'bar',
    data: {
      labels: chart.categories.map(({ label }) => label),
      datasets: [
        {
          data: spans,
          backgroundColor: series.values.map((value, index) =>
            index === last ? sum : (value ?? 0) < 0 ? fall : rise,
          ),
          borderWidth: 0,
          inflateAmount: 0,
          barThickness: Math.min(thickestBarPt, frame.pitchPt * barShare),
        },
      ],
    },
    options: {
      ...baseOptions(frame.padding),
      scales: {
        x: hiddenAxis,
        y: { ...hiddenValueAxis, ...rangeWithZero(ends) },
      },
    },
  };
  return {
    configuration,
    legend,
    underlay: (laidOut, context) => drawSteps(spans, laidOut, context, style.grey),
    overlay: (laidOut) => ({
      fixed: frame.texts(laidOut),
      labelings: barLabelings(chart, sheet, laidOut, [0], beyondEnd),
      obstacles: barBoxes(chart, laidOut, [0]),
      paint: (context) => {
        drawLevelBaseline(laidOut, context, style.ink);
      },
    }),
  };
}

type Span = readonly [from: number, to: number] | null;

/** The chart with a category for the sum of its only series. */
function withTotal(chart: BoundChart): BoundChart {
  const series = chart.series.slice(0, 1).map((one) => ({
    ...one,
    values: [...one.values, one.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)],
    texts: [...one.texts, one.sum],
  }));
  const total = { label: totalName, group: '', unit: chart.unit, sum: series[0]?.sum ?? '' };
  return { ...chart, categories: [...chart.categories, total], series };
}

/** Where each bar begins and ends; the last, the sum, stands on zero. */
function spansOf({ values }: BoundSeries): readonly Span[] {
  let reached = 0;
  return values.map((value, index): Span => {
    if (value === null) return null;
    const from = index === values.length - 1 ? 0 : reached;
    reached = from + value;
    return [from, reached];
  });
}

/** Whether a figure under a falling bar would reach below zero; `share` is its height in that of the sheet. */
function fallsNear(spans: readonly Span[], share: number): boolean {
  const { min, max } = rangeWithZero(spans.flatMap((span) => span ?? []));
  // The plot has at least half of the sheet's height.
  return spans.some((span) => span && span[1] < span[0] && span[1] - min < 2 * share * (max - min));
}

/** Hairlines from the end of each bar to the beginning of the next. */
function drawSteps(spans: readonly Span[], laidOut: Chart, context: RecordingContext, colour: string): void {
  for (const [index, span] of spans.entries()) {
    if (!span || index === spans.length - 1) continue;
    const top = laidOut.scales.y?.getPixelForValue(span[1]) ?? 0;
    const [from, to] = [barBox(laidOut, 0, index), barBox(laidOut, 0, index + 1)];
    drawLine(
      context,
      { left: from.right, top },
      { left: to.left, top },
      { colour, widthPt: hairlineWidthPt },
    );
  }
}
