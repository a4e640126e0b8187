/** What a column's content needs, padding included, in points. */
export interface ColumnNeed {
  /** Narrowest width in which nothing that may not break sticks out. */
  readonly minPt: number;
  /** Width in which nothing wraps. */
  readonly preferredPt: number;
  /** Share of the width left over; a column with 0 never wraps and takes what it prefers. */
  readonly grow: number;
}

/**
 * Column widths that fill the measure. Columns that don't grow get what they prefer; the others share the
 * rest, what is left over by their `grow`, what is lacking by how much they can give. Where even the least
 * widths are too wide, they are returned as they are and the caller sees that their sum exceeds the measure.
 */
export function columnWidths(needs: readonly ColumnNeed[], measurePt: number): number[] {
  const preferred = sum(needs.map((need) => need.preferredPt));
  if (preferred <= measurePt) return spread(needs, measurePt - preferred);
  const least = needs.map((need) => (need.grow > 0 ? need.minPt : need.preferredPt));
  const room = measurePt - sum(least);
  if (room < 0) return needs.map((need) => need.minPt);
  const wanted = needs.map((need, column) => need.preferredPt - (least[column] as number));
  const scale = room / sum(wanted);
  return least.map((width, column) => width + (wanted[column] as number) * scale);
}

/** Hands out what is left over: by `grow`, or evenly when no column grows. */
function spread(needs: readonly ColumnNeed[], leftPt: number): number[] {
  const total = sum(needs.map((need) => need.grow));
  return needs.map((need) => need.preferredPt + leftPt * (total > 0 ? need.grow / total : 1 / needs.length));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
