import type { FontLibrary } from '../../fonts/library.js';
import { pageLabelTree } from '../../pdf/page-labels.js';
import { composeParagraph } from '../chinese/compose.js';
import { changeMarksOn } from '../pages/change-marks.js';
import { pageGeometry } from '../pages/geometry.js';
import { factsOf, labelOf, overhangOf } from '../pages/layout.js';
import type { Page } from '../pages/paginate.js';
import type { Anchor, LineMark, Mark } from '../pages/piece.js';
import { Bookmarks } from './bookmarks.js';
import type { FurnitureItem, FurnitureText, PdfDefinition, Svg } from './definition.js';
import type { FaceDocument } from './document.js';
import { leaderContent, vectorContent } from './drawing.js';
import { ContentMarker, type TaggedParts } from './marking.js';
import { pictureContent } from './picture.js';
import { StockRenderer } from './stock.js';
import { type DocumentStructure, structureOf } from './structure.js';
import { lineContent } from './text.js';

/** Paints laid-out pages: text and rules itself, one text object per line, drawings through pdfmake. */
export class PageRenderer extends StockRenderer {
  private readonly bookmarks: Bookmarks;
  private readonly structure: DocumentStructure;
  private readonly marker: ContentMarker;

  constructor(
    private readonly document: FaceDocument,
    private readonly definition: PdfDefinition,
    private readonly fonts: FontLibrary,
  ) {
    super(document);
    this.bookmarks = new Bookmarks(document);
    this.structure = structureOf(definition);
    this.marker = new ContentMarker(document, this.structure);
  }

  override renderPages(pages: readonly Page[]): void {
    for (const page of pages) this.renderPage(page, pages.length);
    this.structure.tree.write(this.document);
    const labels = pages.map((page) => labelOf(this.definition, page));
    this.document._root.data.PageLabels = pageLabelTree(labels);
  }

  private renderPage(page: Page, count: number): void {
    const { widthPt, heightPt, margins } = pageGeometry(this.definition, page.number, page.orientation);
    const [left] = margins;
    const top = margins[1] - overhangOf(this.definition);
    this.document.addPage({ size: [widthPt, heightPt], margin: 0 });
    this.marker.beginPage();
    for (const anchor of page.anchors) this.renderAnchor(anchor, left, top);
    for (const mark of page.marks) this.renderMark(mark, left, top);
    this.marker.close();
    for (const item of this.definition.furniture?.(factsOf(this.definition, page, count)) ?? [])
      this.renderFurniture(item);
    for (const item of changeMarksOn(this.definition, page, count)) this.renderFurniture(item);
  }

  private renderAnchor({ id, outline, x, y }: Anchor, left: number, top: number): void {
    if (id !== undefined) this.document.addNamedDestination(id, 'XYZ', left + x, top + y, null);
    if (outline) this.bookmarks.add(outline, left + x, top + y);
  }

  private renderMark(mark: Mark, left: number, top: number): void {
    const x = left + mark.x;
    const y = top + mark.y;
    if (mark.kind === 'line') this.renderTextLine(mark, x, y);
    else if (mark.kind === 'svg') this.renderDrawing(mark.svg, x, y);
    else {
      this.marker.artifact();
      this.document.page.write(vectorContent(mark.vector, x, y, this.document.ink));
    }
  }

  private renderTextLine(
    { line, paragraph, topPt, pitchPt, isRepeated }: LineMark,
    x: number,
    y: number,
  ): void {
    const groups = isRepeated ? this.marker.repeatLine(line) : this.marker.markLine(line, paragraph);
    this.document.page.write(lineContent(line, { x, y, rotate: 0 }, this.document, groups));
    for (const group of groups) this.renderLink(group, { x, y: y + topPt, heightPt: pitchPt });
    if (!line.leader) return;
    // dots lead the eye, and are no part of the text
    this.marker.artifact();
    this.document.page.write(leaderContent(line.leader, x, y, this.document.ink));
  }

  private renderLink(
    { parts, link, slot }: TaggedParts,
    { x, y, heightPt }: { x: number; y: number; heightPt: number },
  ): void {
    // what is no part of the text leads nowhere
    if (!link || !slot) return;
    const start = parts[0]?.xPt[0] ?? 0;
    const widthPt = (parts.at(-1)?.endPt ?? start) - start;
    const text = parts.flatMap((part) => part.characters.map(({ text }) => text)).join('');
    const words = parts[0]?.run.linkTitle?.(text) ?? text;
    this.marker.link(slot, words, (entries) => {
      if (link.isInside) this.document.goTo(x + start, y, widthPt, heightPt, link.to, entries);
      else this.document.link(x + start, y, widthPt, heightPt, link.to, entries);
    });
  }

  private renderDrawing(drawing: Svg, x: number, y: number): void {
    const { width, height } = drawing;
    const svg = typeof drawing.svg === 'string' ? drawing.svg : drawing.svg(height);
    // a drawing made higher is the same drawing, and its tag says so
    const slot = drawing.tag && this.marker.slotOf(drawing.tag);
    this.marker.content(slot);
    const pageHeight = this.document.page.height;
    if (slot) slot.element.bounds = [x, pageHeight - y - height, x + width, pageHeight - y];
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
