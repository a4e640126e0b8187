import type { Chart } from 'chart.js';
import { type BoundChart, valuesOn } from '../data/bound-chart.js';
import type { Padding } from '../drawing.js';
import { type NameAtBar, namesAtBars, placedAtBars } from './bar-end-names.js';
import { barBox, widestFigurePt } from './bar-labels.js';
import type { ChartArea } from './chart-area.js';
import type { FixedText } from './overlay.js';

/**
 * What tells bars to the right apart, named at bars: the series at those of one row, or the groups each at one of
 * theirs. Undefined where there is nothing to tell apart, or no room for a name. No figure of the chart is negative.
 */
export function kindsAtBars(
  chart: BoundChart,
  { left, right }: Padding,
  thicknessPt: number,
  sheet: ChartArea,
): readonly NameAtBar[] | undefined {
  const most = Math.max(...valuesOn(chart).map((value) => value ?? 0)) || 1;
  const plotPt = sheet.widthPt - left - right;
  const figurePt = figuresPt(chart, sheet);
  const barOf = (series: number, row: number) => ({
    row,
    lengthPt: ((chart.series[series]?.values[row] ?? 0) / most) * plotPt,
    roomPt: plotPt + right,
  });
  const rows = [...chart.categories.keys()];
  if (chart.series.length > 1) {
    // figures and names of neighbouring bars must not touch
    if (thicknessPt < sheet.style.labelSizePt) return undefined;
    return rows
      .map((row) => chart.series.map(({ name }, series) => ({ name, bars: [barOf(series, row)] })))
      .map((names) => namesAtBars(names, figurePt, sheet))
      .find((names) => names !== undefined);
  }
  if (chart.groups.length < 2) return undefined;
  const ofGroup = (name: string) => rows.filter((row) => chart.categories[row]?.group === name);
  const names = chart.groups.map((name) => ({ name, bars: ofGroup(name).map((row) => barOf(0, row)) }));
  return namesAtBars(names, figurePt, sheet);
}

/** The names where they stand, once the bars are laid out. */
export function placedKinds(
  names: readonly NameAtBar[],
  chart: BoundChart,
  laidOut: Chart,
  sheet: ChartArea,
): readonly FixedText[] {
  const seriesOf = (name: string) =>
    Math.max(0, chart.series.length > 1 ? chart.series.findIndex((one) => one.name === name) : 0);
  return names.flatMap((one) =>
    placedAtBars(
      [one],
      laidOut,
      (laid, row) => barBox(laid, seriesOf(one.name), row),
      figuresPt(chart, sheet),
      sheet,
    ),
  );
}

function figuresPt(chart: BoundChart, sheet: ChartArea): number {
  return widestFigurePt(chart, [...chart.series.keys()], sheet);
}
