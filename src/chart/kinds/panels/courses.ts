import { formatPeriod, type Period } from '../../../quantity/period.js';
import type { Box } from '../../canvas/box.js';
import type { BoundChart } from '../../data/bound-chart.js';
import { groupDigits, printed } from '../../data/figure.js';
import { baseOptions, type Configuration, type Drawing, hiddenValueAxis } from '../../drawing.js';
import { labelGapPt, missingMark } from '../../layout/bar-labels.js';
import { blockOf } from '../../layout/block.js';
import type { ChartArea } from '../../layout/chart-area.js';
import { layOutLegend, unitAside } from '../../layout/legend.js';
import { atEachSize, type FixedText, type Label } from '../../layout/overlay.js';
import { panelBoxes, panelNames } from '../../layout/panel-boxes.js';
import { spotsAround } from '../../layout/points.js';
import { baselineWidthPt, drawLine, hairlineWidthPt } from '../../layout/strokes.js';
import { paletteOf } from '../../layout/style.js';
import { roundValues } from '../../layout/value-axis.js';

/** The course of one thing over the periods of a chart. */
interface Course {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly (number | null)[];
  readonly texts: readonly string[];
}

/** Things that have the same periods, one for each panel. */
export interface Courses {
  readonly periods: readonly Period[];
  readonly of: readonly Course[];
}

const sides = ['above', 'below', 'above-left', 'below-left', 'left', 'right'] as const;
/** How much farther from their points figures may stand. */
const farSpotsPt = [0, 4, 8, 12];
/** So many periods and no more stand as bars, each with its figure. */
const mostBars = 6;
const lineWidthPt = 1.3;
const pointRadiusPt = 1.1;
/** White between a panel and the words under it, and between figures of the scale and the panel. */
const footGapPt = 3;
const scaleGapPt = 3;

/**
 * The courses that a chart has: of its rows over columns of periods, too many of them for bars, or of its columns over
 * rows of periods. Undefined of anything else.
 */
export function coursesOf({ categories, series }: BoundChart): Courses | undefined {
  const down = categories.flatMap(({ period }) => period ?? []);
  if (down.length === categories.length && down.length > 1) {
    const of = series.map(({ name, unit, values, texts }) => ({ name, unit, values, texts }));
    return { periods: down, of };
  }
  const across = series.flatMap(({ period }) => period ?? []);
  if (across.length < series.length || across.length <= mostBars) return undefined;
  const of = categories.map(({ label, unit }, row) => ({
    name: label,
    unit,
    values: series.map(({ values }) => values[row] ?? null),
    texts: series.map(({ texts }) => texts[row] ?? ''),
  }));
  return { periods: across, of };
}

/** A panel with a line for each course; undefined where there is no room for names or for lines. */
export function drawCourses(courses: Courses, chart: BoundChart, sheet: ChartArea): Drawing | undefined {
  const { labelSizePt, smallestSizePt } = sheet.style;
  const scales = chart.hasOneScale ? '' : '各小图比例不同';
  const legend = layOutLegend([], sheet, [unitAside(chart.unitToState), scales].filter(Boolean).join('，'));
  const smallPt = Math.max(labelSizePt - 1, smallestSizePt);
  const footPt = smallPt + footGapPt;
  const panels = panelBoxes(courses.of.length, legend.heightPt, footPt, sheet);
  const names = panelNames(
    courses.of.map(({ name, unit }) => (chart.unit === '' && unit !== '' ? `${name}（${unit}）` : name)),
    panels,
    sheet,
  );
  if (!names) return undefined;
  const headPt = Math.max(...names.map(({ heightPt }) => heightPt)) + labelGapPt;
  const plots = panels.map((panel) => ({ ...panel, top: panel.top + headPt + labelSizePt }));
  if (plots.some(({ top, bottom }) => bottom - top < labelSizePt)) return undefined;
  const all = courses.of.flatMap(({ values }) => values);
  const framed = courses.of.map((course, index) =>
    inPlot(course, plots[index] as Box, chart.hasOneScale ? all : course.values, sheet, smallPt, chart),
  );
  const feet = panels.flatMap((panel) => feetUnder(panel, courses.periods, sheet, smallPt));
  return {
    configuration: lines(framed, sheet),
    legend,
    overlay: () => ({
      fixed: [
        ...names.map((block, index) => ({
          block,
          at: { left: panels[index]?.left ?? 0, top: panels[index]?.top ?? 0 },
        })),
        ...feet,
        ...framed.flatMap(({ scale }) => scale),
      ],
      labelings: atEachSize(sheet, (sizePt) => framed.flatMap((one) => tellingFigures(one, sheet, sizePt))),
      obstacles: framed.flatMap(alongLine),
      paint: (context) => {
        const { ink, hairline } = sheet.style;
        for (const { plot, rules } of framed) {
          for (const top of rules) {
            const stroke = { colour: hairline, widthPt: hairlineWidthPt };
            drawLine(context, { left: plot.left, top }, { left: plot.right, top }, stroke);
          }
          const foot = { left: plot.left, top: plot.bottom };
          drawLine(
            context,
            foot,
            { left: plot.right, top: plot.bottom },
            { colour: ink, widthPt: baselineWidthPt },
          );
        }
      },
    }),
  };
}

/** How finely a line is cut into boxes that figures keep clear of. */
const lineStepPt = 3;

