import type { CardBar } from '../../document/tree.js';
import type { Palette, TextStyle } from '../../edition/model.js';
import { periodLabels } from '../../quantity/period.js';
import type * as pdf from '../flow.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { run } from './runs.js';

/** How wide the bars of a card are, and how their periods are written. Lengths in pt. */
export interface Spark {
  readonly widthPt: number;
  /** Room for one period. */
  readonly slotPt: number;
  /** 2021 as 21, where the periods have no room. */
  readonly isShort: boolean;
}

const LEAST_SLOT_GAP_PT = 2;
const MOST_SLOT_PT = 30;
const MOST_BAR_PT = 11;
const BAR_GAP_PT = 3;

/** The bars of several cards in a width; undefined where there are none, or no room for them in it. */
export function sparkOf(
  cards: readonly (readonly CardBar[])[],
  widthPt: number,
  context: DefineContext,
): Spark | undefined {
  const count = Math.max(0, ...cards.map(({ length }) => length));
  if (count === 0) return undefined;
  for (const isShort of [false, true]) {
    const leastPt = widestLabelPt(cards, isShort, context) + LEAST_SLOT_GAP_PT;
    if (leastPt * count > widthPt) continue;
    const slotPt = Math.min(MOST_SLOT_PT, isShort ? leastPt : leastPt + LEAST_SLOT_GAP_PT, widthPt / count);
    return { slotPt, widthPt: slotPt * count, isShort };
  }
  return undefined;
}

/** Room for the periods of cards, with a 0 for every digit, so that it does not depend on which years they are. */
function widestLabelPt(
  cards: readonly (readonly CardBar[])[],
  isShort: boolean,
  context: DefineContext,
): number {
  const labels = new Set(cards.flatMap((bars) => labelsOf(bars, isShort)));
  const patterns = new Set([...labels].map((label) => label.replace(/\d/g, '0')));
  const style = labelStyle(context);
  return Math.max(...[...patterns].map((text) => context.tools.measure([run(text, style)]).maxWidthPt));
}

function labelsOf(bars: readonly CardBar[], isShort: boolean): readonly string[] {
  const { names, short } = periodLabels(bars.map(({ period }) => period));
  return isShort ? short : names;
}

/**
 * One bar a period, from zero up or down, over the periods; one without a figure is a gap. The figure shown large
 * is solid in accent, other periods pale, what is aimed at hatched, so that grey tells them apart as well.
 */
export function sparkBars(
  bars: readonly CardBar[],
  spark: Spark,
  heightPt: number,
  context: DefineContext,
): pdf.Block[] {
  const style = labelStyle(context);
  if (bars.length === 0) return [];
  return [plot(bars, spark, heightPt - style.pitchPt, context), labelLine(bars, spark, style, context)];
}

/** As small as the labels of charts, on the baseline of the card's last line. */
function labelStyle({ edition }: DefineContext): TextStyle {
  return { ...styleOf(edition, 'card-foot'), sizePt: edition.chart.smallPt, align: 'center' };
}

function labelLine(
  bars: readonly CardBar[],
  { slotPt, isShort }: Spark,
  style: TextStyle,
  { edition }: DefineContext,
): pdf.Columns {
  const labels = labelsOf(bars, isShort);
  const columns = bars.map(({ stage }, index) => {
    const label = labels[index] ?? '';
    const color = stage === 'shown' ? edition.palette.ink : style.color;
    return { width: slotPt, stack: [paragraphOf([run(label, { ...style, color })], style)] };
  });
  return { columns };
}

/** White above the highest bar, and between the lowest and the periods, in pt. */
const HEAD_PT = 3;
const FOOT_PT = 1;

function plot(
  bars: readonly CardBar[],
  { slotPt, widthPt }: Spark,
  heightPt: number,
  { edition: { palette } }: DefineContext,
): pdf.Canvas {
  const values = bars.map(({ value = 0 }) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const roomPt = heightPt - HEAD_PT - FOOT_PT;
  const y = (value: number) => HEAD_PT + (high === low ? roomPt : (roomPt * (high - value)) / (high - low));
  const width = Math.min(MOST_BAR_PT, slotPt - BAR_GAP_PT);
  const drawn = bars.flatMap(({ value, stage }, index) => {
    if (value === undefined) return [];
    const top = Math.min(y(value), y(0));
    const frame = { x: slotPt * (index + 0.5) - width / 2, y: top, w: width, h: Math.abs(y(value) - y(0)) };
    return barVectors(frame, stage, palette);
  });
  const used = width + slotPt * (bars.length - 1);
  const left = (slotPt - width) / 2 - 1;
  const zero = { x1: left, x2: Math.min(widthPt, left + used + 2), y1: y(0), y2: y(0) };
  return {
    canvas: [...drawn, { type: 'line', ...zero, lineWidth: 0.5, lineColor: palette.quiet }],
    height: heightPt,
  };
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const OUTLINE_PT = 0.5;

function barVectors(frame: Frame, stage: CardBar['stage'], palette: Palette): pdf.Vector[] {
  if (stage === 'shown') return [{ type: 'rect', ...frame, color: palette.accent }];
  if (stage === 'past') return [{ type: 'rect', ...frame, color: palette.hairline }];
  const outline = { lineColor: palette.accent, lineWidth: OUTLINE_PT };
  return [{ type: 'rect', ...frame, color: '#ffffff', ...outline }, ...hatch(frame, palette.accent)];
}

const HATCH_PITCH_PT = 2.8;

/** Lines at 45° across a frame, each cut off at its edges. */
function hatch({ x, y, w, h }: Frame, lineColor: string): pdf.Vector[] {
  const lines: pdf.Vector[] = [];
  for (let along = HATCH_PITCH_PT; along < w + h; along += HATCH_PITCH_PT) {
    // from the left or lower edge up to the upper or right one
    const [x1, y1] = [x + Math.max(0, along - h), y + Math.min(h, along)];
    const [x2, y2] = [x + Math.min(w, along), y + Math.max(0, along - w)];
    lines.push({ type: 'line', x1, y1, x2, y2, lineWidth: OUTLINE_PT, lineColor });
  }
  return lines;
}
