import type { Node, Slice } from 'prosemirror-model';

/** A part of a document, and what stands in its place. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly slice: Slice;
}

/**
 * What makes one of two documents that came of the same one the other's, too: the change of `theirs` as it is made to
 * `mine`. Undefined where both have changed the same words.
 */
export function changeBeside(base: Node, mine: Node, theirs: Node): Change | undefined {
  const [own, other] = [changeOf(base, mine), changeOf(base, theirs)];
  if (!own || !other) return other;
  if (other.end <= own.start) return other;
  const shift = own.slice.size - (own.end - own.start);
  if (other.start >= own.end) return { ...other, start: other.start + shift, end: other.end + shift };
  return undefined;
}

function changeOf(from: Node, to: Node): Change | undefined {
  const start = from.content.findDiffStart(to.content);
  const ends = from.content.findDiffEnd(to.content);
  if (start === null || !ends) return undefined;
  // what is there twice is the same from either side
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  return { start, end: ends.a + overlap, slice: to.slice(start, ends.b + overlap) };
}
