import type { Chart } from 'chart.js';
import type { RecordingContext } from '../canvas/context.js';
import { type BoundChart, type BoundSeries, valuesOn } from '../data/bound-chart.js';
import { baseOptions, type Drawing, hiddenAxis } from '../drawing.js';
import { labelGapPt, missingMark, widestFigurePt } from '../layout/bar-labels.js';
import { blockOf, type TextBlock } from '../layout/block.js';
import type { ChartArea } from '../layout/chart-area.js';
import { type LegendEntry, layOutLegend, unitAside } from '../layout/legend.js';
import { atEachSize, type FixedText, type Label } from '../layout/overlay.js';
import { pointAt } from '../layout/points.js';
import { rowFrame } from '../layout/row-frame.js';
import { spread } from '../layout/spread.js';
import { drawLine, hairlineWidthPt } from '../layout/strokes.js';
import { paletteOf } from '../layout/style.js';
import { type ValueAxis, valueAxis } from '../layout/value-axis.js';
import { type ChartProblem, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

/** The ring is wider than the disc, so that it shows around it where the two values are equal. */
const discRadiusPt = 3;
const ringRadiusPt = 4;
const ringWidthPt = 1.4;
const risingWidthPt = 2.6;
const fallingWidthPt = 0.9;

/** What is left of the width for the plot when the names take their most. */
const plotShare = 0.45;

type Value = number | null;

export const dumbbell: ChartKind = {
  words: {
    name: { zh: '两年对照图', en: 'dumbbell' },
    shows: {
      zh: '两年对照，中间连线，后一年高的用粗线',
      en: 'two years per row and the line between, thick where the second is higher',
    },
    series: { zh: '两个', en: 'two' },
  },
  fewestSeries: 2,
  mostSeries: 2,
  tooManySeriesHint: {
    zh: '只留首尾两年，或改用 line、small-multiples。',
    en: 'Keep the first and the last year, or use line or small-multiples.',
  },
  figureAxes: ['x'],
  isOfPoints: true,
  draw: drawDumbbell,
};

/**
 * Two values per row, last year's a disc and this year's a ring, and the line between them: thick where the
 * second is above the first, thin where it is not, so that the exceptions show at a glance, in grey too. The
 * smaller value is labelled on the left, the larger on the right: the labels of a pair cannot meet.
 */
function drawDumbbell(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const [before, after] = chart.series as [BoundSeries, BoundSeries];
  const names = [before, after].map(({ name }) => blockOf([name], sheet));
  const isNamed =
    before.values[0] !== null && after.values[0] !== null && pairPt(names) <= plotShare * sheet.widthPt;
  const entries = legendEntries(before, after, sheet);
  // what a thick line says is told in any case
  const legend = layOutLegend(isNamed ? entries.slice(2) : entries, sheet, unitAside(chart.unitToState));
  const values = [...before.values, ...after.values];
  const axis = valueAxis(sheet, 'bottom', values, plotShare * sheet.widthPt, chart.format);
  const frame = rowFrame(chart, sheet, legend, {
    ...roomBeside(chart, axis, sheet),
    topPt: isNamed ? sheet.style.labelSizePt + nameGapPt : 0,
    bottomPt: axis.roomPt,
  });
  if (!frame) return tooSmall;
  const configuration = {
    type: 'bar',
    data: { labels: chart.categories.map(({ label }) => label), datasets: datasets(before, after, sheet) },
    options: {
      ...baseOptions(frame.padding),
      indexAxis: 'y',
      scales: {
        x: axis.options,
        y: { ...hiddenAxis, offset: true },
      },
    },
  };
  return {
    configuration,
    legend,
    underlay: (laidOut, context) => {
      drawRowGuides(laidOut, context, chart.categories.length, sheet.style.hairline);
    },
    overlay: (laidOut) => ({
      fixed: [
        ...frame.texts(laidOut),
        ...axis.texts(laidOut),
        ...(isNamed ? placedOverPair(names, laidOut, sheet) : []),
      ],
      labelings: atEachSize(sheet, (sizePt) => pairLabels(before, after, sheet, laidOut, sizePt)),
      obstacles: [],
    }),
  };
}

/** Between the names of the two points, and from a name to its point. */
const namesApartPt = 8;
const nameGapPt = 3;

function pairPt(names: readonly TextBlock[]): number {
  return names.reduce((sum, { widthPt }) => sum + widthPt, namesApartPt);
}

/** The two series named over the points of the first row, each over its own unless they would touch. */
function placedOverPair(names: readonly TextBlock[], laidOut: Chart, sheet: ChartArea): readonly FixedText[] {
  const points = names.map((block, series) => ({ block, point: pointAt(laidOut, series, 0) }));
  const sorted = points
    .flatMap(({ block, point }) => (point ? [{ block, point }] : []))
    .toSorted((one, other) => one.point.left - other.point.left);
  const wishes = sorted.map(({ block, point }) => ({
    centre: point.left,
    size: block.widthPt + namesApartPt,
  }));
  const centres = spread(wishes, 0, sheet.widthPt);
  return sorted.map(({ block, point }, index) => ({
    block,
    at: {
      left: (centres[index] ?? point.left) - block.widthPt / 2,
      top: point.top - ringRadiusPt - nameGapPt - block.heightPt,
    },
  }));
}

/** Room for the outermost figures, as far as they stand out beyond the axis. */
function roomBeside(chart: BoundChart, axis: ValueAxis, sheet: ChartArea) {
  const figurePt = ringRadiusPt + ringWidthPt + labelGapPt + widestFigurePt(chart, [0, 1], sheet);
  const shares = valuesOn(chart).flatMap((value) => (value === null ? [] : [axis.shareOf(value)]));
  const plotPt = plotShare * sheet.widthPt;
  return {
    leftPt: Math.max(0, figurePt - Math.min(...shares) * plotPt),
    rightPt: Math.max(axis.overhangPt, figurePt - (1 - Math.max(...shares)) * plotPt),
  };
}

/** Chart.js draws the first data set on top: disc, ring, then the lines between them. */
function datasets(before: BoundSeries, after: BoundSeries, { style }: ChartArea) {
  const { main, accent } = paletteOf(style);
  const spans = before.values.map((value, row) => spanOf(value, after.values[row] ?? null));
  const rises = before.values.map((value, row) => isRise(value, after.values[row] ?? null));
  const point = { type: 'line', showLine: false, pointBorderWidth: ringWidthPt } as const;
  const line = { type: 'bar', borderWidth: 0, inflateAmount: 0, grouped: false } as const;
  return [
    {
      ...point,
      data: before.values,
      pointRadius: discRadiusPt,
      pointBackgroundColor: main,
      pointBorderColor: main,
    },
    {
      ...point,
      data: after.values,
      pointRadius: ringRadiusPt,
      pointBackgroundColor: style.paper,
      pointBorderColor: accent,
    },
    {
      ...line,
      data: spans.map((span, row) => (rises[row] ? span : null)),
      backgroundColor: accent,
      barThickness: risingWidthPt,
    },
    {
      ...line,
      data: spans.map((span, row) => (rises[row] ? null : span)),
      backgroundColor: style.grey,
      barThickness: fallingWidthPt,
    },
  ];
}

function spanOf(before: Value, after: Value): [number, number] | null {
  return before === null || after === null ? null : [before, after];
}

function isRise(before: Value, after: Value): boolean {
  return before !== null && after !== null && after > before;
}

function legendEntries(
  before: BoundSeries,
  after: BoundSeries,
  { style }: ChartArea,
): readonly LegendEntry[] {
  const { main, accent } = paletteOf(style);
  const rises = before.values.filter((value, row) => isRise(value, after.values[row] ?? null)).length;
  const entries: LegendEntry[] = [
    { name: before.name, swatch: { kind: 'point', marker: { shape: 'circle', fill: main, stroke: main } } },
    {
      name: after.name,
      swatch: { kind: 'point', marker: { shape: 'circle', fill: style.paper, stroke: accent } },
    },
  ];
  if (rises === 0 || rises === before.values.length) return entries;
  const swatch = { kind: 'line', colour: accent, widthPt: risingWidthPt } as const;
  return [...entries, { name: `${after.name}高于${before.name}`, swatch }];
}

/** A hairline along each row leads the eye from the name to the points. */
function drawRowGuides(
  { chartArea, scales }: Chart,
  context: RecordingContext,
  rows: number,
  colour: string,
): void {
  for (let row = 0; row < rows; row++) {
    const top = scales.y?.getPixelForValue(row) ?? 0;
    const stroke = { colour, widthPt: hairlineWidthPt };
    drawLine(context, { left: chartArea.left, top }, { left: chartArea.right, top }, stroke);
  }
}

function pairLabels(
  before: BoundSeries,
  after: BoundSeries,
  sheet: ChartArea,
  laidOut: Chart,
  sizePt: number,
): readonly Label[] {
  const { main, accent } = paletteOf(sheet.style);
  const { x, y } = laidOut.scales;
  return before.values.flatMap((first, row) => {
    const second = after.values[row] ?? null;
    const one = { value: first, text: before.texts[row] ?? '', colour: main };
    const other = { value: second, text: after.texts[row] ?? '', colour: accent };
    const [low, high] = (first ?? -Infinity) <= (second ?? -Infinity) ? [one, other] : [other, one];
    const middle = y?.getPixelForValue(row) ?? 0;
    if (first === null && second === null) {
      return [pointLabel(one, { x: laidOut.chartArea.left, middle }, 'right')];
    }
    const position = (value: Value) => (value === null ? undefined : x?.getPixelForValue(value));
    const highX = position(high.value) ?? laidOut.chartArea.left;
    return [
      pointLabel(low, { x: position(low.value) ?? highX, middle }, 'left'),
      pointLabel(high, { x: highX, middle }, 'right'),
    ];
  });

  function pointLabel(
    figure: { value: Value; text: string; colour: string },
    point: { x: number; middle: number },
    side: 'left' | 'right',
  ): Label {
    const isMissing = figure.value === null;
    const colour = isMissing ? sheet.style.grey : figure.colour;
    const block = blockOf([isMissing ? missingMark : figure.text], sheet, {
      sizePt,
      colour,
      ground: sheet.style.paper,
    });
    const away = ringRadiusPt + ringWidthPt / 2 + labelGapPt;
    const left = side === 'right' ? point.x + away : point.x - away - block.widthPt;
    return { block, spots: [{ left, top: point.middle - block.heightPt / 2 }] };
  }
}
