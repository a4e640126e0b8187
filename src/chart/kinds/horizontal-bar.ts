import { type BoundChart, valuesOn } from '../data/bound-chart.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis } from '../drawing.js';
import { barData } from '../layout/bar-data.js';
import {
  barBoxes,
  barLabelings,
  barThicknessPt,
  besideEnd,
  labelGapPt,
  widestFigurePt,
} from '../layout/bar-labels.js';
import { barAndTargetNames, barAndTargetNamesPt, fitAbove, placedAbove } from '../layout/bar-names.js';
import { drawUprightBaseline } from '../layout/baseline.js';
import type { ChartArea } from '../layout/chart-area.js';
import { barFills } from '../layout/fills.js';
import { kindsAtBars, placedKinds } from '../layout/kinds-at-bars.js';
import { layOutLegend, unitAside } from '../layout/legend.js';
import { rangeWithZero } from '../layout/panels.js';
import { rowFrame, rowPitchPt } from '../layout/row-frame.js';
import { rowTargetInRows, rowTargetLegend } from '../layout/row-target.js';
import { mostFills } from '../layout/style.js';
import { uprightTargets } from '../layout/target-lines.js';
import { type ChartProblem, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

const thickestBarPt = 14;

export const horizontalBar: ChartKind = {
  words: {
    name: { zh: '条形图', en: 'horizontal bars' },
    shows: {
      zh: '条形图，名称长时用；只有一个系列时按分组区分',
      en: 'bars to the right, for long names; one series is told apart by group',
    },
    series: { zh: '一至六个', en: 'one to six' },
  },
  fewestSeries: 1,
  mostSeries: mostFills,
  hasTargetLines: true,
  hasRowTarget: true,
  figureAxes: ['x'],
  mostGroups: (seriesCount) => (seriesCount === 1 ? mostFills : undefined),
  draw: drawHorizontalBar,
};

/**
 * A bar to the right for each row, one per series; with a single series, groups are told apart by solid and
 * hatch. Figures stand at the bars' ends, so there is no value axis to read off.
 */
function drawHorizontalBar(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const { style } = sheet;
  const fills = barFills(chart, style);
  const lines = uprightTargets(chart, sheet);
  const range = rangeWithZero(valuesOn(chart));
  const series = [...chart.series.keys()];
  const roomPt = labelGapPt + widestFigurePt(chart, series, sheet);
  // names of target lines stand where those of bars would, or in the legend
  const hasLines = lines.blocks.length > 0 || lines.legend.length > 0;
  const mayName = !hasLines && range.min >= 0;
  const names = mayName ? barAndTargetNames(chart, sheet) : undefined;
  const layOut = (isNamed: boolean, isFree = isNamed) => {
    const entries = [...fills.legend, ...rowTargetLegend(chart, sheet, 'upright'), ...lines.legend];
    const legend = layOutLegend(isFree ? [] : entries, sheet, unitAside(chart.unitToState));
    const topPt = isNamed ? barAndTargetNamesPt(sheet) : lines.roomPt;
    const pitchPt = rowPitchPt(chart, sheet, legend, topPt);
    const thicknessPt = barThicknessPt(pitchPt, series.length, thickestBarPt, sheet);
    const target = rowTargetInRows(chart, pitchPt, series.length * thicknessPt, sheet);
    const frame = rowFrame(chart, sheet, legend, {
      leftPt: range.min < 0 ? roomPt : 0,
      topPt,
      rightPt: roomPt + target.roomPt,
      bottomPt: 0,
    });
    return frame && { legend, thicknessPt, target, frame };
  };
  const named = names && layOut(true);
  const isNamed = named !== undefined && fitAbove(names ?? [], named.frame.padding, sheet);
  const free = mayName && !chart.rowTarget ? layOut(false, true) : undefined;
  const atBars = free && kindsAtBars(chart, free.frame.padding, free.thicknessPt, sheet);
  const laid = isNamed ? named : atBars ? free : layOut(false);
  if (!laid) return tooSmall;
  const { legend, thicknessPt, target, frame } = laid;
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
    legend,
    overlay: (laidOut) => ({
      fixed: [
        ...frame.texts(laidOut),
        ...lines.texts(laidOut),
        ...target.texts(laidOut),
        ...(isNamed ? placedAbove(names ?? [], laidOut, sheet) : []),
        ...(isNamed ? [] : placedKinds(atBars ?? [], chart, laidOut, sheet)),
      ],
      labelings: barLabelings(chart, sheet, laidOut, series, besideEnd),
      obstacles: [
        ...barBoxes(chart, laidOut, series),
        ...lines.obstacles(laidOut),
        ...target.obstacles(laidOut),
      ],
      paint: (context) => {
        drawUprightBaseline(laidOut, context, style.ink);
        lines.paint(laidOut, context);
        target.paint(laidOut, context);
      },
    }),
  };
}
