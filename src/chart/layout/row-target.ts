import type { Chart } from 'chart.js';
import type { Box } from '../canvas/box.js';
import type { RecordingContext } from '../canvas/context.js';
import type { BoundChart, BoundSeries } from '../data/bound-chart.js';
import { nameRow } from '../data/names.js';
import { missingMark } from './bar-labels.js';
import { blockOf, type TextBlock } from './block.js';
import { type ChartArea, labelSizes } from './chart-area.js';
import type { LegendEntry } from './legend.js';
import type { FixedText } from './overlay.js';
import type { Spot } from './place.js';
import { drawLine } from './strokes.js';
import { paletteOf } from './style.js';

/** Targets of the rows: a mark across the bars of each, and its figure behind a small copy of the mark. */
export interface RowTarget {
  /** Room for the figures: a column at the right of rows, a line below the names of columns. */
  readonly roomPt: number;
  readonly texts: (laidOut: Chart) => readonly FixedText[];
  readonly obstacles: (laidOut: Chart) => readonly Box[];
  readonly paint: (laidOut: Chart, context: RecordingContext) => void;
}

const markWidthPt = 2;
const casingPt = 0.8;
/** How far a mark stands out beyond the bars at each side. */
const overhangPt = 2.5;
const smallMarkPt = 8;
const figureGapPt = 3;
const columnGapPt = 8;

/** Figures of targets are set on one line: a figure is not parted from its unit. */
const oneLine = { level: 1, turned: 1 };

const none: RowTarget = { roomPt: 0, texts: () => [], obstacles: () => [], paint: () => {} };

/** The mark in the legend, as it stands across the bars; nothing where there is no such target. */
export function rowTargetLegend(
  { rowTarget }: BoundChart,
  { style }: ChartArea,
  direction: 'level' | 'upright',
): readonly LegendEntry[] {
  if (!rowTarget) return [];
  const { accent } = paletteOf(style);
  return [
    { name: rowTarget.name, swatch: { kind: 'mark', direction, colour: accent, widthPt: markWidthPt } },
  ];
}

/** Marks across bars to the right; the figures in a column at the sheet's right edge. */
export function rowTargetInRows(
  { rowTarget, categories }: BoundChart,
  pitchPt: number,
  barsPt: number,
  sheet: ChartArea,
): RowTarget {
  if (!rowTarget) return none;
  const sizePt = [...labelSizes(sheet.style)].find((size) => size <= pitchPt) ?? sheet.style.smallestSizePt;
  const blocks = figureBlocks(rowTarget, sheet, sizePt);
  const widestPt = Math.max(...blocks.map(({ widthPt }) => widthPt));
  const left = sheet.widthPt - widestPt;
  const middleOf = (laidOut: Chart, row: number) => laidOut.scales.y?.getPixelForValue(row) ?? 0;
  const spans = (laidOut: Chart) =>
    marks(rowTarget, laidOut.scales.x, (row) => middleOf(laidOut, row), barsPt);
  return {
    roomPt: columnGapPt + markWidthPt + figureGapPt + widestPt,
    texts: (laidOut) =>
      blocks.map((block, row) => ({ block, at: { left, top: middleOf(laidOut, row) - block.heightPt / 2 } })),
    obstacles: (laidOut) =>
      spans(laidOut).map(({ at, from, to }) => box({ left: at, top: from }, { left: at, top: to })),
    paint: (laidOut, context) => {
      for (const { at, from, to } of spans(laidOut))
        drawMark(context, sheet, { left: at, top: from }, { left: at, top: to });
      const small = left - figureGapPt - markWidthPt / 2;
      for (const row of categories.keys()) {
        if (rowTarget.values[row] === null) continue;
        const middle = middleOf(laidOut, row);
        const half = Math.min(smallMarkPt, sizePt) / 2;
        drawMark(context, sheet, { left: small, top: middle - half }, { left: small, top: middle + half });
      }
    },
  };
}

/** Marks across upright bars; the figures below the names. Undefined where they do not fit their columns. */
export function rowTargetInColumns(
  { rowTarget, categories }: BoundChart,
  pitchPt: number,
  barsPt: number,
  sheet: ChartArea,
): RowTarget | undefined {
  if (!rowTarget) return none;
  const texts = rowTarget.texts.map((text) => text || missingMark);
  const set = nameRow(texts, pitchPt, sheet.heightPt / 4, sheet, oneLine);
  if (!set) return undefined;
  const { accent } = paletteOf(sheet.style);
  const blocks = set.blocks.map((block, row) => ({
    ...block,
    colour: rowTarget.values[row] === null ? sheet.style.grey : accent,
  }));
  const top = sheet.heightPt - set.extentPt;
  const middleOf = (laidOut: Chart, column: number) => laidOut.scales.x?.getPixelForValue(column) ?? 0;
  const spans = (laidOut: Chart) =>
    marks(rowTarget, laidOut.scales.y, (column) => middleOf(laidOut, column), barsPt);
  return {
    roomPt: 2 * figureGapPt + markWidthPt + set.extentPt,
    texts: (laidOut) =>
      blocks.map((block, column) => ({
        block,
        at: { left: middleOf(laidOut, column) - block.widthPt / 2, top },
      })),
    obstacles: (laidOut) =>
      spans(laidOut).map(({ at, from, to }) => box({ left: from, top: at }, { left: to, top: at })),
    paint: (laidOut, context) => {
      for (const { at, from, to } of spans(laidOut))
        drawMark(context, sheet, { left: from, top: at }, { left: to, top: at });
      const small = top - figureGapPt + markWidthPt / 2;
      for (const column of categories.keys()) {
        if (rowTarget.values[column] === null) continue;
        const middle = middleOf(laidOut, column);
        const half = Math.min(smallMarkPt, pitchPt * 0.6) / 2;
        drawMark(context, sheet, { left: middle - half, top: small }, { left: middle + half, top: small });
      }
    },
  };
}

function figureBlocks(
  { texts, values }: BoundSeries,
  sheet: ChartArea,
  sizePt: number,
): readonly TextBlock[] {
  const { accent } = paletteOf(sheet.style);
  return texts.map((text, row) => {
    const colour = values[row] === null ? sheet.style.grey : accent;
    return blockOf([text || missingMark], sheet, { sizePt, colour });
  });
}

/** Where the marks stand: at the value along the axis, across the middle of the bars. */
function marks(
  { values }: BoundSeries,
  scale: { getPixelForValue(value: number): number } | undefined,
  middleOf: (index: number) => number,
  barsPt: number,
) {
  const half = barsPt / 2 + overhangPt;
  return values.flatMap((value, index) => {
    if (value === null || !scale) return [];
    const middle = middleOf(index);
    return [{ at: scale.getPixelForValue(value), from: middle - half, to: middle + half }];
  });
}

function drawMark(context: RecordingContext, { style }: ChartArea, from: Spot, to: Spot): void {
  drawLine(context, from, to, { colour: style.paper, widthPt: markWidthPt + 2 * casingPt });
  drawLine(context, from, to, { colour: paletteOf(style).accent, widthPt: markWidthPt });
}

function box(from: Spot, to: Spot): Box {
  const half = markWidthPt / 2 + casingPt;
  const level = from.top === to.top;
  const [across, up] = level ? [0, half] : [half, 0];
  return { left: from.left - across, right: to.left + across, top: from.top - up, bottom: to.top + up };
}
