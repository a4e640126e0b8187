import type { FontLibrary } from '../../fonts/library.js';
import { FactMemo } from '../../incremental/memo.js';
import type { Cell, FlowTable, Paragraph, Run } from '../flow.js';
import type { SetLine } from '../line/justify.js';
import type { FlowItem, PageMark, RepeatedHead } from './flow-item.js';

/** A cell with the place where its span begins. */
export interface CellPlace {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
}

/** Rows of a table by the first row of their band: those that are the same in every pass. */
export interface KeptTable {
  /** Which cell covers each place. */
  readonly owners: readonly (readonly CellPlace[])[];
  readonly head: RepeatedHead | undefined;
  readonly marksAtBreak: readonly PageMark[];
  readonly bands: Map<number, FlowItem>;
  /** Rows that name a group again, by the row that a page begins with. */
  readonly resumed: Map<number, readonly FlowItem[]>;
}

/**
 * What has been set, by what it was set from, which is never changed: for the next pass, and for the next build
 * where that is made of the same definition. It lives as long as its definition does.
 */
export interface Kept {
  /** Lines by width and by the page numbers they tell, which are none at first and may change once found. */
  readonly paragraphs: FactMemo<Paragraph, readonly SetLine<Run>[]>;
  readonly tables: WeakMap<FlowTable['table'], KeptTable>;
}

const byFonts = new WeakMap<FontLibrary, Kept>();

/** What has been set in these fonts. */
export function keptIn(fonts: FontLibrary): Kept {
  const kept = byFonts.get(fonts) ?? { paragraphs: new FactMemo(3), tables: new WeakMap() };
  byFonts.set(fonts, kept);
  return kept;
}
