import type { Chart } from 'chart.js';
import type { Axis } from '../../dataset/chart-spec.js';
import type { RecordingContext } from '../canvas/context.js';
import { type BoundChart, valuesOn } from '../data/bound-chart.js';
import { baseOptions, type Drawing, hiddenAxis, hiddenValueAxis, type Options } from '../drawing.js';
import {
  barBoxes,
  barLabels,
  barThicknessPt,
  besideEnd,
  beyondEnd,
  labelGapPt,
  widestFigurePt,
} from '../layout/bar-labels.js';
import type { ChartArea } from '../layout/chart-area.js';
import { columnFrame } from '../layout/column-frame.js';
import { type LegendEntry, layOutLegend, unitAside } from '../layout/legend.js';
import { type Marker, markerStrokePt } from '../layout/marker.js';
import { type Label, nearThenFar } from '../layout/overlay.js';
import { axisOverPlot, type Panel, rangeWithZero } from '../layout/panels.js';
import { pointAt, pointBoxes, pointLabels, pointRadiusPt } from '../layout/points.js';
import { rowFrame } from '../layout/row-frame.js';
import { baselineWidthPt, drawLine } from '../layout/strokes.js';
import { type ChartStyle, fillAt, mostFills, paletteOf, seriesFills } from '../layout/style.js';
import { levelTargets, uprightTargets } from '../layout/target-lines.js';
import { type ChartProblem, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

const thickestBarPt = { rows: 14, columns: 26 } as const;
/** Share of the plot that the left axis has where there is a right one. */
const leftShare = 0.7;
const panelGapPt = 12;
const stemWidthPt = 0.9;
/** A right-hand line that joins its points only makes sense along time. */
const timeLabel = /^\d{4}(?:年|年度)?$/;

const axes = ['left', 'right'] as const;

type Direction = 'rows' | 'columns';

export const combined: ChartKind = {
  words: {
    name: { zh: '组合图', en: 'bars and lines' },
    shows: {
      zh: '组合图：柱形，另有一栏画点，各用各的刻度',
      en: 'bars, and points in a panel of their own to their own scale',
    },
    series: {
      zh: '`as: bar` 或 `line`，`axis: left` 或 `right`',
      en: '`as: bar` or `line`, `axis: left` or `right`',
    },
  },
  fewestSeries: 1,
  mostSeries: mostFills,
  hasTargetLines: true,
  hasTwoAxes: true,
  figureAxes: ['x', 'y', 'xRight', 'yRight'],
  draw: drawCombined,
};

/**
 * Bars against one axis and points against another. Each axis has a panel of the plot to itself, so that no
 * point stands on a bar and no crossing means anything: upright, the points' panel is above the bars', in
 * rows to the right of them. Upright where the names fit below the bars, otherwise in rows.
 */
function drawCombined(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const upright = layOut(chart, sheet, 'columns');
  if (upright && !upright.turned) return draw(chart, sheet, 'columns', upright);
  const rows = layOut(chart, sheet, 'rows');
  return rows ? draw(chart, sheet, 'rows', rows) : tooSmall;
}

type Layout = ReturnType<typeof layOut> & object;

/** Room for names and figures, and the panel of each axis. */
function layOut(chart: BoundChart, sheet: ChartArea, direction: Direction) {
  const lines = direction === 'rows' ? uprightTargets(chart, sheet) : levelTargets(chart, sheet);
  const entries = [...legendEntries(chart, sheet), ...lines.legend];
  const legend = layOutLegend(entries, sheet, unitAside(chart.unitToState));
  const all = [...chart.series.keys()];
  const figurePt = labelGapPt + pointRadiusPt + widestFigurePt(chart, all, sheet);
  const linePt = labelGapPt + pointRadiusPt + sheet.style.labelSizePt;
  const frame =
    direction === 'rows'
      ? rowFrame(chart, sheet, legend, { leftPt: 0, topPt: lines.roomPt, rightPt: figurePt, bottomPt: 0 })
      : columnFrame(chart, sheet, legend, { leftPt: 0, topPt: linePt, rightPt: lines.roomPt, bottomPt: 0 });
  if (!frame) return undefined;
  const { padding } = frame;
  const plotPt =
    direction === 'rows'
      ? sheet.widthPt - padding.left - padding.right
      : sheet.heightPt - padding.top - padding.bottom;
  const roomPt = direction === 'rows' ? figurePt : linePt;
  const hasRight = chart.series.some(({ axis }) => axis === 'right');
  const leftEnd = hasRight ? plotPt * leftShare - roomPt : plotPt;
  const panels: Record<'left' | 'right', Panel> = {
    left: { fromPt: lowRoomPt(chart, 'left', roomPt), toPt: leftEnd },
    right: { fromPt: leftEnd + roomPt + panelGapPt + lowRoomPt(chart, 'right', roomPt), toPt: plotPt },
  };
  return { ...frame, legend, lines, plotPt, panels, turned: 'turned' in frame && frame.turned };
}

/** Figures of negative bars stand below them, inside the panel. */
function lowRoomPt(chart: BoundChart, axis: Axis, roomPt: number): number {
  return axisRange(chart, axis).min < 0 ? roomPt : 0;
}

function axisRange(chart: BoundChart, axis: Axis) {
  return rangeWithZero(valuesOn(chart, axis));
}

function draw(chart: BoundChart, sheet: ChartArea, direction: Direction, layout: Layout): Drawing {
  const inRows = direction === 'rows';
  const [value, category] = inRows ? ['x', 'y'] : ['y', 'x'];
  const axis = (name: 'left' | 'right'): Options => ({
    ...hiddenValueAxis,
    axis: value,
    ...axisOverPlot(axisRange(chart, name), layout.panels[name], layout.plotPt),
  });
  const configuration = {
    type: 'bar',
    data: {
      labels: chart.categories.map(({ label }) => label),
      datasets: datasets(chart, sheet, direction, layout),
    },
    options: {
      ...baseOptions(layout.padding),
      indexAxis: category,
      scales: {
        [`${value}`]: axis('left'),
        [`${value}Right`]: axis('right'),
        [`${category}`]: { ...hiddenAxis, offset: true },
      },
    },
  };
  return {
    configuration,
    legend: layout.legend,
    underlay: (laidOut, context) => {
      // A line would cut the points of its axis in two; bars, on the other hand, would hide it.
      for (const name of axes) if (!hasBars(chart, name)) layout.lines.paint(laidOut, context, name);
      drawStems(chart, sheet, direction, laidOut, context);
    },
    overlay: (laidOut) => ({
      fixed: [...layout.texts(laidOut), ...layout.lines.texts(laidOut)],
      labelings: labelings(chart, sheet, direction, laidOut),
      obstacles: [
        ...barBoxes(chart, laidOut, seriesAs(chart, 'bar')),
        ...pointBoxes(chart, laidOut, seriesAs(chart, 'line')),
        ...layout.lines.obstacles(laidOut),
      ],
      paint: (context) => {
        drawBaselines(chart, sheet, direction, laidOut, context);
        for (const name of axes) if (hasBars(chart, name)) layout.lines.paint(laidOut, context, name);
      },
    }),
  };
}

function seriesAs(chart: BoundChart, as: 'bar' | 'line'): readonly number[] {
  return [...chart.series.keys()].filter((index) => chart.series[index]?.as === as);
}

function isOverTime(chart: BoundChart): boolean {
  return chart.categories.every(({ label }) => timeLabel.test(label));
}

function datasets(chart: BoundChart, sheet: ChartArea, direction: Direction, { pitchPt }: Layout) {
  const fills = seriesFills(sheet.style);
  const bars = Math.max(1, ...axes.map((axis) => countBars(chart, axis)));
  return chart.series.map(({ values, as, axis }, index) => ({
    type: as,
    data: values,
    [direction === 'rows' ? 'xAxisID' : 'yAxisID']:
      (direction === 'rows' ? 'x' : 'y') + (axis === 'right' ? 'Right' : ''),
    ...(as === 'bar'
      ? {
          backgroundColor: fillAt(fills, index),
          borderWidth: 0,
          inflateAmount: 0,
          barThickness: barThicknessPt(pitchPt, bars, thickestBarPt[direction], sheet),
        }
      : lineOptions(chart, sheet, index)),
  }));
}

/** How a series of points looks: shape and tone differ, so that colour is not needed. */
function markerOf(chart: BoundChart, style: ChartStyle, series: number): Marker {
  const colours = [paletteOf(style).accent, style.ink, style.grey] as const;
  const shapes = ['circle', 'triangle', 'rect'] as const;
  const nth = seriesAs(chart, 'line').indexOf(series);
  const colour = colours[nth % 3] ?? style.ink;
  return { shape: shapes[nth % 3] ?? 'circle', fill: nth < 3 ? colour : style.paper, stroke: colour };
}

function lineOptions(chart: BoundChart, { style }: ChartArea, series: number): Options {
  const { shape, fill, stroke } = markerOf(chart, style, series);
  return {
    showLine: isOverTime(chart),
    borderColor: stroke,
    borderWidth: 1.4,
    pointStyle: shape,
    pointRadius: pointRadiusPt,
    pointBackgroundColor: fill,
    pointBorderWidth: fill === stroke ? 0 : markerStrokePt,
  };
}

function hasBars(chart: BoundChart, axis: Axis): boolean {
  return countBars(chart, axis) > 0;
}

function countBars(chart: BoundChart, axis: Axis): number {
  return chart.series.filter((series) => series.as === 'bar' && series.axis === axis).length;
}

function legendEntries(chart: BoundChart, { style }: ChartArea): readonly LegendEntry[] {
  return chart.series.map(({ name, unit, as }, index): LegendEntry => {
    const shown = chart.unit === '' && unit !== '' ? `${name}（${unit}）` : name;
    if (as === 'bar')
      return { name: shown, swatch: { kind: 'area', fill: fillAt(seriesFills(style), index) } };
    return { name: shown, swatch: { kind: 'point', marker: markerOf(chart, style, index) } };
  });
}

function labelings(
  chart: BoundChart,
  sheet: ChartArea,
  direction: Direction,
  laidOut: Chart,
): Iterable<readonly Label[]> {
  const inRows = direction === 'rows';
  const sides = inRows ? (['right'] as const) : (['above', 'below', 'right', 'left'] as const);
  const spotsFor = inRows ? besideEnd : beyondEnd;
  return nearThenFar(sheet, (sizePt, far) => [
    ...barLabels(chart, sheet, laidOut, { series: seriesAs(chart, 'bar'), spotsFor, sizePt, far }),
    ...pointLabels(chart, sheet, laidOut, {
      series: seriesAs(chart, 'line'),
      sizePt,
      sides,
      colour: (index) => markerOf(chart, sheet.style, index).stroke,
      base: (series, category) => zeroAt(laidOut, direction, series, category),
    }),
  ]);
}

/** Where a category meets the baseline of a series' panel. */
function zeroAt(laidOut: Chart, direction: Direction, series: number, category: number) {
  const { vScale, iScale } = laidOut.getDatasetMeta(series);
  const [zero, middle] = [vScale?.getPixelForValue(0) ?? 0, iScale?.getPixelForValue(category) ?? 0];
  return direction === 'rows' ? { left: zero, top: middle } : { left: middle, top: zero };
}

/** Points that no line joins stand on stems, so that their distance from the baseline is seen. */
function drawStems(
  chart: BoundChart,
  sheet: ChartArea,
  direction: Direction,
  laidOut: Chart,
  context: RecordingContext,
): void {
  if (isOverTime(chart)) return;
  for (const series of seriesAs(chart, 'line')) {
    const colour = markerOf(chart, sheet.style, series).stroke;
    for (const category of chart.categories.keys()) {
      const point = pointAt(laidOut, series, category);
      const zero = zeroAt(laidOut, direction, series, category);
      if (point) drawLine(context, zero, point, { colour, widthPt: stemWidthPt });
    }
  }
}

function drawBaselines(
  chart: BoundChart,
  sheet: ChartArea,
  direction: Direction,
  laidOut: Chart,
  context: RecordingContext,
): void {
  const { left, right, top, bottom } = laidOut.chartArea;
  for (const axis of axes) {
    const series = chart.series.findIndex((one) => one.axis === axis);
    if (series < 0) continue;
    const zero = zeroAt(laidOut, direction, series, 0);
    const stroke = { colour: sheet.style.ink, widthPt: baselineWidthPt };
    if (direction === 'rows') drawLine(context, { ...zero, top }, { ...zero, top: bottom }, stroke);
    else drawLine(context, { ...zero, left }, { ...zero, left: right }, stroke);
  }
}
