import type { Chart } from 'chart.js';
import type { Axis } from '../../dataset/chart-spec.js';
import type { Box } from '../canvas/box.js';
import type { RecordingContext } from '../canvas/context.js';
import type { BoundChart } from '../data/bound-chart.js';
import type { BoundTarget } from '../data/target.js';
import { blockOf, type TextBlock } from './block.js';
import type { ChartArea } from './chart-area.js';
import type { LegendEntry } from './legend.js';
import type { FixedText } from './overlay.js';
import type { Spot } from './place.js';
import { spread } from './spread.js';
import { drawLine } from './strokes.js';
import { type ChartStyle, paletteOf } from './style.js';
import { wrapName } from './wrap.js';

/** Targets of the whole chart: lines across the plot, each with name and figure beside it. */
export interface TargetLines {
  /** Room that the names take beside the plot: at its right where lines are level, above where upright. */
  readonly roomPt: number;
  /** For the legend, where there is no room beside the plot. */
  readonly legend: readonly LegendEntry[];
  /** The names and figures; none where they are in the legend. */
  readonly blocks: readonly TextBlock[];
  /** The names with the height or abscissa of their lines' ends. */
  readonly ends: (laidOut: Chart) => readonly NamedEnd[];
  readonly texts: (laidOut: Chart) => readonly FixedText[];
  /** The lines themselves, which no label may cross. */
  readonly obstacles: (laidOut: Chart) => readonly Box[];
  /** Those of one axis, or all. */
  readonly paint: (laidOut: Chart, context: RecordingContext, axis?: Axis) => void;
}

export interface NamedEnd {
  readonly block: TextBlock;
  readonly centre: number;
}

type Direction = 'level' | 'upright';

const lineWidthPt = 1.1;
/** Paper at both sides of a line, so that it is seen on a dark bar too. */
const casingPt = 0.7;
/** From a line to a figure beside it. */
const clearPt = 2;
/** Between the plot and the names beside it. */
export const targetGapPt = 4;
/** Between two names above the plot. */
const apartPt = 10;
/** Shares of the sheet that names may take at the right of the plot, or side by side above it. */
const widestNames = { level: 0.2, upright: 0.75 } as const;

/** How the nth line is drawn: colour and dash both differ. */
function lookOf(style: ChartStyle, index: number): { colour: string; dashPt: readonly number[] } {
  const { accent, main } = paletteOf(style);
  const looks = [
    { colour: accent, dashPt: [5, 2.5] },
    { colour: style.ink, dashPt: [1.5, 1.5] },
    { colour: main, dashPt: [7, 2, 1.5, 2] },
  ];
  return looks[index % looks.length] as (typeof looks)[number];
}

/** The targets of a chart in columns, as level lines named at the right of the plot. */
export function levelTargets(chart: BoundChart, sheet: ChartArea): TargetLines {
  const { targets } = chart;
  const mostPt = widestNames.level * sheet.widthPt;
  const blocks = targets.map(({ name, text }, index) => {
    const lines = wrapName(name, 3, mostPt, (words) => sheet.textWidthPt(words, sheet.style.labelSizePt));
    return lines && blockOf([...lines, text], sheet, { colour: lookOf(sheet.style, index).colour });
  });
  const fitting = blocks.filter((block) => block && block.widthPt <= mostPt) as TextBlock[];
  if (fitting.length < targets.length) return linesOf(targets, sheet, 'level', [], 0);
  const roomPt = fitting.length === 0 ? 0 : targetGapPt + Math.max(...fitting.map(({ widthPt }) => widthPt));
  return linesOf(targets, sheet, 'level', fitting, roomPt);
}

