import type { Chart } from 'chart.js';
import { barData } from '../bar-data.js';
import { barBox, labelGapPt } from '../bar-labels.js';
import { drawUprightBaseline } from '../baseline.js';
import { type BoundChart, hasNegative } from '../bind.js';
import { blockOf } from '../block.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis } from '../drawing.js';
import { barFills } from '../fills.js';
import { layOutLegend, unitAside } from '../legend.js';
import { atEachSize, type Label } from '../overlay.js';
import { rangeWithZero } from '../panels.js';
import { rowFrame } from '../row-frame.js';
import type { Sheet } from '../sheet.js';
import type { Fill } from '../style.js';
import { negativeParts, tooSmall, type Unfit } from '../unfit.js';

const thickestBarPt = 18;
/** Share of a row's pitch that its bar takes: thick enough for figures inside it. */
const barShare = 0.72;
const insetPt = 2;

/**
 * One bar to the right for each row, made of its series, each figure inside its part and the sum at the end.
 * For parts of the same measure: values are not negative.
 */
export function stackedBar(chart: BoundChart, sheet: Sheet): Drawing | Unfit {
  if (hasNegative(chart)) return negativeParts;
  const { style } = sheet;
  const fills = barFills(chart, style);
  const legend = layOutLegend(fills.legend, sheet, unitAside(chart.unitToState));
  const sums = chart.categories.map(({ sum }) => sum);
  const roomPt = labelGapPt + Math.max(...sums.map((sum) => sheet.textWidthPt(sum, style.labelSizePt, true)));
  const frame = rowFrame(chart, sheet, legend, { leftPt: 0, rightPt: roomPt, bottomPt: 0 });
  if (!frame) return tooSmall;
  const thicknessPt = Math.min(thickestBarPt, frame.pitchPt * barShare);
  const configuration = {
    type: 'bar',
    data: barData(chart, fills, thicknessPt),
    options: {
      ...baseOptions(frame.padding),
      indexAxis: 'y',
      scales: {
        x: { ...hiddenValueAxis, stacked: true, ...rangeWithZero(rowSums(chart)) },
        y: { ...hiddenAxis, stacked: true },
      },
    },
  };
  return {
    configuration,
    overlay: (laidOut) => ({
      fixed: frame.texts(laidOut),
      labelings: atEachSize(sheet, (sizePt) => [
        ...partLabels(chart, sheet, laidOut, sizePt, fills.fill),
        ...sumLabels(chart, sheet, laidOut, sizePt),
      ]),
      obstacles: [],
      paint: (context) => {
        drawUprightBaseline(laidOut, context, style.ink);
        legend.paint(context);
      },
    }),
  };
}

function rowSums(chart: BoundChart): readonly number[] {
  return chart.categories.map((_, category) => {
    return chart.series.reduce((sum, { values }) => sum + (values[category] ?? 0), 0);
  });
}

/**
 * Each figure in the middle of its part, if it is wide enough: light on a solid tone, else on a light ground.
 */
function partLabels(
  chart: BoundChart,
  sheet: Sheet,
  laidOut: Chart,
  sizePt: number,
  fillOf: (series: number, category: number) => Fill,
): readonly Label[] {
  const { ink, paper } = sheet.style;
  return chart.series.flatMap(({ texts, values }, series) =>
    chart.categories.flatMap((_, category): Label[] => {
      if (values[category] === null) return [];
      const fill = fillOf(series, category);
      const look = typeof fill === 'string' ? { colour: paper } : { colour: ink, ground: fill.ground };
      const block = blockOf([texts[category] ?? ''], sheet, { sizePt, ...look });
      const part = barBox(laidOut, series, category);
      const fits = block.widthPt + 2 * insetPt <= part.right - part.left;
      const left = (part.left + part.right - block.widthPt) / 2;
      const top = (part.top + part.bottom - block.heightPt) / 2;
      return [{ block, spots: fits ? [{ left, top }] : [] }];
    }),
  );
}

function sumLabels(chart: BoundChart, sheet: Sheet, laidOut: Chart, sizePt: number): readonly Label[] {
  return chart.categories.map(({ sum }, category) => {
    const block = blockOf([sum], sheet, { sizePt, bold: true });
    const parts = chart.series.map((_, series) => barBox(laidOut, series, category));
    const [first] = parts;
    const left = Math.max(...parts.map(({ right }) => right)) + labelGapPt;
    const middle = first ? (first.top + first.bottom) / 2 : 0;
    return { block, spots: [{ left, top: middle - block.heightPt / 2 }] };
  });
}
