import type { Chart } from 'chart.js';
import { type Box, containsBox } from '../canvas/box.js';
import type { BoundChart, BoundSeries } from '../data/bound-chart.js';
import { baseOptions, type Drawing, type Options } from '../drawing.js';
import { blockOf, type TextBlock } from '../layout/block.js';
import type { ChartArea } from '../layout/chart-area.js';
import { type LegendEntry, layOutLegend } from '../layout/legend.js';
import type { Marker } from '../layout/marker.js';
import { atEachSize, type FixedText, type Label } from '../layout/overlay.js';
import { boxAt, type Spot } from '../layout/place.js';
import { type ChartStyle, paletteOf } from '../layout/style.js';
import { valueAxis } from '../layout/value-axis.js';
import { type ChartProblem, noCompleteRow } from '../problem.js';
import type { ChartKind } from './kind.js';

const pointRadiusPt = 3.2;
/** How many marks it has for groups. */
const looksOfPoints = 4;
const largestBubblePt = 16;
const smallestBubblePt = 2.5;
const nameGapPt = 2;
/** How much farther from its bubble a name may stand where there is no room beside it. */
const farPt = 6;
/** The same where a line leads to it. */
const ledPt = [2 * farPt, 3 * farPt, 4 * farPt, 5 * farPt];
const ledDirections = 32;
const titleGapPt = 4;

export const scatter: ChartKind = {
  words: {
    name: { zh: '散点图', en: 'scatter' },
    shows: {
      zh: '散点图，一行一点；有第三个系列时是气泡大小',
      en: 'a point per row; a third series is the size of a bubble',
    },
    series: { zh: '两个或三个', en: 'two or three' },
  },
  fewestSeries: 2,
  mostSeries: 3,
  figureAxes: ['x', 'y'],
  isOfPoints: true,
  seriesAlong: (axis, { series }) => (axis === 'x' ? series.slice(0, 1) : series.slice(1, 2)),
  sharesUnit: 'series',
  mostGroups: () => looksOfPoints,
  gapNote: '数据不全的各行不在图中。',
  draw: drawScatter,
};

/**
 * A point for each row by its first two series, named beside it; a third series is the area of a bubble.
 * Groups are told apart by filled and hollow. Rows that lack a figure are not drawn; the chart's note says
 * so.
 */
function drawScatter(chart: BoundChart, sheet: ChartArea): Drawing | ChartProblem {
  const [across, up, area] = chart.series as [BoundSeries, BoundSeries, BoundSeries?];
  const { style } = sheet;
  const shown = [...chart.categories.keys()].filter((row) =>
    chart.series.every(({ values }) => values[row] !== null),
  );
  if (shown.length === 0) return noCompleteRow;
  const radius = radiusOf(area);
  const looks = chart.groups.map((_, group) => pointLook(style, group));
  const lookOf = (row: number) =>
    looks[Math.max(0, chart.groups.indexOf(chart.categories[row]?.group ?? ''))] ?? {};
  const named = pointsThatName(chart, shown, sheet);
  const legend = layOutLegend(named ? [] : legendEntries(chart, style), sheet);
  const reachPt = Math.max(...shown.map(radius));
  const titles = axisTitles([across, up, area], sheet, legend.heightPt);
  const [down, level] = [
    valueAxis(sheet, 'left', values(up, shown), sheet.heightPt * 0.6, chart.format),
    valueAxis(sheet, 'bottom', values(across, shown), sheet.widthPt * 0.9, chart.format),
  ];
  const configuration = {
    type: 'bubble',
    data: {
      labels: [],
      datasets: shown.map((row) => ({
        data: [{ x: across.values[row], y: up.values[row], r: radius(row) }],
        ...lookOf(row),
        borderWidth: 1.2,
      })),
    },
    options: {
      ...baseOptions({
        left: down.roomPt,
        right: Math.max(reachPt, level.overhangPt),
        top: titles.topPt + reachPt,
        bottom: level.roomPt + titleGapPt + style.labelSizePt,
      }),
      scales: { x: level.options, y: down.options },
    },
  };
  return {
    configuration,
    legend,
    underlay: (laidOut, context) => {
      down.paint(laidOut, context);
      level.paint(laidOut, context);
    },
    overlay: (laidOut) => ({
      fixed: [...titles.texts, ...down.texts(laidOut), ...level.texts(laidOut)],
      labelings: besideThenLed(sheet, (sizePt, led) =>
        shown.map((row, index) =>
          nameLabel(
            nameOf(chart, row, named),
            bubbleAt(laidOut, index),
            { sizePt, led, plot: laidOut.chartArea },
            sheet,
          ),
        ),
      ),
      obstacles: shown.map((_, index) => boxOf(bubbleAt(laidOut, index))),
    }),
  };
}

