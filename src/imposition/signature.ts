import { type LayoutName, layouts, type PageGrid } from './layouts/index.js';

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

/** Around which axis of the front, as the PDF shows it, the paper is turned to see its back. */
export type TurnAxis = 'vertical' | 'horizontal';

export interface SignatureSettings {
  readonly layout: LayoutName;
  /** Places on a side. */
  readonly grid: PageGrid;
  /** Sheets in a section; all in one, or what is usual for the layout, where absent. */
  readonly sectionSheets?: number | undefined;
  /** Whether the outermost four pages are a cover around everything. */
  readonly hasCover: boolean;
  readonly rightToLeft: boolean;
  readonly turnAxis: TurnAxis;
}

/** Positions on the sides of a sheet, rows of columns, before binding side and flip are looked at. */
export interface BareSheet {
  readonly section: number;
  readonly depth: number;
  readonly front: readonly (readonly number[])[];
  /** The back as it is seen when the sheet is turned over like a page. */
  readonly back: readonly (readonly number[])[];
}

/**
 * Puts the positions 1 to `count` on sheets. `count` must be a whole number of sheets: see run.ts, which pads.
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
