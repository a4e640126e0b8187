import type { TableHeights } from './heights.js';

/** How the rows of a table in parts are set in turns. */
export interface Turns {
  /** Behind the last row of each turn. */
  readonly ends: readonly number[];
  /** Whether a page holds the rows of a turn in all parts, rather than in one. */
  readonly areShared: boolean;
}

/** Room for the parts of a table on pages, in pt. */
export interface TurnRoom {
  readonly pagePt: number;
  /** On the first page. */
  readonly firstPt: number;
  /** White before a part, which ends on a line of the grid of this pitch. */
  readonly beforePt: number;
  readonly pitchPt: number;
}

/** A page is shared by all parts only while it holds so many of their rows. */
const LEAST_SHARED_ROWS = 4;

/**
 * Divides the rows of a table in parts into turns, each as long as a page holds: all parts of it, one below the other,
 * or one part of it, where that takes fewer pages or a shared page would hold few rows. A turn ends behind a row for
 * which `mayEnd` is true.
 */
export function turnsOf(
  parts: readonly TableHeights[],
  { pagePt, firstPt, beforePt, pitchPt }: TurnRoom,
  mayEnd: (row: number) => boolean,
): Turns {
  const sums = parts.map(({ rows }) => runningSums(rows));
  const count = parts[0]?.rows.length ?? 0;
  const heightOf = (part: number, from: number, end: number) => {
    const { topPt, notesPt } = parts[part] as TableHeights;
    const [before = 0, upTo = 0] = [sums[part]?.[from], sums[part]?.[end]];
    const ownPt = beforePt + topPt + upTo - before + (end === count ? notesPt : 0);
    return Math.ceil(ownPt / pitchPt) * pitchPt;
  };
  const all = (from: number, end: number) =>
    parts.reduce((sum, _, part) => sum + heightOf(part, from, end), 0);
  const highest = (from: number, end: number) =>
    parts.reduce((most, _, part) => Math.max(most, heightOf(part, from, end)), 0);
  const endsBy = (height: (from: number, end: number) => number) => {
    const ends: number[] = [];
    for (let from = 0; from < count; ) {
      const end = turnEnd(from, count, (to) => height(from, to) <= (from === 0 ? firstPt : pagePt), mayEnd);
      ends.push(end);
      from = end;
    }
    return ends;
  };
  const shared = endsBy(all);
  const fewest = shared.slice(0, -1).reduce((least, end, turn) => {
    return Math.min(least, end - (shared[turn - 1] ?? 0));
  }, count);
  const own = endsBy(highest);
  const isWorthIt = fewest >= LEAST_SHARED_ROWS && shared.length <= own.length * parts.length;
  return shared.length <= 1 || isWorthIt
    ? { ends: shared, areShared: true }
    : { ends: own, areShared: false };
}

/** Behind the last row of a turn that begins at `from`: as far as it fits, one row at least. */
function turnEnd(
  from: number,
  count: number,
  fits: (end: number) => boolean,
  mayEnd: (row: number) => boolean,
): number {
  let end = from + 1;
  while (end < count && fits(end + 1)) end++;
  if (end === count) return end;
  let kept = end;
  while (kept > from + 1 && !mayEnd(kept - 1)) kept--;
  return kept > from + 1 ? kept : end;
}

function runningSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) as number) + value);
  return sums;
}