/** Radius in points by row: the area of a bubble is in proportion to its figure. */
function radiusOf(area: BoundSeries | undefined): (row: number) => number {
  const largest = Math.max(...(area?.values ?? []).map((value) => value ?? 0));
  if (!area || largest <= 0) return () => pointRadiusPt;
  return (row) => {
    return Math.max(
      smallestBubblePt,
      largestBubblePt * Math.sqrt(Math.max(0, area.values[row] ?? 0) / largest),
    );
  };
}

/** How the points of the nth group look: shape and filling differ, so that colour is not needed. */
function markerOf(style: ChartStyle, group: number): Marker {
  const { main, accent } = paletteOf(style);
  const [colour, shape] = group % 4 < 2 ? ([main, 'circle'] as const) : ([accent, 'rect'] as const);
  return { shape, fill: group % 2 === 0 ? colour : style.paper, stroke: colour };
}

function pointLook(style: ChartStyle, group: number): Options {
  const { shape, fill, stroke } = markerOf(style, group);
  return { pointStyle: shape, backgroundColor: fill, borderColor: stroke };
}

function legendEntries({ groups }: BoundChart, style: ChartStyle): readonly LegendEntry[] {
  if (groups.length < 2) return [];
  return groups.map((name, group) => ({ name, swatch: { kind: 'point', marker: markerOf(style, group) } }));
}

function values({ values }: BoundSeries, rows: readonly number[]): readonly (number | null)[] {
  return rows.map((row) => values[row] ?? null);
}

/**
 * The measure up at the head of its axis, the one across at the end of its own, and what bubbles stand for:
 * beside the first, or on a line of its own where the sheet is narrow. `topPt` is where they end.
 */
function axisTitles(
  [across, up, area]: readonly [BoundSeries, BoundSeries, BoundSeries | undefined],
  sheet: ChartArea,
  topPt: number,
): { readonly texts: readonly FixedText[]; readonly topPt: number } {
  const title = ({ name, unit }: BoundSeries, prefix = '') => {
    return blockOf([prefix + (unit === '' ? name : `${name}（${unit}）`)], sheet, {
      colour: sheet.style.grey,
    });
  };
  const atEnd = (block: TextBlock, top: number) => ({
    block,
    at: { left: sheet.widthPt - block.widthPt, top },
  });
  const [upward, onward] = [title(up), title(across)];
  const texts = [
    { block: upward, at: { left: 0, top: topPt } },
    atEnd(onward, sheet.heightPt - onward.heightPt),
  ];
  const linePt = upward.heightPt + titleGapPt;
  if (!area) return { texts, topPt: topPt + linePt };
  const sizes = title(area, '圆的面积表示');
  const beside = upward.widthPt + sizes.widthPt + 2 * sheet.style.labelSizePt <= sheet.widthPt;
  const below = beside ? 0 : linePt;
  return { texts: [...texts, atEnd(sizes, topPt + below)], topPt: topPt + below + linePt };
}

