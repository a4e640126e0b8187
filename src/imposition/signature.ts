import { layouts } from './layouts/index.js';
import type { SignatureSettings } from './layouts/layout.js';

/** One place on a side of a sheet. */
export interface Place {
  /** From the top left of the side as the PDF shows it. */
  readonly column: number;
  readonly row: number;
  /** Position in the run of pages, from 1. */
  readonly position: number;
  /** Degrees by which the place is turned, so that the back's heads lie behind the front's. */
  readonly turn: 0 | 180;
}

/** One sheet of paper. */
export interface Sheet {
  /** Section the sheet belongs to, from 1; 0 for a cover that wraps the sections. */
  readonly section: number;
  /** How many sheets of its section lie outside of this one. */
  readonly depth: number;
  readonly front: readonly Place[];
  readonly back: readonly Place[];
}

/**
 * Puts the positions 1 to `count` on sheets. `count` must be a whole number of sheets: see pad-to-sheets.ts.
 * Turned around the vertical axis, as a page is turned, the back keeps its head up; around the horizontal one
 * it is printed upside down, so that it registers with the front all the same.
 */
export function planSheets(count: number, settings: SignatureSettings): readonly Sheet[] {
  const { layout, rightToLeft, turnAxis } = settings;
  return layouts[layout].arrange(count, settings).map(({ section, depth, front, back }) => ({
    section,
    depth,
    front: placesOf(front, rightToLeft, 0),
    back: placesOf(back, rightToLeft, turnAxis === 'vertical' ? 0 : 180),
  }));
}

function placesOf(rows: readonly (readonly number[])[], rightToLeft: boolean, turn: 0 | 180): Place[] {
  return rows.flatMap((positions, r) =>
    positions.map((position, c) => {
      const mirrored = rightToLeft !== (turn === 180);
      const column = mirrored ? positions.length - 1 - c : c;
      return { column, row: turn === 180 ? rows.length - 1 - r : r, position, turn };
    }),
  );
}
