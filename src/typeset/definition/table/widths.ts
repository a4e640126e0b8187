/** What a column's content needs, padding included, in points. */
export interface ColumnNeed {
  /** Narrowest width in which nothing that may not break sticks out. */
  readonly minPt: number;
  /** Width in which nothing wraps. */
  readonly preferredPt: number;
  /** Share of the width left over; a column with 0 takes what it prefers and wraps last. */
  readonly grow: number;
}

/**
 * Column widths that fill the measure. Columns that don't grow get what they prefer. The others share what
 * that leaves: a surplus by their `grow`; in want of room each is capped in proportion to its `grow`, so that
 * a column that needs little keeps it and the longest texts wrap. Where that leaves them less than their least,
 * they have the least and the columns that don't grow wrap too. Where even the least widths are too wide, the
 * least are returned and the caller sees that their sum exceeds the measure.
 */
export function columnWidths(needs: readonly ColumnNeed[], measurePt: number): number[] {
  const surplus = measurePt - sum(needs.map((need) => need.preferredPt));
  if (surplus >= 0) return spread(needs, surplus);
  const growing = (capPt: number) =>
    needs.map(({ grow, minPt, preferredPt }) =>
      grow > 0 ? Math.min(preferredPt, Math.max(minPt, capPt * grow)) : preferredPt,
    );
  const standing = (capPt: number) =>
    needs.map(({ grow, minPt, preferredPt }) =>
      grow > 0 ? minPt : Math.min(preferredPt, Math.max(minPt, capPt)),
    );
  const capped = sum(growing(0)) <= measurePt ? growing : standing;
  const mostPt = Math.max(
    ...needs.map(({ grow, preferredPt }) => (grow > 0 ? preferredPt / grow : preferredPt)),
  );
  return capped(largestCap((capPt) => sum(capped(capPt)) <= measurePt, mostPt));
}

/** The narrowest measure that holds the columns, less what rounding may add up to. */
export function leastWidthPt(needs: readonly ColumnNeed[]): number {
  return sum(needs.map(({ minPt }) => minPt)) - TOLERANCE_PT;
}

const TOLERANCE_PT = 0.01;

/** The largest cap between 0 and `mostPt` that fits, by halving. */
function largestCap(fits: (capPt: number) => boolean, mostPt: number): number {
  let [low, high] = [0, mostPt];
  while (high - low > TOLERANCE_PT / 100) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Hands out a surplus: by `grow`, or evenly when no column grows. */
function spread(needs: readonly ColumnNeed[], surplusPt: number): number[] {
  const total = sum(needs.map((need) => need.grow));
  return needs.map(
    (need) => need.preferredPt + surplusPt * (total > 0 ? need.grow / total : 1 / needs.length),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
