import type { Chart } from 'chart.js';
import type { Box } from '../canvas/box.js';
import { type BoundChart, valuesOn } from '../data/bound-chart.js';
import { baseOptions, type Drawing, hiddenAxis, type Options } from '../drawing.js';
import { labelGapPt } from '../layout/bar-labels.js';
import { blockOf, type TextBlock } from '../layout/block.js';
import type { ChartArea } from '../layout/chart-area.js';
import { columnFrame } from '../layout/column-frame.js';
import { type LegendEntry, layOutLegend, unitAside } from '../layout/legend.js';
import { type Marker, markerStrokePt } from '../layout/marker.js';
import { atEachSize, type FixedText, type Label } from '../layout/overlay.js';
import { pointAt, pointBoxes, pointLabels, pointRadiusPt } from '../layout/points.js';
import { spread } from '../layout/spread.js';
import { type ChartStyle, paletteOf } from '../layout/style.js';
import { levelTargets, type TargetLines, targetGapPt } from '../layout/target-lines.js';
import { unmarked, type ValueAxis, valueAxis } from '../layout/value-axis.js';
import { wrapName } from '../layout/wrap.js';
import { type ChartProblem, tooSmall } from '../problem.js';
import type { ChartKind } from './kind.js';

const lineWidthPt = 1.5;
/** Lines of more points, longer than the months of a year, have figures at the telling ones alone. */
const mostLabelled = 12;
/** Their few figures find a place somewhat farther off among lines that cross. */
const farSpotsPt = [0, 5, 10, 15, 20];
/** Share of the sheet's width that names at the lines' ends may take; otherwise a legend names the lines. */
const widestNames = 0.25;
const nameLines = 2;
/** Between two names at lines' ends. */
const apartPt = 1;
/** How finely a line is cut into boxes that labels keep clear of. */
const lineStepPt = 3;

const sides = [
  'above',
  'below',
  'above-right',
  'above-left',
  'below-right',
  'below-left',
  'right',
  'left',
] as const;

/** How the nth line is drawn: colour, dash and marker all differ, so that any one of them is enough. */
interface LineLook {
  readonly colour: string;
  readonly dashPt: readonly number[];
  readonly marker: Marker;
}

export const line: ChartKind = {
  words: {
    name: { zh: '折线图', en: 'lines' },
    shows: { zh: '折线图，各年或各月走势', en: 'a course over years or months' },
    series: {
      zh: '每个时期一个；时期竖着排的，每个指标一个',
      en: 'one per period; where periods run down, one per indicator',
    },
  },
  fewestSeries: 1,
  mostSeries: Number.POSITIVE_INFINITY,
  hasTargetLines: true,
  swapsYears: true,
  figureAxes: ['y'],
  isOfPoints: true,
  draw: drawLineChart,
};

/**
 * A line per series over the categories. Each line is named at its end, or in a legend where the sheet is
 * narrow. Figures stand at all points if there is room, or else at the telling ones: first, last, highest,
 * lowest, which need no axis either: the table has the rest. A value axis is drawn where figures find no place.
 */
function drawLineChart(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const looks = chart.series.map((_, index) => lineLook(sheet.style, index));
  const lines = levelTargets(chart, sheet);
  const direct = layOut(chart, looks, lines, sheet, endNames(chart, looks, sheet));
  // Where only a legend names the lines, no two may look alike.
  const layout =
    direct ?? (chart.series.length <= mostLooks ? layOut(chart, looks, lines, sheet) : undefined);
  if (!layout) return tooSmall;
  const drawing = draw(chart, looks, lines, sheet, layout);
  const bare = !direct ? undefined : layOut(chart, looks, lines, sheet, direct.names, false);
  return bare ? { ...drawing, withoutAxis: draw(chart, looks, lines, sheet, bare) } : drawing;
}

type Layout = NonNullable<ReturnType<typeof layOut>>;

