import type { Printed } from '../../output/pdf/index.js';

/** Where so many insertions and removals don't lead from one text to the other, all between is said to differ. */
const MOST_EDITS = 400;

/**
 * What is printed now and was not before: text by text in the order of printing, so that what only moved down
 * the page has not changed.
 */
export function printedAnew(before: readonly Printed[], after: readonly Printed[]): Printed[] {
  const old = before.map(({ text }) => text);
  const fresh = after.map(({ text }) => text);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (
    end < Math.min(old.length, fresh.length) - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  )
    end++;
  const kept = keptBetween(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end));
  const middle = after.slice(start, after.length - end);
  return middle.filter(({ text }, index) => !kept.has(index) && text.trim() !== '');
}

/** Indexes of `fresh` that a shortest edit script from `old` keeps (Myers 1986, the greedy algorithm). */
function keptBetween(old: readonly string[], fresh: readonly string[]): ReadonlySet<number> {
  const reach: Reach = new Map([[1, 0]]);
  const trail: Reach[] = [];
  for (let edits = 0; edits <= MOST_EDITS; edits++) {
    trail.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const from = diagonalBefore(reach, diagonal, edits);
      let x = (reach.get(from) as number) + (from < diagonal ? 1 : 0);
      while (x < old.length && x - diagonal < fresh.length && old[x] === fresh[x - diagonal]) x++;
      reach.set(diagonal, x);
      if (x >= old.length && x - diagonal >= fresh.length) return walkBack(trail, old.length, fresh.length);
    }
  }
  return new Set();
}

/** How far along the old texts each diagonal (old index less fresh index) has been followed. */
type Reach = Map<number, number>;

/** The diagonal from which one is entered: the next by an insertion, the one before by a removal. */
function diagonalBefore(reach: Reach, diagonal: number, edits: number): number {
  const at = (one: number) => reach.get(one) ?? -1;
  const isInsertion = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
  return isInsertion ? diagonal + 1 : diagonal - 1;
}

/** Follows the trail from the end; what lies on a diagonal is kept. */
function walkBack(trail: readonly Reach[], oldLength: number, freshLength: number): ReadonlySet<number> {
  const kept = new Set<number>();
  let [x, y] = [oldLength, freshLength];
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const reach = trail[edits] as Reach;
    const from = diagonalBefore(reach, x - y, edits);
    const fromX = edits === 0 ? 0 : (reach.get(from) as number);
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      [x, y] = [x - 1, y - 1];
      kept.add(y);
    }
    [x, y] = [fromX, fromY];
  }
  return kept;
}
