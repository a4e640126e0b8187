import type { Box } from '../../canvas/box.js';
import type { BoundChart } from '../../data/bound-chart.js';
import { nameRow } from '../../data/names.js';
import { baseOptions, type Configuration, type Drawing, hiddenValueAxis } from '../../drawing.js';
import { barBoxes, barLabelings, beyondEnd, labelGapPt, widestFigurePt } from '../../layout/bar-labels.js';
import { linesHeightPt } from '../../layout/block.js';
import type { ChartArea } from '../../layout/chart-area.js';
import { type BarFills, barFills } from '../../layout/fills.js';
import { layOutLegend, unitAside } from '../../layout/legend.js';
import { panelNames } from '../../layout/panel-boxes.js';
import { rangeWithZero } from '../../layout/panels.js';
import { baselineWidthPt, drawLine } from '../../layout/strokes.js';

const thickestBarPt = 22;
/** Share of a row's slot that its bars take. */
const barShare = 0.84;
const panelGapPt = 16;
const nameGapPt = 4;
/** Share of the height that the names of rows may take. */
const deepestNames = 0.42;
/** A panel less high than this tells nothing. */
const leastPlotPt = 30;

/**
 * A panel for each group side by side, as wide as it has rows, the bars of its rows in it; undefined where there is no
 * room for names.
 */
export function drawGroups(chart: BoundChart, sheet: ChartArea): Drawing | undefined {
  const ofSeries = chart.series.length > 1 ? barFills(chart, sheet.style) : plainFills(chart, sheet);
  const scales = chart.hasOneScale ? '' : '各小图比例不同';
  const aside = [unitAside(chart.unitToState), scales].filter(Boolean).join('，');
  const legend = layOutLegend(ofSeries.legend, sheet, aside);
  const slotPt =
    (sheet.widthPt - (chart.groups.length - 1) * panelGapPt) / Math.max(1, chart.categories.length);
  const labels = chart.categories.map(({ label }) => label);
  const names = nameRow(labels, slotPt, deepestNames * sheet.heightPt, sheet);
  if (!names) return undefined;
  const bottom = sheet.heightPt - names.extentPt - nameGapPt;
  const panels = panelsOf(chart, slotPt, legend.heightPt, bottom);
  const heads = panelNames(chart.groups, panels, sheet);
  if (!heads) return undefined;
  const series = [...chart.series.keys()];
  const widestPt = widestFigurePt(chart, series, sheet);
  const turned = widestPt > (slotPt * barShare) / chart.series.length;
  const figurePt = turned ? widestPt : linesHeightPt(1, sheet.style.labelSizePt);
  const headPt = Math.max(...heads.map(({ heightPt }) => heightPt)) + figurePt + 2 * labelGapPt;
  if (bottom - legend.heightPt - headPt < leastPlotPt) return undefined;
  const middles = middlesOf(chart, panels, slotPt);
  return {
    configuration: bars(chart, { panels, headPt, slotPt, middles, fills: ofSeries }, sheet),
    legend,
    overlay: (laidOut) => ({
      fixed: [
        ...heads.map((block, index) => ({
          block,
          at: { left: panels[index]?.left ?? 0, top: panels[index]?.top ?? 0 },
        })),
        ...names.blocks.map((block, index) => ({
          block,
          at: { left: (middles[index] ?? 0) - block.widthPt / 2, top: bottom + nameGapPt },
        })),
      ],
      labelings: barLabelings(chart, sheet, laidOut, series, beyondEnd, turned),
      obstacles: barBoxes(chart, laidOut, series),
      paint: (context) => {
        const stroke = { colour: sheet.style.ink, widthPt: baselineWidthPt };
        for (const { left, right } of panels)
          drawLine(context, { left, top: bottom }, { left: right, top: bottom }, stroke);
      },
    }),
  };
}

/** One series needs no legend: the panels tell its groups apart. */
function plainFills(chart: BoundChart, { style }: ChartArea): BarFills {
  const { fill } = barFills({ ...chart, groups: [''] }, style);
  return { fill: () => fill(0, -1), legend: [] };
}

function panelsOf({ groups, categories }: BoundChart, slotPt: number, top: number, bottom: number): Box[] {
  let left = 0;
  return groups.map((name) => {
    const right = left + slotPt * categories.filter(({ group }) => group === name).length;
    const panel = { left, right, top, bottom };
    left = right + panelGapPt;
    return panel;
  });
}

/** The middle of each row's bars. */
function middlesOf({ groups, categories }: BoundChart, panels: readonly Box[], slotPt: number): number[] {
  const taken = groups.map(() => 0);
  return categories.map(({ group }) => {
    const at = groups.indexOf(group);
    const place = taken[at] ?? 0;
    taken[at] = place + 1;
    return (panels[at]?.left ?? 0) + (place + 0.5) * slotPt;
  });
}

interface BarPlan {
  readonly panels: readonly Box[];
  readonly headPt: number;
  readonly slotPt: number;
  readonly middles: readonly number[];
  readonly fills: BarFills;
}

function bars(chart: BoundChart, plan: BarPlan, sheet: ChartArea): Configuration {
  const { slotPt, middles, fills } = plan;
  const count = chart.series.length;
  const barPt = Math.min(thickestBarPt, (slotPt * barShare) / count);
  return {
    type: 'bar',
    data: {
      labels: [],
      datasets: chart.series.map((_, series) => ({
        data: middles.map((middle, row) => ({
          x: middle + (series - (count - 1) / 2) * barPt,
          y: heightOf(chart, plan, series, row),
        })),
        backgroundColor: middles.map((_, row) => fills.fill(series, row)),
        borderWidth: 0,
        inflateAmount: 0,
        grouped: false,
        barThickness: barPt,
      })),
    },
    options: {
      ...baseOptions({ left: 0, top: 0, right: 0, bottom: 0 }),
      // both axes count points of the sheet, so that each bar can be given its panel's place and scale
      scales: {
        x: { ...hiddenValueAxis, type: 'linear', offset: false, min: 0, max: sheet.widthPt },
        y: { ...hiddenValueAxis, min: 0, max: sheet.heightPt, reverse: true },
      },
    },
  };
}

/** From the foot of its panel to the height of a figure. */
function heightOf(chart: BoundChart, { panels, headPt }: BarPlan, series: number, row: number) {
  const at = chart.groups.indexOf(chart.categories[row]?.group ?? '');
  const { top = 0, bottom = 0 } = panels[at] ?? {};
  const scaled = chart.series.flatMap(({ values }) =>
    values.filter((_, index) => chart.hasOneScale || chart.categories[index]?.group === chart.groups[at]),
  );
  const value = chart.series[series]?.values[row] ?? 0;
  return [bottom, bottom - (value / rangeWithZero(scaled).max) * (bottom - top - headPt)];
}
