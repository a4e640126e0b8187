import type { FontLibrary } from '../../fonts/library.js';
import { composeParagraph } from '../chinese/compose.js';
import type { SetLine } from '../chinese/justify.js';
import { pageGeometry } from '../pages/geometry.js';
import { factsOf, overhangOf } from '../pages/layout.js';
import type { Page } from '../pages/paginate.js';
import type { Anchor, LineMark, Mark } from '../pages/piece.js';
import { Bookmarks } from './bookmarks.js';
import type { FurnitureItem, FurnitureText, PdfDefinition, Run, Svg } from './definition.js';
import type { FaceDocument } from './document.js';
import { leaderContent, vectorContent } from './drawing.js';
import { pictureContent } from './picture.js';
import { StockRenderer } from './stock.js';
import { lineContent } from './text.js';

/** Paints laid-out pages: text and rules itself, one text object per line, drawings through pdfmake. */
export class PageRenderer extends StockRenderer {
  private readonly bookmarks: Bookmarks;

  constructor(
    private readonly document: FaceDocument,
    private readonly definition: PdfDefinition,
    private readonly fonts: FontLibrary,
  ) {
    super(document);
    this.bookmarks = new Bookmarks(document);
  }

  override renderPages(pages: readonly Page[]): void {
    for (const page of pages) this.renderPage(page, pages.length);
  }

  private renderPage(page: Page, count: number): void {
    const { widthPt, heightPt, margins } = pageGeometry(this.definition, page.number, page.orientation);
    const [left] = margins;
    const top = margins[1] - overhangOf(this.definition);
    this.document.addPage({ size: [widthPt, heightPt], margin: 0 });
    for (const anchor of page.anchors) this.renderAnchor(anchor, left, top);
    for (const mark of page.marks) this.renderMark(mark, left, top);
    for (const item of this.definition.furniture?.(factsOf(this.definition, page, count)) ?? [])
      this.renderFurniture(item);
  }

  private renderAnchor({ id, outline, x, y }: Anchor, left: number, top: number): void {
    if (id !== undefined) this.document.addNamedDestination(id, 'XYZ', left + x, top + y, null);
    if (outline) this.bookmarks.add(outline, left + x, top + y);
  }

  private renderMark(mark: Mark, left: number, top: number): void {
    const x = left + mark.x;
    const y = top + mark.y;
    if (mark.kind === 'line') this.renderTextLine(mark, x, y);
    else if (mark.kind === 'vector')
      this.document.page.write(vectorContent(mark.vector, x, y, this.document.ink));
    else this.renderDrawing(mark.svg, x, y);
  }

  private renderTextLine({ line, topPt, pitchPt }: LineMark, x: number, y: number): void {
    this.document.page.write(lineContent(line, { x, y, rotate: 0 }, this.document));
    if (line.leader) this.document.page.write(leaderContent(line.leader, x, y, this.document.ink));
    this.renderLinks(line, x, y + topPt, pitchPt);
  }

  private renderLinks(line: SetLine<Run>, x: number, top: number, heightPt: number): void {
    for (const { run, xPt, endPt } of line.parts) {
      const start = xPt[0] ?? endPt;
      const { link, linkToDestination } = run;
      if (link !== undefined) this.document.link(x + start, top, endPt - start, heightPt, link);
      else if (linkToDestination !== undefined)
        this.document.goTo(x + start, top, endPt - start, heightPt, linkToDestination);
    }
  }

  private renderDrawing({ svg: drawing, width, height }: Svg, x: number, y: number): void {
    const svg = typeof drawing === 'string' ? drawing : drawing(height);
    const content = pictureContent(svg, { x, y, width, height }, this.document, this.fonts);
    if (content !== undefined) this.document.page.write(content);
    else this.renderSVG({ svg, x, y, _width: width, _height: height, font: this.fonts.faces[0]?.name ?? '' });
  }

  /** Furniture is an artifact: a reader program passes over it. */
  private renderFurniture(item: FurnitureItem): void {
    const content =
      'rule' in item
        ? vectorContent(ruleVector(item.rule), 0, 0, this.document.ink)
        : this.furnitureText(item);
    this.document.page.write(`/Artifact <</Type /Pagination>> BDC\n${content}EMC\n`);
  }

  private furnitureText({ runs, x, y, anchor, rotate = 0 }: FurnitureText): string {
    const [line] = composeParagraph(runs, UNBOUNDED, this.fonts);
    if (!line) return '';
    const share = anchor === 'start' ? 0 : anchor === 'middle' ? 0.5 : 1;
    const [dx, dy] = rotate === 0 ? [1, 0] : [0, rotate === 90 ? -1 : 1];
    const back = share * line.endPt;
    return lineContent(line, { x: x - dx * back, y: y - dy * back, rotate }, this.document);
  }
}

/** Furniture is one line, however long. */
const UNBOUNDED = { widthPt: 1e6, indentPt: 0, alignment: 'left' } as const;

type Rule = Extract<FurnitureItem, { rule: unknown }>['rule'];

function ruleVector({ x1, y1, x2, y2, widthPt, color }: Rule) {
  return { type: 'line', x1, y1, x2, y2, lineWidth: widthPt, lineColor: color } as const;
}
