import { type Box, containsBox } from '../canvas/box.js';

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
  /** Its text reads upwards. */
  readonly turned?: boolean;
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

/** Room kept before and after each text, so that neighbours do not read as one. */
export const clearancePt = 1.5;

/** Room kept beside what is no text (a bar, a line, a point): less than between two texts. */
const markClearancePt = 0.75;

function withClearance(box: Box, roomPt: number, turned = false): Box {
  if (turned) return { ...box, top: box.top - roomPt, bottom: box.bottom + roomPt };
  return { ...box, left: box.left - roomPt, right: box.right + roomPt };
}

/** The box of a size at a spot. */
export function boxAt(
  { left, top }: Spot,
  { widthPt, heightPt }: Pick<Movable, 'widthPt' | 'heightPt'>,
): Box {
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
  const possible = movables.map((movable) => freeBoxes(movable, obstacles, bounds));
  const takers = (box: Box, index: number): number[] => {
    const kept = withClearance(box, clearancePt, movables[index]?.turned);
    return placed.flatMap((other, index) => (other && overlap(other, kept) ? [index] : []));
  };

  for (const [index, boxes] of possible.entries()) {
    placed[index] = boxes.find((box) => takers(box, index).length === 0);
    if (!placed[index]) placed[index] = moveNeighbour(index, possible, placed, takers);
  }
  return placed;
}

/** The boxes of a movable at those of its spots that are inside the bounds and clear of obstacles. */
function freeBoxes(movable: Movable, obstacles: readonly Box[], bounds: Box): readonly Box[] {
  const boxes = movable.spots.map((spot) => boxAt(spot, movable)).filter((box) => containsBox(bounds, box));
  const kept = (box: Box) => withClearance(box, markClearancePt, movable.turned);
  // Of all obstacles few are near; each spot is then held against those alone.
  const reach = kept({
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  });
  const near = obstacles.filter((obstacle) => overlap(obstacle, reach));
  return boxes.filter((box) => {
    const clear = kept(box);
    return !near.some((obstacle) => overlap(obstacle, clear));
  });
}

/** A box for which one neighbour had to move and could; the neighbour's new place is written to `placed`. */
function moveNeighbour(
  index: number,
  possible: readonly (readonly Box[])[],
  placed: (Box | undefined)[],
  takers: (box: Box, index: number) => number[],
): Box | undefined {
  for (const box of possible[index] ?? []) {
    const [neighbour, ...others] = takers(box, index);
    if (neighbour === undefined || others.length > 0) continue;
    const before = placed[neighbour];
    const elsewhere = possible[neighbour]?.find((other) => {
      if (takers(other, neighbour).some((taker) => taker !== neighbour)) return false;
      placed[neighbour] = other;
      const free = takers(box, index).length === 0;
      placed[neighbour] = before;
      return free;
    });
    if (!elsewhere) continue;
    placed[neighbour] = elsewhere;
    return box;
  }
  return undefined;
}