/** The targets of a chart in rows, as upright lines named above the plot. */
export function uprightTargets(chart: BoundChart, sheet: ChartArea): TargetLines {
  const blocks = chart.targets.map(({ name, text }, index) =>
    blockOf([`${name} ${text}`], sheet, { colour: lookOf(sheet.style, index).colour }),
  );
  const widthPt = blocks.reduce((sum, block) => sum + block.widthPt + apartPt, 0);
  const fit = widthPt <= widestNames.upright * sheet.widthPt;
  const roomPt = blocks.length > 0 && fit ? sheet.style.labelSizePt * 1.3 : 0;
  return linesOf(chart.targets, sheet, 'upright', fit ? blocks : [], roomPt);
}

function linesOf(
  targets: readonly BoundTarget[],
  sheet: ChartArea,
  direction: Direction,
  blocks: readonly TextBlock[],
  roomPt: number,
): TargetLines {
  const named = blocks.length > 0;
  const namedEnds = (laidOut: Chart): readonly NamedEnd[] =>
    blocks.map((block, index) => {
      const [from, to] = endsOf(targets[index] as BoundTarget, direction, laidOut);
      return { block, centre: direction === 'level' ? to.top : from.left };
    });
  return {
    roomPt,
    legend: named
      ? []
      : targets.map(({ name, text }, index) => {
          const { colour, dashPt } = lookOf(sheet.style, index);
          return { name: `${name} ${text}`, swatch: { kind: 'line', colour, widthPt: lineWidthPt, dashPt } };
        }),
    blocks,
    ends: namedEnds,
    texts: (laidOut) => textsOf(namedEnds(laidOut), direction, sheet, laidOut),
    obstacles: (laidOut) => targets.map((target) => boxOf(endsOf(target, direction, laidOut))),
    paint: (laidOut, context, axis) => {
      for (const [index, target] of targets.entries()) {
        if (axis !== undefined && target.axis !== axis) continue;
        const [from, to] = endsOf(target, direction, laidOut);
        const { colour, dashPt } = lookOf(sheet.style, index);
        drawLine(context, from, to, { colour: sheet.style.paper, widthPt: lineWidthPt + 2 * casingPt });
        drawLine(context, from, to, { colour, widthPt: lineWidthPt, dashPt });
      }
    },
  };
}

/** Where a target's line begins and ends. */
function endsOf(
  { value, axis }: BoundTarget,
  direction: Direction,
  { scales, chartArea }: Chart,
): [Spot, Spot] {
  const name = direction === 'level' ? 'y' : 'x';
  const scale = scales[axis === 'right' ? `${name}Right` : name];
  const at = scale?.getPixelForValue(value) ?? 0;
  const { left, right, top, bottom } = chartArea;
  if (direction === 'level')
    return [
      { left, top: at },
      { left: right, top: at },
    ];
  return [
    { left: at, top: top - targetGapPt / 2 },
    { left: at, top: bottom },
  ];
}

function boxOf([from, to]: readonly [Spot, Spot]): Box {
  const half = lineWidthPt / 2 + clearPt;
  if (from.top === to.top)
    return { left: from.left, right: to.left, top: from.top - half, bottom: to.top + half };
  return { left: from.left - half, right: to.left + half, top: from.top, bottom: to.top };
}

/** The names beside the ends of their lines, as near as their neighbours allow. */
function textsOf(
  named: readonly NamedEnd[],
  direction: Direction,
  sheet: ChartArea,
  laidOut: Chart,
): readonly FixedText[] {
  const level = direction === 'level';
  const ends = [...named].sort((one, other) => one.centre - other.centre);
  const wishes = ends.map(({ block, centre }) => {
    return { centre, size: level ? block.heightPt + targetGapPt : block.widthPt + apartPt };
  });
  const { top, right } = laidOut.chartArea;
  const half = apartPt / 2;
  const centres = level
    ? spread(wishes, top - sheet.style.labelSizePt, sheet.heightPt)
    : spread(wishes, -half, sheet.widthPt + half);
  return ends.map(({ block }, index) => {
    const centre = centres[index] ?? 0;
    const at = level
      ? { left: right + targetGapPt, top: centre - block.heightPt / 2 }
      : { left: centre - block.widthPt / 2, top: top - targetGapPt - block.heightPt };
    return { block, at };
  });
}
