import { barData } from '../bar-data.js';
import {
  barBoxes,
  barLabelings,
  barThicknessPt,
  beyondEnd,
  labelGapPt,
  widestFigurePt,
} from '../bar-labels.js';
import { drawLevelBaseline } from '../baseline.js';
import type { BoundChart } from '../bind.js';
import { columnFrame } from '../column-frame.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis } from '../drawing.js';
import { barFills } from '../fills.js';
import { layOutLegend, unitAside } from '../legend.js';
import { rangeWithZero } from '../panels.js';
import type { Sheet } from '../sheet.js';
import { tooSmall, type Unfit } from '../unfit.js';

const thickestBarPt = 26;
/** Level figures may be so much wider than their bars, since neighbours differ in height. */
const figureOverhang = 1.3;

/** Upright bars, one group of them per row and one bar per series, with the figures at their ends. */
export function bar(chart: BoundChart, sheet: Sheet): Drawing | Unfit {
  const { style } = sheet;
  const fills = barFills(chart, style);
  const legend = layOutLegend(fills.legend, sheet, unitAside(chart.unitToState));
  const series = [...chart.series.keys()];
  const range = rangeWithZero(chart.series.flatMap(({ values }) => values));
  const widestPt = widestFigurePt(chart, series, sheet);
  const pitchPt = sheet.widthPt / chart.categories.length;
  const turned = widestPt > (pitchPt / series.length) * figureOverhang;
  const roomPt = labelGapPt + (turned ? widestPt : 2 * style.labelSizePt);
  const bottomPt = range.min < 0 ? roomPt : 0;
  const frame = columnFrame(chart, sheet, legend, { leftPt: 0, topPt: roomPt, rightPt: 0, bottomPt });
  if (!frame) return tooSmall;
  const thicknessPt = barThicknessPt(frame.pitchPt, series.length, thickestBarPt, sheet);
  const configuration = {
    type: 'bar',
    data: barData(chart, fills, thicknessPt),
    options: {
      ...baseOptions(frame.padding),
      scales: { x: hiddenAxis, y: { ...hiddenValueAxis, ...range } },
    },
  };
  return {
    configuration,
    overlay: (laidOut) => ({
      fixed: frame.texts(laidOut),
      labelings: barLabelings(chart, sheet, laidOut, series, beyondEnd, turned),
      obstacles: barBoxes(chart, laidOut, series),
      paint: (context) => {
        drawLevelBaseline(laidOut, context, style.ink);
        legend.paint(context);
      },
    }),
  };
}
