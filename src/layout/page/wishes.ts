import { areSame } from '../../incremental/structure.js';
import { type Elastic, endOfGroup, type FlowItem, KeepStrength } from './flow-item.js';
import { type Moves, withMoved } from './stray-figures.js';
import { withHeight } from './stretch.js';

/** Rows of a divided table that stay together at its beginning and at its end. */
const LEAST_ROWS = 3;

/** A trial before pages are built anew: heights of drawings, short tables to divide, rows to carry over and so on. */
export interface Wishes {
  readonly heights: ReadonlyMap<Elastic, number>;
  /** First items of short tables that may be divided. */
  readonly divided: ReadonlySet<FlowItem>;
  /** Rows and lines with which a page begins though the one before has room for them. */
  readonly carried: ReadonlySet<FlowItem>;
  readonly moves: Moves;
  /** Where chapters begin that are to begin a page. */
  readonly begun: ReadonlySet<FlowItem>;
}

export const NO_WISHES: Wishes = {
  heights: new Map(),
  divided: new Set(),
  carried: new Set(),
  moves: new Map(),
  begun: new Set(),
};

/** Whether the same is wished in the same order. */
export function areSameWishes(one: Wishes, other: Wishes): boolean {
  const entries = ({ heights, divided, carried, moves, begun }: Wishes) =>
    [heights, divided, carried, moves, begun].map((part) => [...part.entries()].flat());
  const theirs = entries(other);
  return entries(one).every((own, index) => areSame(own, theirs[index] ?? []));
}

/** The items as they are set where these wishes are granted. */
export function asWished(items: readonly FlowItem[], wishes: Wishes): readonly FlowItem[] {
  const { heights, divided, carried, moves, begun } = wishes;
  const ordered = withMoved(items, moves);
  const wished = ordered.map((one): FlowItem => {
    const heightPt = one.elastic && heights.get(one.elastic);
    if (begun.has(one)) return { ...one, breakBefore: 'page' };
    if (carried.has(one)) return { ...one, isCarriedOver: true };
    return heightPt === undefined ? one : withHeight(one, heightPt);
  });
  for (const first of divided) divide(wished, ordered.indexOf(first));
  return wished;
}

/** Lets pages part the rows of the table that begins at this index, but for a few at either end. */
function divide(items: FlowItem[], from: number): void {
  const end = endOfGroup(items, from) - 1;
  const head = items
    .slice(from, end)
    .findIndex(({ keepStrength }) => keepStrength === KeepStrength.KeepTogether);
  for (let index = from; index < end; index++) {
    const { float: _, ...one } = items[index] as FlowItem;
    const isInside = index - from >= head + LEAST_ROWS - 1 && end - index >= LEAST_ROWS;
    items[index] =
      isInside && one.keepStrength === KeepStrength.KeepTogether
        ? { ...one, keepStrength: KeepStrength.None }
        : one;
  }
}
