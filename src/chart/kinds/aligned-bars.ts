import type { Chart } from 'chart.js';
import { type BoundChart, type BoundSeries, hasNegative } from '../data/bound-chart.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis } from '../drawing.js';
import { type NameAtBar, namesAtBars, placedAtBars } from '../layout/bar-end-names.js';
import {
  barBox,
  barBoxes,
  barLabelings,
  barThicknessPt,
  besideEnd,
  labelGapPt,
  widestFigurePt,
} from '../layout/bar-labels.js';
import { blockOf, type TextBlock } from '../layout/block.js';
import type { ChartArea } from '../layout/chart-area.js';
import { type BarFills, barFills } from '../layout/fills.js';
import { layOutLegend, unitAside } from '../layout/legend.js';
import { rowFrame } from '../layout/row-frame.js';
import { baselineWidthPt, drawLine } from '../layout/strokes.js';
import { mostFills } from '../layout/style.js';
import { wrapName } from '../layout/wrap.js';
import { type ChartProblem, negativeParts, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

const thickestBarPt = 14;
/** White between a panel and the next. */
const panelGapPt = 12;
/** The longest bar of a panel takes this share of it at least, whatever figures stand behind it. */
const leastBarShare = 0.3;
const headLines = 2;
const mostPanels = 4;

export const alignedBars: ChartKind = {
  words: {
    name: { zh: '并列条形图', en: 'aligned bars' },
    shows: {
      zh: '几种数并排，各用各的刻度，共用左边一列名称；不能有负数',
      en: 'several measures side by side, each to its own scale, over one column of names; no negative figures',
    },
    series: { zh: '两至四个', en: 'two to four' },
  },
  fewestSeries: 2,
  mostSeries: mostPanels,
  figureAxes: [],
  sharesUnit: 'series',
  mostGroups: () => mostFills,
  ownNote: '各栏比例不同。',
  draw: drawAlignedBars,
};

/** The place of a series in points from the left edge of the plot, and how long its longest bar is. */
interface MeasurePanel {
  readonly series: BoundSeries;
  readonly fromPt: number;
  readonly barPt: number;
  readonly head: TextBlock;
}

/**
 * Bars to the right in a panel for each measure: what a second axis would have to be read off twice. Rows stand in one
 * order, told apart by group as those of one measure are.
 */
function drawAlignedBars(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  if (hasNegative(chart)) return negativeParts;
  const { style } = sheet;
  const fills = barFills({ ...chart, series: chart.series.slice(0, 1) }, style);
  const named = groupsAtBars(chart, sheet);
  const legend = layOutLegend(named ? [] : fills.legend, sheet, unitAside(chart.unitToState));
  const probe = rowFrame(chart, sheet, legend, { leftPt: 0, topPt: 0, rightPt: 0, bottomPt: 0 });
  const panels = probe && panelsIn(chart, sheet, sheet.widthPt - probe.padding.left);
  if (!panels) return tooSmall;
  const headPt = Math.max(...panels.map(({ head }) => head.heightPt)) + labelGapPt;
  const frame = rowFrame(chart, sheet, legend, { leftPt: 0, topPt: headPt, rightPt: 0, bottomPt: 0 });
  if (!frame || frame.padding.left > probe.padding.left) return tooSmall;
  const leftPt = frame.padding.left;
  const thicknessPt = barThicknessPt(frame.pitchPt, 1, thickestBarPt, sheet);
  const series = [...chart.series.keys()];
  return {
    configuration: {
      type: 'bar',
      data: panelBars(chart, panels, fills, thicknessPt),
      options: {
        ...baseOptions(frame.padding),
        indexAxis: 'y',
        scales: { x: { ...hiddenValueAxis, min: 0, max: sheet.widthPt - leftPt }, y: hiddenAxis },
      },
    },
    legend,
    overlay: (laidOut) => ({
      fixed: [
        ...frame.texts(laidOut),
        ...panels.map(({ head, fromPt }) => ({
          block: head,
          at: { left: leftPt + fromPt, top: legend.heightPt + headPt - labelGapPt - head.heightPt },
        })),
        ...placedAtBars(named ?? [], laidOut, firstBar, widestFigurePt(chart, [0], sheet), sheet),
      ],
      labelings: barLabelings(chart, sheet, laidOut, series, besideEnd),
      obstacles: barBoxes(chart, laidOut, series),
      paint: (context) => {
        const stroke = { colour: style.ink, widthPt: baselineWidthPt };
        const { top, bottom } = laidOut.chartArea;
        for (const { fromPt } of panels) {
          const left = leftPt + fromPt;
          drawLine(context, { left, top }, { left, top: bottom }, stroke);
        }
      },
    }),
  };
}

function firstBar(laidOut: Chart, row: number) {
  return barBox(laidOut, 0, row);
}

/** The groups, each named at a bar of the first panel; undefined where one finds no room there. */
function groupsAtBars(chart: BoundChart, sheet: ChartArea): readonly NameAtBar[] | undefined {
  if (chart.groups.length < 2) return undefined;
  const free = layOutLegend([], sheet, unitAside(chart.unitToState));
  const probe = rowFrame(chart, sheet, free, { leftPt: 0, topPt: 0, rightPt: 0, bottomPt: 0 });
  const [panel] = (probe && panelsIn(chart, sheet, sheet.widthPt - probe.padding.left)) ?? [];
  if (!probe || !panel) return undefined;
  const { values } = panel.series;
  const most = Math.max(...values.map((value) => value ?? 0)) || 1;
  const roomPt =
    (sheet.widthPt - probe.padding.left - panelGapPt * (chart.series.length - 1)) / chart.series.length;
  const names = chart.groups.map((name) => ({
    name,
    bars: chart.categories.flatMap(({ group }, row) =>
      group === name ? [{ row, lengthPt: ((values[row] ?? 0) / most) * panel.barPt, roomPt }] : [],
    ),
  }));
  return namesAtBars(names, widestFigurePt(chart, [0], sheet), sheet);
}

/** The panels, as wide as each other; undefined where figures or heads leave no room for bars. */
function panelsIn(chart: BoundChart, sheet: ChartArea, plotPt: number): readonly MeasurePanel[] | undefined {
  const count = chart.series.length;
  const panelPt = (plotPt - panelGapPt * (count - 1)) / count;
  const panels = chart.series.flatMap((series, index): MeasurePanel[] => {
    const barPt = panelPt - labelGapPt - widestFigurePt(chart, [index], sheet);
    const name = chart.unit === '' && series.unit !== '' ? `${series.name}（${series.unit}）` : series.name;
    const lines = wrapName(name, headLines, panelPt, (text) => {
      return sheet.textWidthPt(text, sheet.style.labelSizePt, true);
    });
    if (!lines || barPt < leastBarShare * panelPt) return [];
    return [
      { series, fromPt: index * (panelPt + panelGapPt), barPt, head: blockOf(lines, sheet, { bold: true }) },
    ];
  });
  return panels.length === count ? panels : undefined;
}

/** Each bar from the left edge of its panel; one without a figure has no length there. */
function panelBars(chart: BoundChart, panels: readonly MeasurePanel[], fills: BarFills, thicknessPt: number) {
  return {
    labels: chart.categories.map(({ label }) => label),
    datasets: panels.map(({ series: { values }, fromPt, barPt }) => {
      const most = Math.max(...values.map((value) => value ?? 0)) || 1;
      return {
        data: values.map((value) => [fromPt, fromPt + ((value ?? 0) / most) * barPt]),
        backgroundColor: values.map((_, category) => fills.fill(0, category)),
        borderWidth: 0,
        inflateAmount: 0,
        grouped: false,
        barThickness: thicknessPt,
      };
    }),
  };
}
