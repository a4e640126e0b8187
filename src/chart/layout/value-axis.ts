import { Big } from 'big.js';
import type { Chart } from 'chart.js';
import type { ChartFormat } from '../../dataset/chart-spec.js';
import type { RecordingContext } from '../canvas/context.js';
import { groupDigits, printed } from '../data/figure.js';
import { hiddenValueAxis, type Options } from '../drawing.js';
import { blockOf, type TextBlock } from './block.js';
import type { ChartArea } from './chart-area.js';
import type { FixedText } from './overlay.js';
import type { Range } from './panels.js';
import { drawLine, hairlineWidthPt } from './strokes.js';

/** An axis whose values are read off: small grey figures beside the plot and hairlines across it. */
export interface ValueAxis {
  /** For the scale of Chart.js, whose own figures would not be kept apart from the other words. */
  readonly options: Options;
  /** Room for the figures: their width at the left of the plot, or their height below it. */
  readonly roomPt: number;
  /** How far the outermost figures stand out beyond the ends of the plot. */
  readonly overhangPt: number;
  /** Where a value stands along the axis, from 0 to 1. */
  readonly shareOf: (value: number) => number;
  readonly texts: (laidOut: Chart) => readonly FixedText[];
  /** The hairlines, from the plot's edge to `endPt` on the sheet, or across the whole plot. */
  readonly paint: (laidOut: Chart, context: RecordingContext, endPt?: number) => void;
  /** The hairline at zero alone, where the scale has it: heights are seen from there. */
  readonly paintZero: (laidOut: Chart, context: RecordingContext, endPt?: number) => void;
}

const figureGapPt = 3;
/** From one figure to the next at least, in em of the figures. */
const pitchEm = { left: 2.4, bottom: 4.5 } as const;

/**
 * A value axis at the left of the plot or below it, over round values that hold all of `values`. With `plotPt`
 * of room it has as many figures as stand well apart.
 */
export function valueAxis(
  sheet: ChartArea,
  side: 'left' | 'bottom',
  values: readonly (number | null)[],
  plotPt: number,
  format: ChartFormat,
): ValueAxis {
  const { grey, hairline, labelSizePt, smallestSizePt } = sheet.style;
  const sizePt = Math.max(labelSizePt - 1, smallestSizePt);
  const most = Math.max(2, Math.floor(plotPt / (pitchEm[side] * sizePt)));
  const round = roundRange(axisRange(values), Math.min(7, most));
  const block = (value: Big) =>
    blockOf([groupDigits(printed(value), format)], sheet, { sizePt, colour: grey });
  const ticks = ticksOf(round).map((value) => ({ value: value.toNumber(), block: block(value) }));
  const scaleOf = ({ scales }: Chart) => (side === 'left' ? scales.y : scales.x);
  const spots = (laidOut: Chart) => {
    const { left, right, top, bottom } = laidOut.chartArea;
    const [from, to] = side === 'left' ? [top, bottom] : [left, right];
    return ticks
      .map((tick) => ({ ...tick, at: scaleOf(laidOut)?.getPixelForValue(tick.value) ?? 0 }))
      .filter(({ at }) => at >= from - 0.01 && at <= to + 0.01);
  };
  const widestPt = Math.max(...ticks.map((tick) => tick.block.widthPt));
  const paintAt = (
    places: readonly { at: number }[],
    { chartArea }: Chart,
    context: RecordingContext,
    endPt?: number,
  ) => {
    const { left, right, top, bottom } = chartArea;
    const stroke = { colour: hairline, widthPt: hairlineWidthPt };
    for (const { at } of places) {
      if (side === 'left') drawLine(context, { left, top: at }, { left: endPt ?? right, top: at }, stroke);
      else drawLine(context, { left: at, top: endPt ?? top }, { left: at, top: bottom }, stroke);
    }
  };
  return {
    options: { ...hiddenValueAxis, min: round.min, max: round.max },
    roomPt: figureGapPt + (side === 'left' ? widestPt : sizePt),
    overhangPt: (side === 'left' ? sizePt : widestPt) / 2,
    shareOf: (value) => (value - round.min) / (round.max - round.min),
    texts: (laidOut) =>
      spots(laidOut).map(({ block, at }) => ({ block, at: figureSpot(block, at, side, laidOut) })),
    paint: (laidOut, context, endPt) => paintAt(spots(laidOut), laidOut, context, endPt),
    paintZero: (laidOut, context, endPt) => {
      const zero = spots(laidOut).filter(({ value }) => value === 0);
      paintAt(zero, laidOut, context, endPt);
    },
  };
}

/** The same scale with nothing on it but its zero, for values that are printed beside their marks. */
export function unmarked(axis: ValueAxis): ValueAxis {
  return { ...axis, roomPt: 0, overhangPt: 0, texts: () => [], paint: axis.paintZero };
}

function figureSpot(block: TextBlock, at: number, side: 'left' | 'bottom', { chartArea }: Chart) {
  if (side === 'left')
    return { left: chartArea.left - figureGapPt - block.widthPt, top: at - block.heightPt / 2 };
  return { left: at - block.widthPt / 2, top: chartArea.bottom + figureGapPt };
}

/** Round values over some figures, from the least to the largest, as many as stand apart in so much room upright. */
export function roundValues(
  values: readonly (number | null)[],
  plotPt: number,
  sizePt: number,
): readonly Big[] {
  const most = Math.max(2, Math.floor(plotPt / (pitchEm.left * sizePt)));
  return ticksOf(roundRange(axisRange(values), Math.min(4, most)));
}

/** Positions, unlike bars, need not begin at zero; but where zero is near it is shown. */
function axisRange(values: readonly (number | null)[]): Range {
  const numbers = values.filter((value) => value !== null);
  const [lowest, highest] = [Math.min(...numbers), Math.max(...numbers)];
  if (lowest === highest) return { min: Math.min(0, lowest), max: highest === 0 ? 1 : Math.max(0, highest) };
  return { min: lowest >= 0 && lowest < highest / 2 ? 0 : lowest, max: highest };
}

interface RoundRange extends Range {
  readonly step: number;
}

/** The narrowest range of steps of 1, 2 or 5 (times a power of ten) around a range, of at most so many steps. */
function roundRange({ min, max }: Range, mostSteps: number): RoundRange {
  const wanted = (max - min) / mostSteps;
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  for (const factor of [1, 2, 5, 10, 20]) {
    const step = Number((factor * magnitude).toPrecision(1));
    const [first, last] = [Math.floor(min / step + 1e-9), Math.ceil(max / step - 1e-9)];
    if (last - first <= mostSteps) return { step, min: first * step, max: last * step };
  }
  return { step: max - min, min, max };
}

/** The round values of a range, decimal-exact. */
function ticksOf({ min, max, step }: RoundRange): readonly Big[] {
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, index) => new Big(step).times(Math.round(min / step) + index));
}
