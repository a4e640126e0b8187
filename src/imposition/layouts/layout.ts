import type { Bilingual } from '../../core/diagnostics.js';
import type { LayoutName, TurnAxis } from '../../edition/settings.js';

/** Places on one side of a sheet. */
export interface PageGrid {
  readonly columns: number;
  readonly rows: number;
}

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

/** A way to arrange pages on sheets. */
export interface Layout {
  readonly name: Bilingual;
  /** Whether sheets are folded in the middle, between two places side by side. */
  readonly isFolded: boolean;
  /** How places may be set on a side, the first that lets pages stand at their own size being taken. */
  readonly grids: readonly (readonly PageGrid[])[];
  /** Puts the positions 1 to `count` on sheets. */
  readonly arrange: (count: number, settings: SignatureSettings) => readonly BareSheet[];
}
