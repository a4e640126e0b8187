import type { Diagnostic } from '../core/diagnostics.js';
import type { Database } from '../incremental/database.js';
import type { CffFont } from './cff.js';
import type { FontFacts } from './digest.js';
import type { FontTables } from './font-tables.js';

/** One glyph of a face with what line breaking and painting need to know; lengths in em. */
export interface Glyph {
  /** Index in the font file. */
  readonly id: number;
  /** The characters it stands for; more than one for a ligature such as the two-em dash. */
  readonly codePoints: readonly number[];
  readonly advanceEm: number;
  /** Left and right edge of the ink, from the glyph's origin. */
  readonly inkLeftEm: number;
  readonly inkRightEm: number;
}

/** One font file. `name` is the key under which the engine registers it and charts name it. */
export interface Face {
  readonly name: string;
  readonly path: string;
  /** Changes when the font does. */
  readonly identity: string;
  readonly facts: FontFacts;
  /** Whether the face draws this character: mapped, and not to a blank or `.notdef` glyph. */
  has(codePoint: number): boolean;
  /** Advance width in em. */
  advanceEm(codePoint: number): number;
  /** The glyphs of a text, in order: one per character, or a dash shaped with these OpenType features. */
  shape(text: string, features: readonly string[]): readonly Glyph[];
  /** What is in the file; opened on first use and kept for the life of the process, as is the next. */
  readonly tables: FontTables;
  /** The same of a font whose outlines are of PostScript. */
  readonly cff: CffFont;
}

/** A face chosen for a character, and how a weight the family lacks is drawn. */
export interface FaceChoice {
  readonly face: Face;
  /** Outline stroke that stands in for a missing bold, in em; 0 where the face is used as it is. */
  readonly strokeEm: number;
  /** OpenType features to shape with, `fwid` for a two-em dash, say. */
  readonly features: readonly string[];
}

/** The context a character is in, for those that both scripts use: quotation marks, say. */
export type Script = 'chinese' | 'latin';

/** Fonts by role (小标宋, 仿宋, 楷体, 黑体, 宋体), each a chain of faces tried character by character. */
export interface FontLibrary {
  /**
   * The first face of the role's chain that draws the character, or undefined when none does. Marks that both
   * scripts use (“ ” ‘ ’ … —) come from the Chinese face unless `script` says that they stand in Latin text.
   */
  choose(role: string, bold: boolean, codePoint: number, script?: Script): FaceChoice | undefined;
  readonly roles: readonly string[];
  readonly faces: readonly Face[];
  /** Changes when any of the fonts does. */
  readonly identity: string;
  /** Warnings about the office's own fonts. */
  readonly found: readonly Diagnostic[];
  /** What is remembered of what has been set in these fonts. */
  readonly database: Database;
}