/** Room for axis, categories and names; undefined where they, or the names at the lines' ends, do not fit. */
function layOut(
  chart: BoundChart,
  looks: readonly LineLook[],
  lines: TargetLines,
  sheet: ChartArea,
  names?: readonly TextBlock[],
  hasAxis = true,
) {
  const entries = [...(names ? [] : legendEntries(chart, looks)), ...lines.legend];
  const legend = layOutLegend(entries, sheet, unitAside(chart.unitToState));
  const namesPt = Math.max(0, ...(names ?? []).map(({ widthPt }) => targetGapPt + pointRadiusPt + widthPt));
  const plotPt = (sheet.heightPt - legend.heightPt) * 0.8;
  const marked = valueAxis(sheet, 'left', valuesOn(chart), plotPt, chart.format);
  const axis = hasAxis ? marked : unmarked(marked);
  const frame = columnFrame(chart, sheet, legend, {
    leftPt: axis.roomPt,
    topPt: labelGapPt + pointRadiusPt + sheet.style.labelSizePt,
    rightPt:
      lines.blocks.length > 0 ? Math.max(namesPt, lines.roomPt) : besideLast(chart, sheet, axis, namesPt),
    bottomPt: pointRadiusPt,
  });
  const heightPt = [...(names ?? []), ...lines.blocks].reduce((sum, one) => sum + one.heightPt + apartPt, 0);
  const roomPt = frame ? sheet.heightPt - frame.padding.top - frame.padding.bottom : 0;
  return frame && heightPt <= roomPt ? { axis, frame, legend, names: names ?? [] } : undefined;
}

/** Room for names beside the last points, which stand half a column before the end of the plot. */
function besideLast({ categories }: BoundChart, sheet: ChartArea, axis: ValueAxis, namesPt: number): number {
  const halfColumn = 1 / (2 * categories.length);
  const beyond = namesPt - halfColumn * (sheet.widthPt - axis.roomPt);
  return Math.max(0, beyond / (1 - halfColumn));
}

function draw(
  chart: BoundChart,
  looks: readonly LineLook[],
  lines: TargetLines,
  sheet: ChartArea,
  { axis, frame, legend, names }: Layout,
): Drawing {
  const configuration = {
    type: 'line',
    data: {
      labels: chart.categories.map(({ label }) => label),
      datasets: chart.series.map(({ values }, index) => ({
        data: values,
        ...lineOptions(looks[index] as LineLook),
      })),
    },
    options: {
      ...baseOptions(frame.padding),
      scales: { x: { ...hiddenAxis, offset: true }, y: axis.options },
    },
  };
  return {
    configuration,
    legend,
    underlay: (laidOut, context) => {
      const named = names.length > 0 && lines.blocks.length === 0;
      axis.paint(laidOut, context, named ? lastPointPt(chart, laidOut) : undefined);
      lines.paint(laidOut, context);
    },
    overlay: (laidOut) => ({
      fixed: [...frame.texts(laidOut), ...axis.texts(laidOut), ...namesBeside(chart, names, lines, laidOut)],
      labelings: lineLabelings(chart, looks, laidOut, sheet),
      obstacles: [
        ...lines.obstacles(laidOut),
        ...pointBoxes(chart, laidOut, [...chart.series.keys()]),
        ...chart.series.flatMap((_, index) => lineBoxes(chart, laidOut, index)),
      ],
    }),
  };
}

const mostLooks = 6;

function lineLook(style: ChartStyle, index: number): LineLook {
  const { main, accent } = paletteOf(style);
  const looks = [
    { colour: main, dashPt: [], shape: 'circle', filled: true },
    { colour: accent, dashPt: [], shape: 'circle', filled: false },
    { colour: style.grey, dashPt: [4, 2], shape: 'rect', filled: true },
    { colour: style.ink, dashPt: [1.5, 1.5], shape: 'triangle', filled: true },
    { colour: main, dashPt: [6, 2, 1.5, 2], shape: 'rectRot', filled: false },
    { colour: accent, dashPt: [4, 2], shape: 'triangle', filled: false },
  ] as const;
  const { colour, dashPt, shape, filled } = looks[index % looks.length] as (typeof looks)[number];
  return { colour, dashPt, marker: { shape, fill: filled ? colour : style.paper, stroke: colour } };
}

function lineOptions({ colour, dashPt, marker }: LineLook): Options {
  return {
    borderColor: colour,
    borderWidth: lineWidthPt,
    borderDash: dashPt,
    pointStyle: marker.shape,
    pointRadius: pointRadiusPt,
    pointBackgroundColor: marker.fill,
    pointBorderColor: marker.stroke,
    pointBorderWidth: markerStrokePt,
  };
}

/** The names of the lines as they stand at their ends; undefined where they would take too much of the width. */
function endNames(
  chart: BoundChart,
  looks: readonly LineLook[],
  sheet: ChartArea,
): readonly TextBlock[] | undefined {
  const mostPt = widestNames * sheet.widthPt;
  const widthOf = (text: string) => sheet.textWidthPt(text, sheet.style.labelSizePt);
  const blocks = chart.series.flatMap(({ name }, index) => {
    const words = wrapName(name, nameLines, mostPt, widthOf);
    return words ? [blockOf(words, sheet, { colour: looks[index]?.colour ?? sheet.style.ink })] : [];
  });
  return blocks.length === chart.series.length ? blocks : undefined;
}

