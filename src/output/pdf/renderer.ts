import type { FontLibrary } from '../../fonts/library.js';
import type { FlowDocument, FurnitureItem, FurnitureText, Svg } from '../../layout/flow.js';
import { composeParagraph } from '../../layout/line/compose.js';
import { changeMarksOn } from '../../layout/page/change-marks.js';
import type { Anchor, LineMark, PageMark } from '../../layout/page/flow-item.js';
import { pageGeometry } from '../../layout/page/geometry.js';
import { factsOf, labelOf, overhangOf } from '../../layout/page/layout.js';
import type { Page } from '../../layout/page/paginate.js';
import { Bookmarks } from './bookmarks.js';
import type { FaceDocument } from './document.js';
import { leaderContent, vectorContent } from './drawing.js';
import { pageLabelTree } from './file/page-labels.js';
import { ContentMarker, type TaggedParts } from './marking.js';
import { keepPainting, paintedBefore } from './painting.js';
import { StockRenderer } from './pdfmake.js';
import { pictureContent } from './picture.js';
import { type DocumentStructure, structureOf } from './structure.js';
import { lineContent } from './text.js';

/** Paints laid-out pages: text and rules itself, one text object per line, drawings through pdfmake. */
export class PageRenderer extends StockRenderer {
  private readonly bookmarks: Bookmarks;
  private readonly structure: DocumentStructure;
  private readonly marker: ContentMarker;

  constructor(
    private readonly document: FaceDocument,
    private readonly definition: FlowDocument,
    private readonly fonts: FontLibrary,
    private readonly onPainted: (page: Page) => void = () => {},
  ) {
    super(document);
    this.bookmarks = new Bookmarks(document);
    this.structure = structureOf(definition);
    this.marker = new ContentMarker(document, this.structure);
  }

  async paintPages(pages: readonly Page[], count = pages.length): Promise<void> {
    for (const page of pages) {
      this.renderPage(page, count);
      this.onPainted(page);
      await this.document.betweenPages();
    }
    this.document.beginSubsets();
    this.document.writeStructure(this.structure.tree);
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
    const marks = page.marks.map((mark) => this.tag(mark, left + mark.x, top + mark.y));
    this.paintPage(page, count, marks, this.marker.close());
  }

  private renderAnchor({ id, outline, x, y }: Anchor, left: number, top: number): void {
    if (id !== undefined) this.document.addNamedDestination(id, 'XYZ', left + x, top + y, null);
    if (outline) this.bookmarks.add(outline, left + x, top + y);
  }

  /** Gives a mark its place in the structure, and its links theirs on the page. */
  private tag(mark: PageMark, x: number, y: number): TaggedMark {
    if (mark.kind === 'line') return this.tagLine(mark, x, y);
    if (mark.kind === 'svg') return { mark, x, y, begin: this.tagDrawing(mark.svg, x, y) };
    return { mark, x, y, begin: this.marker.artifact() };
  }

  private tagLine(mark: LineMark, x: number, y: number): TaggedMark {
    const { line, paragraph, topPt, pitchPt, isRepeated } = mark;
    const { begin, stretches } = isRepeated
      ? this.marker.repeatLine(line)
      : this.marker.markLine(line, paragraph);
    for (const group of stretches) this.renderLink(group, { x, y: y + topPt, heightPt: pitchPt });
    // dots lead the eye, and are no part of the text
    return { mark, x, y, begin, stretches, ...(hasDots(line) && { beginLeader: this.marker.artifact() }) };
  }

  private tagDrawing({ tag, width, height }: Svg, x: number, y: number): string {
    // a drawing made higher is the same drawing, and its tag says so
    const slot = tag && this.marker.slotOf(tag);
    const pageHeight = this.document.page.height;
    if (slot) slot.element.bounds = [x, pageHeight - y - height, x + width, pageHeight - y];
    return this.marker.content(slot);
  }

