import type { Box } from '../canvas/box.js';
import { type BoundChart, hasNegative } from '../data/bound-chart.js';
import { periodsOf, type SeriesPeriods } from '../data/periods.js';
import { baseOptions, type Configuration, type Drawing, hiddenValueAxis } from '../drawing.js';
import { barBoxes, barLabelings, beyondEnd, labelGapPt } from '../layout/bar-labels.js';
import { blockOf, type TextBlock } from '../layout/block.js';
import type { ChartArea } from '../layout/chart-area.js';
import { type BarFills, barFills } from '../layout/fills.js';
import { layOutLegend, unitAside } from '../layout/legend.js';
import type { FixedText } from '../layout/overlay.js';
import { panelBoxes, panelNames } from '../layout/panel-boxes.js';
import { heightIn, panelTargetLegend, panelTargets } from '../layout/panel-target.js';
import { baselineWidthPt, drawLine } from '../layout/strokes.js';
import { fillAt, mostFills, seriesFills } from '../layout/style.js';
import { type ChartProblem, negativeParts, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';
import { coursesOf, drawCourses } from './panels/courses.js';
import { drawGroups } from './panels/groups.js';

const thickestBarPt = 22;
/** Share of a panel's width that its bars take. */
const barShare = 0.6;
/** From bar to bar, in widths of a bar. */
const barPitch = 1.4;
/** White between a bar and the period under it. */
const footGapPt = 2.5;
/** From one name under a bar to the next. */
const footApartPt = 3;

export const smallMultiples: ChartKind = {
  words: {
    name: { zh: '小图组', en: 'small multiples' },
    shows: {
      zh: '一行一张小图，各用各的刻度；同一口径的各年标在柱下，时期多的画成折线；`scale: same` 用同一刻度，`panels: groups` 一组一张',
      en: 'a small panel per row, each to its own scale; years of one measure stand under their bars, many periods are a line; `scale: same` for one scale, `panels: groups` for a panel per group',
    },
    series: { zh: '一至六个', en: 'one to six' },
  },
  fewestSeries: 1,
  mostSeries: mostFills,
  hasRowTarget: true,
  drawsCourses: true,
  hasPanels: true,
  figureAxes: [],
  sharesUnit: 'nothing',
  draw: drawSmallMultiples,
};

/**
 * A panel of bars for each row, each to a scale of its own: for rows of different units or magnitudes, of
 * which only the course within the row is to be compared. A row's target is a line across its panel. Values
 * are not negative.
 */
function drawSmallMultiples(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const courses = chart.rowTarget ? undefined : coursesOf(chart);
  if (courses) return drawCourses(courses, chart, sheet) ?? tooSmall;
  if (hasNegative(chart)) return negativeParts;
  if (chart.panels === 'groups') return drawGroups(chart, sheet) ?? tooSmall;
  const periods = periodsOf(chart);
  return (periods && drawn(chart, sheet, periods)) ?? drawn(chart, sheet, undefined) ?? tooSmall;
}

/** The panels, their bars named by periods if there are any; undefined where there is no room for them or for names. */
function drawn(chart: BoundChart, sheet: ChartArea, periods: SeriesPeriods | undefined): Drawing | undefined {
  const fills = periods ? periodFills(chart, sheet) : barFills(chart, sheet.style);
  const scales = chart.hasOneScale ? '' : '各小图比例不同';
  const aside = [periods?.common, unitAside(chart.unitToState), scales].filter(Boolean).join('，');
  const legend = layOutLegend([...fills.legend, ...panelTargetLegend(chart, sheet)], sheet, aside);
  const feet = periods ? periods.names.map((name) => blockOf([name], sheet, { align: 'center' })) : [];
  const footPt = Math.max(0, ...feet.map(({ heightPt }) => heightPt + footGapPt));
  const panels = panelBoxes(chart.categories.length, legend.heightPt, footPt, sheet);
  const names = panelNames(rowNames(chart), panels, sheet);
  const widestFootPt = Math.max(0, ...feet.map(({ widthPt }) => widthPt));
  if (!names || widestFootPt + footApartPt > spacingPt(panels[0], chart)) return undefined;
  const namesPt = Math.max(...names.map(({ heightPt }) => heightPt)) + labelGapPt;
  const targets = panelTargets(chart, panels, namesPt, sheet);
  const headPt = namesPt + targets.roomPt + labelGapPt + sheet.style.labelSizePt;
  const series = [...chart.series.keys()];
  return {
    configuration: panelBars(chart, panels, headPt, fills, sheet),
    legend,
    overlay: (laidOut) => ({
      fixed: [
        ...names.map((block, index) => ({
          block,
          at: { left: panels[index]?.left ?? 0, top: panels[index]?.top ?? 0 },
        })),
        ...panels.flatMap((panel) => underBars(feet, panel, chart)),
        ...targets.texts,
      ],
      labelings: barLabelings(chart, sheet, laidOut, series, beyondEnd),
      obstacles: [...barBoxes(chart, laidOut, series), ...targets.obstacles(headPt)],
      paint: (context) => {
        const stroke = { colour: sheet.style.ink, widthPt: baselineWidthPt };
        for (const { left, right, bottom } of panels) {
          drawLine(context, { left, top: bottom }, { left: right, top: bottom }, stroke);
        }
        targets.paint(headPt, context);
      },
    }),
  };
}

function panelBars(
  chart: BoundChart,
  panels: readonly Box[],
  headPt: number,
  fills: BarFills,
  sheet: ChartArea,
): Configuration {
  return {
    type: 'bar',
    data: {
      labels: [],
      datasets: chart.series.map((_, series) => ({
        data: panels.map((panel, category) => barIn(panel, headPt, chart, series, category)),
        backgroundColor: panels.map((_, category) => fills.fill(series, category)),
        borderWidth: 0,
        inflateAmount: 0,
        grouped: false,
        barThickness: barPt(panels[0], chart),
      })),
    },
    options: {
      ...baseOptions({ left: 0, top: 0, right: 0, bottom: 0 }),
      // Both axes count points of the sheet, so that each bar can be given its panel's place and scale.
      scales: {
        x: { ...hiddenValueAxis, type: 'linear', offset: false, min: 0, max: sheet.widthPt },
        y: { ...hiddenValueAxis, min: 0, max: sheet.heightPt, reverse: true },
      },
    },
  };
}

/** Periods are named under their bars and need no legend: the last one counts, those before it are pale. */
function periodFills(chart: BoundChart, { style }: ChartArea): BarFills {
  const fills = seriesFills(style);
  return { fill: (series) => fillAt(fills, series === chart.series.length - 1 ? 0 : 1), legend: [] };
}

/** The bars' names in the middle under each bar of a panel. */
function underBars(feet: readonly TextBlock[], panel: Box, chart: BoundChart): FixedText[] {
  return feet.map((block, series) => {
    return {
      block,
      at: { left: barX(panel, chart, series) - block.widthPt / 2, top: panel.bottom + footGapPt },
    };
  });
}

/** The rows by their names, with their units where the chart has none of its own. */
function rowNames({ categories, unit: stated }: BoundChart): readonly string[] {
  return categories.map(({ label, unit }) => (stated === '' && unit !== '' ? `${label}（${unit}）` : label));
}

function barPt(panel: Box | undefined, chart: BoundChart): number {
  const widthPt = panel ? panel.right - panel.left : 0;
  return Math.min(thickestBarPt, (widthPt * barShare) / chart.series.length);
}

/** Where a bar stands on the sheet: side by side in the middle of the panel, the largest up to its head. */
function barIn(panel: Box, headPt: number, chart: BoundChart, series: number, category: number) {
  const value = chart.series[series]?.values[category] ?? null;
  return {
    x: barX(panel, chart, series),
    y: [panel.bottom, heightIn(panel, headPt, chart, category, value ?? 0)],
  };
}

/** The middle of a series' bar. */
function barX(panel: Box, chart: BoundChart, series: number): number {
  const offset = (series - (chart.series.length - 1) / 2) * spacingPt(panel, chart);
  return (panel.left + panel.right) / 2 + offset;
}

/** From the middle of a bar to that of the next. */
function spacingPt(panel: Box | undefined, chart: BoundChart): number {
  const widthPt = panel ? panel.right - panel.left : 0;
  return Math.min(widthPt / chart.series.length, barPt(panel, chart) * barPitch);
}
