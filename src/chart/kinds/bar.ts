import { type BoundChart, valuesOn } from '../data/bound-chart.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis } from '../drawing.js';
import { barData } from '../layout/bar-data.js';
import {
  barBoxes,
  barLabelings,
  barThicknessPt,
  beyondEnd,
  labelGapPt,
  widestFigurePt,
} from '../layout/bar-labels.js';
import { drawLevelBaseline } from '../layout/baseline.js';
import type { ChartArea } from '../layout/chart-area.js';
import { columnFrame, columnPitchPt } from '../layout/column-frame.js';
import { barFills } from '../layout/fills.js';
import { groupNames, groupNamesPt, placedOverGroup } from '../layout/group-names.js';
import { layOutLegend, unitAside } from '../layout/legend.js';
import { rangeWithZero } from '../layout/panels.js';
import { rowTargetInColumns, rowTargetLegend } from '../layout/row-target.js';
import { mostFills } from '../layout/style.js';
import { levelTargets } from '../layout/target-lines.js';
import { type ChartProblem, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

const thickestBarPt = 26;
/** Level figures may be so much wider than their bars, since neighbours differ in height. */
const figureOverhang = 1.3;

export const bar: ChartKind = {
  words: {
    name: { zh: '柱形图', en: 'bars' },
    shows: { zh: '柱形图，柱子竖着', en: 'upright bars' },
    series: { zh: '一至六个', en: 'one to six' },
  },
  fewestSeries: 1,
  mostSeries: mostFills,
  hasTargetLines: true,
  hasRowTarget: true,
  figureAxes: ['y'],
  mostGroups: (seriesCount) => (seriesCount === 1 ? mostFills : undefined),
  draw: drawBar,
};

/** Upright bars, one group of them per row and one bar per series, with the figures at their ends. */
function drawBar(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const { style } = sheet;
  const fills = barFills(chart, style);
  const lines = levelTargets(chart, sheet);
  const series = [...chart.series.keys()];
  const range = rangeWithZero(valuesOn(chart));
  const widestPt = widestFigurePt(chart, series, sheet);
  const pitchPt = columnPitchPt(chart, sheet, lines.roomPt);
  const turned = widestPt > (pitchPt / series.length) * figureOverhang;
  const roomPt = labelGapPt + (turned ? widestPt : 2 * style.labelSizePt);
  const names = range.min < 0 ? undefined : groupNames(chart, sheet, pitchPt);
  const entries = [
    ...(names ? [] : fills.legend),
    ...rowTargetLegend(chart, sheet, 'level'),
    ...lines.legend,
  ];
  const legend = layOutLegend(entries, sheet, unitAside(chart.unitToState));
  const thicknessPt = barThicknessPt(pitchPt, series.length, thickestBarPt, sheet);
  const target = rowTargetInColumns(chart, pitchPt, series.length * thicknessPt, sheet);
  const frame =
    target &&
    columnFrame(chart, sheet, legend, {
      leftPt: 0,
      topPt: roomPt + (names ? groupNamesPt(sheet) : 0),
      rightPt: lines.roomPt,
      bottomPt: range.min < 0 ? roomPt : 0,
      footPt: target.roomPt,
    });
  if (!frame) return tooSmall;
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
    legend,
    overlay: (laidOut) => ({
      fixed: [
        ...frame.texts(laidOut),
        ...lines.texts(laidOut),
        ...target.texts(laidOut),
        ...(names ? placedOverGroup(names, laidOut, turned ? widestPt : style.labelSizePt) : []),
      ],
      labelings: barLabelings(chart, sheet, laidOut, series, beyondEnd, turned),
      obstacles: [
        ...barBoxes(chart, laidOut, series),
        ...lines.obstacles(laidOut),
        ...target.obstacles(laidOut),
      ],
      paint: (context) => {
        drawLevelBaseline(laidOut, context, style.ink);
        lines.paint(laidOut, context);
        target.paint(laidOut, context);
      },
    }),
  };
}
