import type { ColumnNeed } from './column-need.js';
import { narrowed } from './narrowing.js';

/** Of what is left over, so much goes to every column alike before the rest goes by `grow`. */
const EVEN_SHARE_PT = 10;

/**
 * Column widths that fill the measure. A surplus first parts all columns a little, then goes by `grow`; in want
 * of room columns are narrowed where that costs the fewest lines. `insetPt` is the padding of a column, both
 * sides together. Where even the least widths are too wide, the least are returned and the caller sees that
 * their sum exceeds the measure.
 */
export function columnWidths(needs: readonly ColumnNeed[], measurePt: number, insetPt: number): number[] {
  const least = needs.map(({ minPt }) => minPt);
  if (sum(least) > measurePt) return least;
  const preferred = needs.map(({ preferredPt }) => preferredPt);
  const wantPt = sum(preferred) - measurePt;
  return wantPt > 0 ? filled(narrowed(needs, wantPt, insetPt), needs, measurePt) : spread(needs, -wantPt);
}

/** The narrowest measure that holds the columns, less what rounding may add up to. */
export function leastWidthPt(needs: readonly ColumnNeed[]): number {
  return sum(needs.map(({ minPt }) => minPt)) - TOLERANCE_PT;
}

const TOLERANCE_PT = 0.01;

/** Hands out a surplus where nothing wraps. */
function spread(needs: readonly ColumnNeed[], surplusPt: number): number[] {
  const evenPt = Math.min(EVEN_SHARE_PT, surplusPt / needs.length);
  const widths = needs.map(({ preferredPt }) => preferredPt + evenPt);
  return shared(widths, needs, surplusPt - evenPt * needs.length);
}

/** Gives narrowed columns back what they gave beyond need, up to what they prefer. */
function filled(widths: readonly number[], needs: readonly ColumnNeed[], measurePt: number): number[] {
  const leftPt = measurePt - sum(widths);
  const wanted = needs.map(({ preferredPt }, at) => preferredPt - (widths[at] as number));
  const wantedPt = sum(wanted);
  return widths.map((width, at) => width + (leftPt * (wanted[at] as number)) / wantedPt);
}

/** Adds `morePt` to the widths by `grow`, or evenly when no column grows. */
function shared(widths: readonly number[], needs: readonly ColumnNeed[], morePt: number): number[] {
  const total = sum(needs.map(({ grow }) => grow));
  return widths.map(
    (width, at) => width + morePt * (total > 0 ? (needs[at] as ColumnNeed).grow / total : 1 / needs.length),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
