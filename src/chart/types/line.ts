import type { Chart } from 'chart.js';
import { labelGapPt } from '../bar-labels.js';
import type { BoundChart } from '../bind.js';
import { blockOf } from '../block.js';
import type { Box } from '../canvas/box.js';
import { columnFrame } from '../column-frame.js';
import { baseOptions, type Drawing, hiddenAxis, type Options, valueAxis } from '../drawing.js';
import { layOutLegend, unitAside } from '../legend.js';
import { atEachSize, type FixedText, type Label } from '../overlay.js';
import { pointAt, pointBoxes, pointLabels, pointRadiusPt } from '../points.js';
import type { Sheet } from '../sheet.js';
import { spread } from '../spread.js';
import { type ChartStyle, paletteOf } from '../style.js';
import { transpose } from '../transpose.js';
import { tooSmall, type Unfit } from '../unfit.js';

const lineWidthPt = 1.5;
const nameGapPt = 5;
/** How finely a line is cut into boxes that labels keep clear of. */
const stepsPerSegment = 24;

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
  readonly pointStyle: string;
  readonly filled: boolean;
}

/**
 * A line per series over the rows, or, where the series are years, a line per row over the years. Each line
 * is named at its end, and figures stand at the points as far as there is room; a value axis carries the
 * rest.
 */
export function line(bound: BoundChart, sheet: Sheet): Drawing | Unfit {
  const chart =
    bound.series.length > 1 && bound.series.every(({ ofYear }) => ofYear) ? transpose(bound) : bound;
  const looks = lineLooks(sheet.style);
  const look = (series: number): LineLook => looks[series % looks.length] as LineLook;
  const legend = layOutLegend([], sheet, unitAside(chart.unitToState));
  const names = chart.series.map(({ name }, index) => blockOf([name], sheet, { colour: look(index).colour }));
  const frame = columnFrame(chart, sheet, legend, {
    leftPt: 0,
    topPt: labelGapPt + pointRadiusPt + sheet.style.labelSizePt,
    rightPt: nameGapPt + pointRadiusPt + Math.max(...names.map(({ widthPt }) => widthPt)),
    bottomPt: 0,
  });
  if (!frame) return tooSmall;
  const configuration = {
    type: 'line',
    data: {
      labels: chart.categories.map(({ label }) => label),
      datasets: chart.series.map(({ values }, index) => ({
        data: values,
        ...lineOptions(look(index), sheet),
      })),
    },
    options: {
      ...baseOptions(frame.padding),
      scales: { x: { ...hiddenAxis, offset: true }, y: lineAxis(sheet, chart) },
    },
  };
  return {
    configuration,
    overlay: (laidOut) => {
      const series = [...chart.series.keys()];
      const labelsAt = (sizePt: number): readonly Label[] =>
        pointLabels(chart, sheet, laidOut, {
          series,
          sizePt,
          sides,
          colour: (index) => look(index).colour,
          base: (_, category) => ({
            left: laidOut.scales.x?.getPixelForValue(category) ?? 0,
            top: laidOut.chartArea.bottom,
          }),
        });
      return {
        fixed: [...frame.texts(laidOut), ...nameTexts(chart, names, laidOut, sheet)],
        labelings: atEachSize(sheet, (sizePt) => tellingFirst(labelsAt(sizePt), chart)),
        labelsOptional: true,
        obstacles: [
          ...pointBoxes(chart, laidOut, series),
          ...series.flatMap((index) => lineBoxes(chart, laidOut, index)),
        ],
      };
    },
  };
}

function lineLooks(style: ChartStyle): readonly LineLook[] {
  const { main, accent } = paletteOf(style);
  return [
    { colour: main, dashPt: [], pointStyle: 'circle', filled: true },
    { colour: accent, dashPt: [], pointStyle: 'circle', filled: false },
    { colour: style.grey, dashPt: [4, 2], pointStyle: 'rect', filled: true },
    { colour: style.ink, dashPt: [1.5, 1.5], pointStyle: 'triangle', filled: true },
    { colour: main, dashPt: [6, 2, 1.5, 2], pointStyle: 'rectRot', filled: false },
    { colour: accent, dashPt: [4, 2], pointStyle: 'triangle', filled: false },
  ];
}

function lineOptions({ colour, dashPt, pointStyle, filled }: LineLook, { style }: Sheet): Options {
  return {
    borderColor: colour,
    borderWidth: lineWidthPt,
    borderDash: dashPt,
    pointStyle,
    pointRadius: pointRadiusPt,
    pointBackgroundColor: filled ? colour : style.paper,
    pointBorderColor: colour,
    pointBorderWidth: 1.2,
  };
}

/** Zero is shown where it is near; lines, unlike bars, need not stand on it. */
function lineAxis(sheet: Sheet, chart: BoundChart): Options {
  const values = chart.series.flatMap((series) => series.values).filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const range = lowest >= 0 && lowest < highest / 2 ? { min: 0 } : {};
  const axis = valueAxis(sheet, range);
  return { ...axis, grid: { color: sheet.style.hairline, lineWidth: 0.4, drawTicks: false } };
}

/** The name of each line at the height of its last point, apart from each other. */
function nameTexts(
  chart: BoundChart,
  names: ReturnType<typeof blockOf>[],
  laidOut: Chart,
  sheet: Sheet,
): readonly FixedText[] {
  const ends = chart.series.map(({ values }, index) => {
    const last = values.findLastIndex((value) => value !== null);
    return {
      index,
      ...(pointAt(laidOut, index, last) ?? { left: laidOut.chartArea.right, top: laidOut.chartArea.top }),
    };
  });
  ends.sort((one, other) => one.top - other.top);
  const wishes = ends.map(({ index, top }) => ({ centre: top, size: names[index]?.heightPt ?? 0 }));
  const centres = spread(wishes, 0, sheet.heightPt);
  const left = Math.max(...ends.map((end) => end.left)) + pointRadiusPt + nameGapPt;
  return ends.flatMap(({ index }, at) => {
    const block = names[index];
    return block ? [{ block, at: { left, top: (centres[at] ?? 0) - block.heightPt / 2 } }] : [];
  });
}

/**
 * The gaps and the first, last, highest and lowest figure of each line in front: these get the free places.
 */
function tellingFirst(labels: readonly Label[], chart: BoundChart): readonly Label[] {
  const { length } = chart.categories;
  const telling = new Set(
    chart.series.flatMap(({ values }, series) => {
      const numbers = values.filter((value) => value !== null);
      const categories = [
        values.findIndex((value) => value !== null),
        values.findLastIndex((value) => value !== null),
        values.indexOf(Math.max(...numbers)),
        values.indexOf(Math.min(...numbers)),
      ];
      const missing = values.flatMap((value, category) => (value === null ? [category] : []));
      return [...missing, ...categories].map((category) => labels[series * length + category]);
    }),
  );
  return [...labels].sort((one, other) => Number(telling.has(other)) - Number(telling.has(one)));
}

/** Small boxes along a line, which labels keep clear of. */
function lineBoxes(chart: BoundChart, laidOut: Chart, series: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let category = 1; category < chart.categories.length; category++) {
    const [from, to] = [pointAt(laidOut, series, category - 1), pointAt(laidOut, series, category)];
    if (!from || !to) continue;
    for (let step = 0; step < stepsPerSegment; step++) {
      const at = (share: number) => ({
        left: from.left + (to.left - from.left) * share,
        top: from.top + (to.top - from.top) * share,
      });
      const [begin, end] = [at(step / stepsPerSegment), at((step + 1) / stepsPerSegment)];
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
