import type { Place } from '../diagnostics.js';
import { type Taken, takenBetween } from './characters.js';

/** From `index` of the text on, one character stands a column after the other, starting here. */
export interface Run {
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/** The place of a code unit of a text in the file that it was read from, of which some may have been taken out. */
export function placeOfIndex(
  file: string,
  { text, taken = [] }: { readonly text: string; readonly taken?: readonly Taken[] },
  index: number,
): Place {
  const before = text.slice(0, index).split('\n');
  const column = (before.at(-1) as string).length + 1;
  return {
    file,
    line: before.length,
    column: column + takenBetween(taken, index - column + 1, index),
  };
}

/**
 * Follows a text through the file it was read from, where it may be folded over lines, indented or escaped:
 * each character of the text but white space is the next such character of the file. `start` is where the
 * text begins in the file, `placeAt` tells the place of an offset; behind what was `taken` out of the file a new run
 * begins.
 */
export function runsOf(
  text: string,
  file: string,
  start: number,
  placeAt: (offset: number) => Place,
  taken: readonly Taken[] = [],
): Run[] {
  const runs: Run[] = [];
  const gaps = new Set(taken.map(({ index }) => index));
  let offset = start;
  let lead: number | undefined;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (/\s/.test(character)) continue;
    const found = file.indexOf(character, offset);
    if (found === -1) break;
    if (found - index !== lead || gaps.has(found)) {
      const { line = 1, column = 1 } = placeAt(found);
      runs.push({ index, line, column });
      lead = found - index;
    }
    offset = found + 1;
  }
  return runs;
}

/** The place of the character at `index` of a passage; in a cell of a table, that of the cell. */
export function placeWithin({ text, place, runs }: Passage, index: number): Place {
  if (place.field !== undefined) return place;
  const run = runs?.findLast((candidate) => candidate.index <= index);
  if (run) return { ...place, line: run.line, column: run.column + index - run.index };
  const before = text.slice(0, index).split('\n');
  const last = before.at(-1)?.length ?? 0;
  const { line = 1, column = 1 } = place;
  if (before.length === 1) return { ...place, line, column: column + last };
  return { ...place, line: line + before.length - 1, column: last + 1 };
}

/** A text of pack.yaml with its place; may contain Handlebars and glossary marks. */
export interface Passage {
  readonly text: string;
  readonly place: Place;
  /** Where its parts stand in the file, when it is folded over several lines there; see `placeWithin`. */
  readonly runs?: readonly Run[];
}
