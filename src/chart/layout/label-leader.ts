import { type Box, growBox } from '../canvas/box.js';
import type { Spot } from './place.js';

/** The point that a label away from it belongs to: a thin line leads there. */
export interface LeaderTo {
  readonly at: Spot;
  /** From the point to where the line begins: the edge of its mark. */
  readonly radiusPt: number;
  /** A label that is no farther from the mark needs no line. */
  readonly fromPt: number;
}

/** Room that a leader leaves before the words it leads to. */
const gapPt = 1;

/** The line from a mark to the label of it that stands in a box; undefined where the label is beside its mark. */
export function leaderTo(box: Box, { at, radiusPt, fromPt }: LeaderTo): readonly [Spot, Spot] | undefined {
  const words = growBox(box, gapPt);
  const end = {
    left: Math.min(Math.max(at.left, words.left), words.right),
    top: Math.min(Math.max(at.top, words.top), words.bottom),
  };
  const lengthPt = Math.hypot(end.left - at.left, end.top - at.top);
  if (lengthPt <= radiusPt + fromPt) return undefined;
  const begin = {
    left: at.left + ((end.left - at.left) * radiusPt) / lengthPt,
    top: at.top + ((end.top - at.top) * radiusPt) / lengthPt,
  };
  return [begin, end];
}

/** Whether a straight line runs through a box. */
export function crosses([from, to]: readonly [Spot, Spot], { left, right, top, bottom }: Box): boolean {
  let [enters, leaves] = [0, 1];
  const [across, down] = [to.left - from.left, to.top - from.top];
  const sides = [
    [-across, from.left - left],
    [across, right - from.left],
    [-down, from.top - top],
    [down, bottom - from.top],
  ] as const;
  for (const [slope, room] of sides) {
    if (slope === 0) {
      if (room < 0) return false;
    } else if (slope < 0) enters = Math.max(enters, room / slope);
    else leaves = Math.min(leaves, room / slope);
  }
  return enters < leaves;
}