  /** Paints a page, or takes what it was painted as in the last file. */
  private paintPage(page: Page, count: number, marks: readonly TaggedMark[], end: string): void {
    const { document } = this;
    const tagging = marks.map(taggingOf).join('') + end;
    const known = paintedBefore(page, tagging, document);
    if (known && known.furniture === this.paintFurniture(page, count)) {
      document.fillContent(known.content);
      return;
    }
    const isOwn = this.paintMarks(marks, end);
    const glyphs = [...document.paintedGlyphs];
    const furniture = this.paintFurniture(page, count);
    document.page.write(furniture);
    const sealed = isOwn ? document.sealContent() : undefined;
    void sealed?.then((content) => keepPainting(page, { tagging, glyphs, furniture, content }, document));
  }

  /** Whether all was painted here, and nothing by pdfmake. */
  private paintMarks(marks: readonly TaggedMark[], end: string): boolean {
    let content = '';
    let isOwn = true;
    for (const one of marks) {
      const painted = this.paint(one);
      content += one.begin + (painted ?? '');
      if (painted !== undefined || one.mark.kind !== 'svg') continue;
      this.document.page.write(content);
      this.renderForeign(one.mark.svg, one.x, one.y);
      [content, isOwn] = ['', false];
    }
    this.document.page.write(content + end);
    return isOwn;
  }

  /** The operators that paint a mark; undefined for a drawing that is left to pdfmake. */
  private paint({ mark, x, y, stretches, beginLeader }: TaggedMark): string | undefined {
    const { document } = this;
    if (mark.kind === 'vector') return vectorContent(mark.vector, x, y, document.ink);
    if (mark.kind === 'svg') {
      const { width, height } = mark.svg;
      return pictureContent(svgOf(mark.svg), { x, y, width, height }, document, this.fonts);
    }
    const { line } = mark;
    const text = lineContent(line, { x, y, rotate: 0 }, document, stretches);
    return hasDots(line) ? text + beginLeader + leaderContent(line.leader, x, y, document.ink) : text;
  }

  /** A drawing that is more than charts are made of: pdfmake writes it into the page by itself. */
  private renderForeign(drawing: Svg, x: number, y: number): void {
    const { width: _width, height: _height } = drawing;
    const font = this.fonts.faces[0]?.name ?? '';
    this.renderSVG({ svg: svgOf(drawing), x, y, _width, _height, font });
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

  /** Furniture is an artifact: a reader program passes over it. */
  private paintFurniture(page: Page, count: number): string {
    const items = this.definition.furniture?.(factsOf(this.definition, page, count)) ?? [];
    let content = '';
    for (const item of [...items, ...changeMarksOn(this.definition, page, count)]) {
      const painted =
        'rule' in item
          ? vectorContent(ruleVector(item.rule), 0, 0, this.document.ink)
          : this.furnitureText(item);
      content += `/Artifact <</Type /Pagination>> BDC\n${painted}EMC\n`;
    }
    return content;
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

/** A mark at its place on the page, with the operators that tag it. */
interface TaggedMark {
  readonly mark: PageMark;
  readonly x: number;
  readonly y: number;
  readonly begin: string;
  /** Of a line. */
  readonly stretches?: readonly TaggedParts[];
  readonly beginLeader?: string;
}

function taggingOf({ begin, stretches = [], beginLeader = '' }: TaggedMark): string {
  const inside = stretches.length > 1 ? stretches.map((one) => one.begin).join('') : '';
  return `${begin}${inside}${beginLeader}|`;
}

function svgOf({ svg, height }: Svg): string {
  return typeof svg === 'string' ? svg : svg(height);
}

/** Furniture is one line, however long. */
const UNBOUNDED = { widthPt: 1e6, indentPt: 0, alignment: 'left' } as const;

type Rule = Extract<FurnitureItem, { rule: unknown }>['rule'];

function ruleVector({ x1, y1, x2, y2, widthPt, color }: Rule) {
  return { type: 'line', x1, y1, x2, y2, lineWidth: widthPt, lineColor: color } as const;
}

type Line = Extract<PageMark, { kind: 'line' }>['line'];

/** Whether a line has a leader that shows. */
function hasDots(line: Line): line is Line & { readonly leader: NonNullable<Line['leader']> } {
  return line.leader !== undefined && line.leader.run.leader !== 'blank';
}