interface Bubble {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function bubbleAt(laidOut: Chart, index: number): Bubble {
  const element = laidOut.getDatasetMeta(index).data[0] as unknown as Bubble & {
    options: { radius: number };
  };
  return { x: element.x, y: element.y, radius: element.options.radius };
}

function boxOf({ x, y, radius }: Bubble) {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function nameOf({ categories }: BoundChart, row: number, named: ReadonlySet<number> | undefined): string {
  const { label = '', group = '' } = categories[row] ?? {};
  return named?.has(row) ? `${label}（${group}）` : label;
}

/**
 * For each group the point that has the most room, which is called by its group besides; undefined where one of them
 * has too little, or there is nothing to tell apart.
 */
function pointsThatName(
  chart: BoundChart,
  shown: readonly number[],
  sheet: ChartArea,
): ReadonlySet<number> | undefined {
  if (chart.groups.length < 2) return undefined;
  const [across, up] = chart.series as [BoundSeries, BoundSeries];
  const scale = ({ values }: BoundSeries, lengthPt: number) => {
    const numbers = shown.map((row) => values[row] ?? 0);
    const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
    return (row: number) => (((values[row] ?? 0) - least) / (most - least || 1)) * lengthPt;
  };
  const [x, y] = [scale(across, 0.9 * sheet.widthPt), scale(up, 0.75 * sheet.heightPt)];
  // how far off the nearest point is at its own height or close to it
  const roomOf = (row: number) =>
    Math.min(
      ...shown
        .filter((other) => other !== row && Math.abs(y(other) - y(row)) < 3 * sheet.style.labelSizePt)
        .map((other) => Math.abs(x(other) - x(row))),
      sheet.widthPt,
    );
  const rooms = chart.groups.map((name) => {
    const own = shown.filter((row) => chart.categories[row]?.group === name);
    return own.map((row) => ({ row, roomPt: roomOf(row) })).toSorted((a, b) => b.roomPt - a.roomPt)[0];
  });
  const fits = rooms.every((one) => {
    if (!one) return false;
    const name = nameOf(chart, one.row, new Set([one.row]));
    return one.roomPt > blockOf([name], sheet).widthPt + 2 * (nameGapPt + pointRadiusPt);
  });
  return fits ? new Set(rooms.flatMap((one) => (one ? [one.row] : []))) : undefined;
}

/** Names beside their bubbles at every size, then some of them farther off with a line that leads there. */
function* besideThenLed(
  sheet: ChartArea,
  labelsAt: (sizePt: number, led: boolean) => readonly Label[],
): Generator<readonly Label[]> {
  yield* atEachSize(sheet, (sizePt) => labelsAt(sizePt, false));
  yield* atEachSize(sheet, (sizePt) => labelsAt(sizePt, true));
}

/** The name of a row at the right of its bubble, or wherever else about it there is room. */
function nameLabel(
  name: string,
  bubble: Bubble,
  { sizePt, led, plot }: { readonly sizePt: number; readonly led: boolean; readonly plot: Box },
  sheet: ChartArea,
): Label {
  const block = blockOf([name], sheet, { sizePt, ground: sheet.style.paper });
  const near = bubble.radius + nameGapPt;
  // a name over the line of an axis is better than one that a line has to lead to
  const beside = [near, near + farPt].flatMap((away) => spotsAbout(bubble, away, block));
  const isInside = (spot: Spot) => containsBox(plot, boxAt(spot, block));
  const inOrder = [...beside.filter(isInside), ...beside.filter((spot) => !isInside(spot))];
  const farOff = led ? ledPt.flatMap((away) => spotsOn(bubble, near + away, block)) : [];
  const at = { left: bubble.x, top: bubble.y };
  return {
    block,
    spots: [...inOrder, ...farOff],
    leader: { at, radiusPt: bubble.radius, fromPt: nameGapPt + farPt },
  };
}

/** In every direction, as far away. */
function spotsOn({ x, y }: Bubble, away: number, { widthPt, heightPt }: TextBlock): readonly Spot[] {
  return Array.from({ length: ledDirections }, (_, index) => {
    const angle = (2 * Math.PI * index) / ledDirections;
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    // the words hang on by the edge that faces the bubble
    return {
      left: x + across * away - (widthPt * (1 - across)) / 2,
      top: y + down * away - (heightPt * (1 - down)) / 2,
    };
  });
}

function spotsAbout({ x, y }: Bubble, away: number, { widthPt, heightPt }: TextBlock): readonly Spot[] {
  const diagonal = away * Math.SQRT1_2;
  const [middle, centre] = [y - heightPt / 2, x - widthPt / 2];
  return [
    { left: x + away, top: middle },
    { left: centre, top: y - away - heightPt },
    { left: centre, top: y + away },
    { left: x - away - widthPt, top: middle },
    { left: x + diagonal, top: y - diagonal - heightPt },
    { left: x + diagonal, top: y + diagonal },
    { left: x - diagonal - widthPt, top: y - diagonal - heightPt },
    { left: x - diagonal - widthPt, top: y + diagonal },
  ];
}
