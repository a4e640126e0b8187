import type { FlowItem } from './flow-item.js';

/** Whether an item has its own height, or another at which its drawing is sound. */
export function isSound({ elastic, heightPt }: FlowItem): boolean {
  return !elastic || heightPt === elastic.wishedPt || elastic.isSound(heightPt);
}

/** Heights are compared with this much room for rounding, in pt. */
const EPSILON_PT = 0.001;

/**
 * The items with their drawings made higher, step by step and each in proportion, as long as they fit. The
 * items themselves if they don't fit as they are, or nothing can grow.
 */
export function grown(
  items: readonly FlowItem[],
  fits: (items: readonly FlowItem[]) => boolean,
): readonly FlowItem[] {
  let grown = items;
  const full = new Set<number>();
  for (;;) {
    const index = furthest(grown, 1, full);
    if (index === undefined) return grown;
    const tried = withStep(grown, index, 1);
    if (fits(tried)) grown = tried;
    else full.add(index);
  }
}

/** The items with their drawings made so much lower, each in proportion, that they fit; undefined if they can't. */
export function shrunk(
  items: readonly FlowItem[],
  fits: (items: readonly FlowItem[]) => boolean,
): readonly FlowItem[] | undefined {
  let shrunk = items;
  while (!fits(shrunk)) {
    const index = furthest(shrunk, -1, NONE);
    if (index === undefined) return undefined;
    shrunk = withStep(shrunk, index, -1);
  }
  return shrunk;
}

const NONE: ReadonlySet<number> = new Set();

/** The drawing that has gone least in a direction (1 higher, -1 lower) and may still go a step. */
function furthest(
  items: readonly FlowItem[],
  direction: 1 | -1,
  done: ReadonlySet<number>,
): number | undefined {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { elastic, heightPt }] of items.entries()) {
    if (!elastic || done.has(index)) continue;
    const { wishedPt, leastPt, mostPt, stepPt } = elastic;
    const next = heightPt + direction * stepPt;
    if (next > mostPt + EPSILON_PT || next < leastPt - EPSILON_PT) continue;
    const gone = (direction * (heightPt - wishedPt)) / wishedPt;
    if (gone >= least - EPSILON_PT / wishedPt) continue;
    least = gone;
    found = index;
  }
  return found;
}

function withStep(items: readonly FlowItem[], at: number, direction: 1 | -1): readonly FlowItem[] {
  return items.map((one, index) => {
    if (index !== at || !one.elastic) return one;
    const { wishedPt, stepPt } = one.elastic;
    // counted from the wished height, so that growing and shrinking by a step ends at an equal number
    const steps = Math.round((one.heightPt - wishedPt) / stepPt) + direction;
    return withHeight(one, wishedPt + steps * stepPt);
  });
}

/** A drawing at another height. */
export function withHeight(one: FlowItem, heightPt: number): FlowItem {
  const marks = one.marks.map((mark) =>
    mark.kind === 'svg' ? { ...mark, svg: { ...mark.svg, height: heightPt } } : mark,
  );
  return { ...one, heightPt, marks };
}
