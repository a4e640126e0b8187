import { type Box, containsBox } from './canvas/box.js';

/** The top left corner a box may take. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

/** A box looking for a place: its size and the spots it may take, the best first. */
export interface Movable {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly spots: readonly Spot[];
}

/** Whether two boxes share an area; touching is allowed. The allowance swallows rounding. */
export function overlap(one: Box, other: Box): boolean {
  const allowance = 1e-6;
  return (
    one.left < other.right - allowance &&
    other.left < one.right - allowance &&
    one.top < other.bottom - allowance &&
    other.top < one.bottom - allowance
  );
}

/** Room kept at the left and right of each text, so that neighbours do not read as one. */
export const clearancePt = 1.5;

function withClearance(box: Box): Box {
  return { ...box, left: box.left - clearancePt, right: box.right + clearancePt };
}

/** The box of a size at a spot. */
export function boxAt({ left, top }: Spot, { widthPt, heightPt }: Omit<Movable, 'spots'>): Box {
  return { left, top, right: left + widthPt, bottom: top + heightPt };
}

/**
 * Gives every box a place inside `bounds` where it overlaps neither an obstacle nor another box; undefined
 * where none of its spots will do. Boxes choose in the order given. One that finds all its spots taken may
 * send a single neighbour to another of that neighbour's spots.
 */
export function placeBoxes(
  movables: readonly Movable[],
  obstacles: readonly Box[],
  bounds: Box,
): readonly (Box | undefined)[] {
  const placed: (Box | undefined)[] = movables.map(() => undefined);
  const possible = movables.map((movable) =>
    movable.spots
      .map((spot) => boxAt(spot, movable))
      .filter((box) => containsBox(bounds, box))
      .filter((box) => !obstacles.some((obstacle) => overlap(obstacle, withClearance(box)))),
  );
  const takers = (box: Box): number[] =>
    placed.flatMap((other, index) => (other && overlap(other, withClearance(box)) ? [index] : []));

  for (const [index, boxes] of possible.entries()) {
    placed[index] = boxes.find((box) => takers(box).length === 0);
    if (!placed[index]) placed[index] = moveNeighbour(boxes, possible, placed, takers);
  }
  return placed;
}

/** A box for which one neighbour had to move and could; the neighbour's new place is written to `placed`. */
function moveNeighbour(
  boxes: readonly Box[],
  possible: readonly (readonly Box[])[],
  placed: (Box | undefined)[],
  takers: (box: Box) => number[],
): Box | undefined {
  for (const box of boxes) {
    const [neighbour, ...others] = takers(box);
    if (neighbour === undefined || others.length > 0) continue;
    const elsewhere = possible[neighbour]?.find((other) => {
      return !overlap(other, withClearance(box)) && takers(other).every((taker) => taker === neighbour);
    });
    if (!elsewhere) continue;
    placed[neighbour] = elsewhere;
    return box;
  }
  return undefined;
}
