import type { ElasticHeight } from '../flow.js';
import type { Piece } from './piece.js';

/** How far the height of a drawing may depart from what is wished. */
export interface Elastic extends ElasticHeight {
  readonly wishedPt: number;
}

/** Whether a piece has its own height, or one that suits its drawing as well. */
export function isSound({ elastic, heightPt }: Piece): boolean {
  return !elastic || heightPt === elastic.wishedPt || elastic.isSound(heightPt);
}

/** Heights are compared with this much room for rounding, in pt. */
const EPSILON_PT = 0.001;

/**
 * The pieces with their drawings made higher, step by step and each in proportion, as long as they fit. The
 * pieces themselves if they don't fit as they are, or nothing can grow.
 */
export function grown(
  pieces: readonly Piece[],
  fits: (pieces: readonly Piece[]) => boolean,
): readonly Piece[] {
  let grown = pieces;
  const full = new Set<number>();
  for (;;) {
    const index = furthest(grown, 1, full);
    if (index === undefined) return grown;
    const tried = withStep(grown, index, 1);
    if (fits(tried)) grown = tried;
    else full.add(index);
  }
}

/** The pieces with their drawings made so much lower, each in proportion, that they fit; undefined if they can't. */
export function shrunk(
  pieces: readonly Piece[],
  fits: (pieces: readonly Piece[]) => boolean,
): readonly Piece[] | undefined {
  let shrunk = pieces;
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
  pieces: readonly Piece[],
  direction: 1 | -1,
  done: ReadonlySet<number>,
): number | undefined {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { elastic, heightPt }] of pieces.entries()) {
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

function withStep(pieces: readonly Piece[], at: number, direction: 1 | -1): readonly Piece[] {
  return pieces.map((one, index) => {
    if (index !== at || !one.elastic) return one;
    const { wishedPt, stepPt } = one.elastic;
    // whole steps from the wished height, so that there and back again is the very same height
    const steps = Math.round((one.heightPt - wishedPt) / stepPt) + direction;
    return withHeight(one, wishedPt + steps * stepPt);
  });
}

/** A drawing at another height. */
export function withHeight(one: Piece, heightPt: number): Piece {
  const marks = one.marks.map((mark) =>
    mark.kind === 'svg' ? { ...mark, svg: { ...mark.svg, height: heightPt } } : mark,
  );
  return { ...one, heightPt, marks };
}
