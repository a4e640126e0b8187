import type { WorkParagraph, WorkReport } from '../report/work-report.js';
import { differingClauses } from './diff/clauses.js';

/** A paragraph of the report that reads otherwise than before, is new, or is gone. */
export interface ChangedParagraph {
  /** Where it stands now; of one that is gone, nowhere. */
  readonly paragraph?: WorkParagraph;
  /** The heading that it stands under. */
  readonly heading: string;
  readonly before: string;
  readonly after: string;
}

/** Longer reports are compared paragraph by paragraph as they stand. */
const MOST_COMPARED = 4_000_000;

/** The paragraphs that differ between two states of the report; one that only moved among others has not changed. */
export function changedParagraphs(
  before: WorkReport | undefined,
  after: WorkReport | undefined,
): ChangedParagraph[] {
  const [old, fresh] = [before?.blocks ?? [], after?.blocks ?? []];
  if (before === after) return [];
  const changed: ChangedParagraph[] = [];
  for (const gap of gapsBetween(
    old.map(({ text }) => text),
    fresh.map(({ text }) => text),
  )) {
    const count = Math.max(gap.oldTo - gap.oldFrom, gap.freshTo - gap.freshFrom);
    for (let index = 0; index < count; index++) {
      const was = gap.oldFrom + index < gap.oldTo ? old[gap.oldFrom + index] : undefined;
      const is = gap.freshFrom + index < gap.freshTo ? fresh[gap.freshFrom + index] : undefined;
      const [one, other] = differingClauses(was?.text ?? '', is?.text ?? '');
      const heading = is
        ? headingAbove(fresh, gap.freshFrom + index)
        : headingAbove(old, gap.oldFrom + index);
      changed.push({ ...(is && { paragraph: is }), heading, before: one, after: other });
    }
  }
  return changed;
}

function headingAbove(blocks: readonly WorkParagraph[], index: number): string {
  const heading = blocks.slice(0, index + 1).findLast(({ kind }) => kind === 'heading');
  return heading
    ? (heading.label + heading.text.slice(0, heading.headingLength)).replace(/[。：:]$/, '')
    : '';
}

/** A stretch of either list between texts that both have in common. */
interface Gap {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly freshFrom: number;
  readonly freshTo: number;
}

/** What lies between the longest list of texts that two lists have in common, in order. */
function gapsBetween(old: readonly string[], fresh: readonly string[]): Gap[] {
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const [oldTo, freshTo] = [old.length - tail, fresh.length - tail];
  const pairs = commonPairs(old.slice(head, oldTo), fresh.slice(head, freshTo));
  const gaps: Gap[] = [];
  let [oldFrom, freshFrom] = [head, head];
  for (const [oldAt, freshAt] of [
    ...pairs.map(([a, b]) => [a + head, b + head] as const),
    [oldTo, freshTo] as const,
  ]) {
    if (oldAt > oldFrom || freshAt > freshFrom)
      gaps.push({ oldFrom, oldTo: oldAt, freshFrom, freshTo: freshAt });
    [oldFrom, freshFrom] = [oldAt + 1, freshAt + 1];
  }
  return gaps;
}

/** The indices of the texts of the longest common subsequence. */
function commonPairs(old: readonly string[], fresh: readonly string[]): (readonly [number, number])[] {
  const width = fresh.length + 1;
  if (old.length * width > MOST_COMPARED) return [];
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] as number;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = fresh.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        old[row] === fresh[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < old.length && column < fresh.length; ) {
    if (old[row] === fresh[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
