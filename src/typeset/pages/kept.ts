import type { FontLibrary } from '../../fonts/library.js';
import type { SetLine } from '../chinese/justify.js';
import type { Paragraph, Run, Table } from '../pdfmake/definition.js';
import type { Mark, Piece, RepeatedHead } from './piece.js';

/** The lines of a paragraph in a column of one width. */
export interface ComposedParagraph {
  readonly widthPt: number;
  /** The text with the page numbers it was set with; empty where it refers to no page. */
  readonly numbers: string;
  readonly lines: readonly SetLine<Run>[];
}

/** Rows of a table by the first row of their band: those that are the same in every pass. */
export interface KeptTable {
  readonly head: RepeatedHead | undefined;
  readonly marksAtBreak: readonly Mark[];
  readonly bands: Map<number, Piece>;
}

/**
 * What has been set, by what it was set from, which is never changed: for the next pass, and for the next build
 * where that is made of the same definition. It lives as long as its definition does.
 */
export interface Kept {
  readonly paragraphs: WeakMap<Paragraph, readonly ComposedParagraph[]>;
  readonly tables: WeakMap<Table['table'], KeptTable>;
}

const byFonts = new WeakMap<FontLibrary, Kept>();

/** What has been set in these fonts. */
export function keptIn(fonts: FontLibrary): Kept {
  const kept = byFonts.get(fonts) ?? { paragraphs: new WeakMap(), tables: new WeakMap() };
  byFonts.set(fonts, kept);
  return kept;
}