function alongLine({ spots }: FramedCourse): Box[] {
  return spots.flatMap((spot, index) => {
    const next = spots[index + 1] ?? spot;
    if (!spot || !next) return [];
    const steps = Math.max(1, Math.ceil(Math.hypot(next.left - spot.left, next.top - spot.top) / lineStepPt));
    return Array.from({ length: steps }, (_, step): Box => {
      const left = spot.left + ((next.left - spot.left) * step) / steps;
      const top = spot.top + ((next.top - spot.top) * step) / steps;
      return { left: left - 1, right: left + 1, top: top - 1, bottom: top + 1 };
    });
  });
}

/** A course as it stands on the sheet. */
interface FramedCourse extends Course {
  readonly plot: Box;
  /** Where its figures stand, by period. */
  readonly spots: readonly ({ readonly left: number; readonly top: number } | undefined)[];
  /** Heights of the hairlines of its scale, and the figures at them. */
  readonly rules: readonly number[];
  readonly scale: readonly FixedText[];
}

function inPlot(
  course: Course,
  plot: Box,
  values: readonly (number | null)[],
  sheet: ChartArea,
  sizePt: number,
  { format, hasOneScale }: BoundChart,
): FramedCourse {
  const ticks = roundValues(values, plot.bottom - plot.top, sizePt);
  const [low = 0, high = 1] = [ticks[0]?.toNumber(), ticks.at(-1)?.toNumber()];
  const y = (value: number) => plot.bottom - ((value - low) / (high - low || 1)) * (plot.bottom - plot.top);
  const blocks = ticks.map((tick) =>
    blockOf([groupDigits(printed(tick), format)], sheet, { sizePt, colour: sheet.style.grey }),
  );
  // one scale is read off its figures; of scales of their own the figures at the points tell enough
  const roomPt = hasOneScale ? Math.max(...blocks.map(({ widthPt }) => widthPt)) + scaleGapPt : 0;
  const left = plot.left + roomPt;
  const stepPt = (plot.right - left) / course.values.length;
  return {
    ...course,
    plot: { ...plot, left },
    spots: course.values.map((value, index) =>
      value === null ? undefined : { left: left + (index + 0.5) * stepPt, top: y(value) },
    ),
    rules: hasOneScale ? ticks.slice(1).map((tick) => y(tick.toNumber())) : [],
    scale: hasOneScale
      ? blocks.map((block, index) => ({
          block,
          at: {
            left: left - scaleGapPt - block.widthPt,
            top: y(ticks[index]?.toNumber() ?? 0) - block.heightPt / 2,
          },
        }))
      : [],
  };
}

function lines(framed: readonly FramedCourse[], sheet: ChartArea): Configuration {
  const { main } = paletteOf(sheet.style);
  return {
    type: 'line',
    data: {
      labels: [],
      datasets: framed.map(({ spots, plot, values }) => ({
        data: spots.map((spot, index) => ({
          x: spot?.left ?? plot.left + ((index + 0.5) * (plot.right - plot.left)) / values.length,
          y: spot?.top ?? null,
        })),
        borderColor: main,
        borderWidth: lineWidthPt,
        pointRadius: pointRadiusPt,
        pointBackgroundColor: main,
        pointBorderWidth: 0,
      })),
    },
    options: {
      ...baseOptions({ left: 0, top: 0, right: 0, bottom: 0 }),
      // both axes count points of the sheet, so that each course stands in its panel
      scales: {
        x: { ...hiddenValueAxis, type: 'linear', min: 0, max: sheet.widthPt },
        y: { ...hiddenValueAxis, min: 0, max: sheet.heightPt, reverse: true },
      },
    },
  };
}

/** The last figure, and the highest and the lowest; a dash for the last period where it has none. */
function tellingFigures(
  { values, texts, spots, plot }: FramedCourse,
  sheet: ChartArea,
  sizePt: number,
): Label[] {
  const numbers = values.filter((value) => value !== null);
  const told = new Set([
    values.findLastIndex((value) => value !== null),
    values.indexOf(Math.max(...numbers)),
    values.indexOf(Math.min(...numbers)),
  ]);
  const figures = [...told].flatMap((index): Label[] => {
    const spot = spots[index];
    if (!spot) return [];
    const block = blockOf([texts[index] ?? ''], sheet, { sizePt, ground: sheet.style.paper });
    return [
      {
        block,
        spots: farSpotsPt.flatMap((awayPt) => spotsAround(spot, block, sides, awayPt)),
      },
    ];
  });
  const gaps = values.flatMap((value, index) => (value === null ? [index] : []));
  const dashes = gaps.map((index): Label => {
    const block = blockOf([missingMark], sheet, { sizePt, colour: sheet.style.grey });
    const middle = plot.left + ((index + 0.5) * (plot.right - plot.left)) / values.length;
    return { block, spots: [{ left: middle - block.widthPt / 2, top: plot.bottom - block.heightPt }] };
  });
  return [...figures, ...dashes];
}

/** The first and the last period under a panel; the years where these have no room. */
function feetUnder(panel: Box, periods: readonly Period[], sheet: ChartArea, sizePt: number): FixedText[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const top = panel.bottom + footGapPt;
  const look = { sizePt, colour: sheet.style.grey };
  const write = (text: (period: Period) => string): FixedText[] | undefined => {
    const [from, to] = [blockOf([text(first)], sheet, look), blockOf([text(last)], sheet, look)];
    if (from.widthPt + to.widthPt + sizePt > panel.right - panel.left) return undefined;
    return [
      { block: from, at: { left: panel.left, top } },
      { block: to, at: { left: panel.right - to.widthPt, top } },
    ];
  };
  return write(formatPeriod) ?? write(({ year }) => String(year ?? '')) ?? [];
}
