import { barData } from '../bar-data.js';
import {
  barBoxes,
  barLabelings,
  barThicknessPt,
  besideEnd,
  labelGapPt,
  widestFigurePt,
} from '../bar-labels.js';
import { drawUprightBaseline } from '../baseline.js';
import type { BoundChart } from '../bind.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis } from '../drawing.js';
import { barFills } from '../fills.js';
import { layOutLegend, unitAside } from '../legend.js';
import { rangeWithZero } from '../panels.js';
import { rowFrame } from '../row-frame.js';
import type { Sheet } from '../sheet.js';
import { tooSmall, type Unfit } from '../unfit.js';

const thickestBarPt = 14;

/**
 * A bar to the right for each row, one per series; with a single series, groups are told apart by solid and
 * hatch. Figures stand at the bars' ends, so there is no value axis to read off.
 */
export function horizontalBar(chart: BoundChart, sheet: Sheet): Drawing | Unfit {
  const { style } = sheet;
  const fills = barFills(chart, style);
  const legend = layOutLegend(fills.legend, sheet, unitAside(chart.unitToState));
  const range = rangeWithZero(chart.series.flatMap(({ values }) => values));
  const series = [...chart.series.keys()];
  const roomPt = labelGapPt + widestFigurePt(chart, series, sheet);
  const frame = rowFrame(chart, sheet, legend, {
    leftPt: range.min < 0 ? roomPt : 0,
    rightPt: roomPt,
    bottomPt: 0,
  });
  if (!frame) return tooSmall;
  const thicknessPt = barThicknessPt(frame.pitchPt, series.length, thickestBarPt, sheet);
  const configuration = {
    type: 'bar',
    data: barData(chart, fills, thicknessPt),
    options: {
      ...baseOptions(frame.padding),
      indexAxis: 'y',
      scales: { x: { ...hiddenValueAxis, ...range }, y: hiddenAxis },
    },
  };
  return {
    configuration,
    overlay: (laidOut) => ({
      fixed: frame.texts(laidOut),
      labelings: barLabelings(chart, sheet, laidOut, series, besideEnd),
      obstacles: barBoxes(chart, laidOut, series),
      paint: (context) => {
        drawUprightBaseline(laidOut, context, style.ink);
        legend.paint(context);
      },
    }),
  };
}
