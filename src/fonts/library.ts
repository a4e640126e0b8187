import type { Font } from 'fontkit';

/** One font file. `name` is the key under which the engine registers it and charts name it. */
export interface Face {
  readonly name: string;
  readonly path: string;
  /** Whether the face draws this character: mapped, and not to a blank or `.notdef` glyph. */
  has(codePoint: number): boolean;
  /** Advance width in em. */
  advanceEm(codePoint: number): number;
  /** The parsed font, opened on first use and kept for the life of the process. */
  readonly font: Font;
}

/** A face chosen for a character, and how a weight the family lacks is drawn. */
export interface FaceChoice {
  readonly face: Face;
  /** Outline stroke that stands in for a missing bold, in em; 0 where the face is used as it is. */
  readonly strokeEm: number;
  /** OpenType features to shape with, `fwid` for a two-em dash, say. */
  readonly features: readonly string[];
}

/** Fonts by role (小标宋, 仿宋, 楷体, 黑体, 宋体), each a chain of faces tried character by character. */
export interface FontLibrary {
  /** The first face of the role's chain that draws the character, or undefined when none does. */
  choose(role: string, bold: boolean, codePoint: number): FaceChoice | undefined;
  readonly roles: readonly string[];
  readonly faces: readonly Face[];
}
