import type { PdfOutline } from 'pdfmake/js/PDFDocument.js';
import type { OutlineEntry } from '../../layout/flow.js';
import type { FaceDocument } from './document.js';

/** The document's outline, each entry leading to the exact place of its block. */
export class Bookmarks {
  /** The entries that the next one may stand under, outermost first. */
  private readonly path: { readonly level: number; readonly item: PdfOutline }[] = [];

  constructor(private readonly document: FaceDocument) {}

  /** Adds a bookmark to the point (x, y) of the current page, y from its top, in pt. */
  add({ title, level }: OutlineEntry, x: number, y: number): void {
    while ((this.path[this.path.length - 1]?.level ?? 0) >= level) this.path.pop();
    const parent = this.path[this.path.length - 1]?.item ?? this.document.outline;
    const item = parent.addItem(title, { expanded: level === 1 });
    const { page } = this.document;
    item.outlineData.Dest = [page.dictionary, 'XYZ', x, page.height - y, null];
    this.path.push({ level, item });
  }
}
