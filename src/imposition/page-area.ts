import { grown, intersection, type PageBox } from '../pdf-reader/page-box.js';
import type { SourcePage } from '../pdf-reader/read.js';

/**
 * What of a page is printed. Without bleed it is what a viewer shows. With bleed the page is cut at its TrimBox,
 * or, where it has none, by the bleed on every side; undefined where nothing would be left.
 */
export function areaOf(page: SourcePage, bleedPt: number): PageBox | undefined {
  const { cropBox, mediaBox, trimBox, rotate, userUnit } = page;
  const bleed = bleedPt / userUnit;
  const trim = bleed === 0 ? cropBox : (trimBox ?? grown(cropBox, -bleed));
  if (trim.width <= 0 || trim.height <= 0) return undefined;
  const shown = bleed === 0 ? cropBox : (intersection(grown(trim, bleed), mediaBox) ?? trim);
  return { trim, shown, rotate, userUnit };
}