function legendEntries(chart: BoundChart, looks: readonly LineLook[]): readonly LegendEntry[] {
  return chart.series.map(({ name }, index) => {
    const { colour, dashPt, marker } = looks[index] as LineLook;
    return { name, swatch: { kind: 'line', colour, widthPt: lineWidthPt, dashPt, marker } };
  });
}

function lastPointPt(chart: BoundChart, laidOut: Chart): number {
  const ends = chart.series.map(({ values }, index) => {
    return (
      pointAt(
        laidOut,
        index,
        values.findLastIndex((value) => value !== null),
      )?.left ?? 0
    );
  });
  return Math.max(...ends) + pointRadiusPt;
}

/** The names of lines and targets, each at the height of its end, apart from each other. */
function namesBeside(
  chart: BoundChart,
  names: readonly TextBlock[],
  lines: TargetLines,
  laidOut: Chart,
): readonly FixedText[] {
  const targets = lines.ends(laidOut);
  const ends = names.map((block, index) => {
    const last = chart.series[index]?.values.findLastIndex((value) => value !== null) ?? 0;
    return { block, centre: pointAt(laidOut, index, last)?.top ?? laidOut.chartArea.top };
  });
  const all = [...ends, ...targets].sort((one, other) => one.centre - other.centre);
  const wishes = all.map(({ block, centre }) => ({ centre, size: block.heightPt + apartPt }));
  const { top, bottom } = laidOut.chartArea;
  const centres = spread(wishes, top, bottom + pointRadiusPt);
  const from = targets.length > 0 ? laidOut.chartArea.right : lastPointPt(chart, laidOut);
  return all.map(({ block }, at) => ({
    block,
    at: { left: from + targetGapPt, top: (centres[at] ?? 0) - block.heightPt / 2 },
  }));
}

/** All figures at each size, then only the telling ones at each size. */
function* lineLabelings(
  chart: BoundChart,
  looks: readonly LineLook[],
  laidOut: Chart,
  sheet: ChartArea,
): Generator<readonly Label[]> {
  const isLong = chart.categories.length > mostLabelled;
  const labelsAt = (sizePt: number): readonly Label[] =>
    pointLabels(chart, sheet, laidOut, {
      series: [...chart.series.keys()],
      sizePt,
      sides,
      colour: (index) => looks[index]?.colour ?? sheet.style.ink,
      ground: sheet.style.paper,
      ...(isLong && { awayPt: farSpotsPt }),
      base: (_, category) => ({
        left: laidOut.scales.x?.getPixelForValue(category) ?? 0,
        top: laidOut.chartArea.bottom,
      }),
    });
  const telling = tellingLabels(chart);
  // of more points nobody reads every figure, and the line is lost among them
  if (!isLong) yield* atEachSize(sheet, labelsAt);
  yield* atEachSize(sheet, (sizePt) => labelsAt(sizePt).filter((_, index) => telling.has(index)));
}

/** The places, among the labels of all points, of the gaps and of each line's first, last, highest and lowest. */
function tellingLabels({ categories, series }: BoundChart): ReadonlySet<number> {
  return new Set(
    series.flatMap(({ values }, index) => {
      const numbers = values.filter((value) => value !== null);
      const points = [
        values.findIndex((value) => value !== null),
        values.findLastIndex((value) => value !== null),
        values.indexOf(Math.max(...numbers)),
        values.indexOf(Math.min(...numbers)),
      ];
      const missing = values.flatMap((value, category) => (value === null ? [category] : []));
      return [...missing, ...points].map((category) => index * categories.length + category);
    }),
  );
}

/** Small boxes along a line, which labels keep clear of. */
function lineBoxes(chart: BoundChart, laidOut: Chart, series: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let category = 1; category < chart.categories.length; category++) {
    const [from, to] = [pointAt(laidOut, series, category - 1), pointAt(laidOut, series, category)];
    if (!from || !to) continue;
    const steps = Math.ceil(Math.hypot(to.left - from.left, to.top - from.top) / lineStepPt);
    for (let step = 0; step < steps; step++) {
      const at = (share: number) => ({
        left: from.left + (to.left - from.left) * share,
        top: from.top + (to.top - from.top) * share,
      });
      const [begin, end] = [at(step / steps), at((step + 1) / steps)];
      boxes.push({
        left: begin.left,
        right: end.left,
        top: Math.min(begin.top, end.top) - lineWidthPt / 2,
        bottom: Math.max(begin.top, end.top) + lineWidthPt / 2,
      });
    }
  }
  return boxes;
}
