import type { Page } from '../pages/paginate.js';
import type { FaceDocument } from './document.js';
import type { PaintedGlyph } from './face-font.js';

/** What the marks of a page were painted as, in some file. */
interface Painting {
  /** The operators that tag its content, of which the file has a say. */
  readonly tagging: string;
  readonly glyphs: readonly PaintedGlyph[];
  readonly content: Buffer;
}

/** By the page, which is the same object where nothing on it has changed. */
const paintings = new WeakMap<Page, Painting>();

/**
 * The content of a page as it was painted in an earlier file, or undefined where this file has other tags, fonts or
 * codes for it. Codes are given out in the order in which glyphs come: those of the page are taken here, as painting
 * it would.
 */
export function paintedBefore(page: Page, tagging: string, document: FaceDocument): Buffer | undefined {
  const known = paintings.get(page);
  if (known?.tagging !== tagging) return undefined;
  for (const { face, glyph, fontId, code } of known.glyphs) {
    const font = document.use(face);
    if (font.id !== fontId || font.encodeGlyph(glyph) !== code) return undefined;
  }
  return known.content;
}

/** Keeps what a page, and nothing else since it began, has been painted as. */
export function keepPainting(page: Page, tagging: string, content: Buffer, document: FaceDocument): void {
  paintings.set(page, { tagging, content, glyphs: [...document.paintedGlyphs] });
}
