import type { ShelfKind } from '../../incremental/database.js';
import type { Page } from '../../layout/page/paginate.js';
import type { FaceDocument } from './document.js';
import type { PaintedGlyph } from './fonts/face-font.js';

/** What a page was painted as, in some file. */
export interface Painting {
  /** The operators that tag its content, of which the file has a say. */
  readonly tagging: string;
  /** The glyphs of its marks, in the order in which they first come. */
  readonly glyphs: readonly PaintedGlyph[];
  /** What was painted after the marks. */
  readonly furniture: string;
  /** The whole content, deflated. */
  readonly content: Buffer;
}

/** By the page, which is the same object where nothing on it has changed. */
const paintings: ShelfKind<Painting> = { name: 'painting' };

/**
 * What a page was painted as in an earlier file, or undefined where this file has other tags, fonts or codes for its
 * marks. The codes of the page are taken here, as painting it would.
 */
export function paintedBefore(page: Page, tagging: string, document: FaceDocument): Painting | undefined {
  const shelf = document.database.shelf(paintings);
  const known = shelf.get(page);
  if (known?.tagging !== tagging) return undefined;
  for (const { face, glyph, fontId, code } of known.glyphs) {
    const font = document.use(face);
    if (font.id !== fontId || font.encodeGlyph(glyph) !== code) return undefined;
  }
  shelf.found++;
  return known;
}

export function keepPainting(page: Page, painting: Painting, { database }: FaceDocument): void {
  if (!database.isForOnce) database.shelf(paintings).set(page, painting);
}
