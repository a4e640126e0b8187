import type { Database } from '../incremental/database.js';
import type { FlowDocument, FurnitureItem, Vector } from '../layout/flow.js';
import type { SetCharacter } from '../layout/line/character.js';
import type { LineMark, VectorMark } from '../layout/page/flow-item.js';
import { pageGeometry } from '../layout/page/geometry.js';
import { factsOf, overhangOf } from '../layout/page/layout.js';
import type { Page } from '../layout/page/paginate.js';
import { drawingInk } from './drawing-ink.js';
import {
  groundUnder,
  type InkBox,
  type InkedGround,
  type InkedPage,
  type InkedPicture,
  type InkedStroke,
  type InkedText,
  type Side,
} from './ink.js';

/** Parts of an em above and below the baseline that Chinese type fills. */
const ASCENT_EM = 0.88;
const DESCENT_EM = 0.12;

/** A laid-out page of so many → what is inked on it. */
export function survey(definition: FlowDocument, page: Page, count: number, database: Database): InkedPage {
  return new PageSurvey(definition, page, database).take(count);
}

class PageSurvey {
  private readonly texts: InkedText[] = [];
  private readonly strokes: InkedStroke[] = [];
  private readonly pictures: InkedPicture[] = [];
  private readonly grounds: InkedGround[] = [];

  constructor(
    private readonly definition: FlowDocument,
    private readonly page: Page,
    private readonly database: Database,
  ) {}

  take(count: number): InkedPage {
    const { definition, page, texts, strokes, pictures } = this;
    const { widthPt, heightPt, margins } = pageGeometry(definition, page.number, page.orientation);
    const top = margins[1] - overhangOf(definition);
    for (const mark of page.marks) {
      const [x, y] = [margins[0] + mark.x, top + mark.y];
      if (mark.kind === 'line') this.line(mark, x, y);
      else if (mark.kind === 'vector') this.vector(mark.vector, x, y);
      else {
        const ink = drawingInk(mark.svg, x, y, this.grounds, this.database);
        texts.push(...ink.texts);
        strokes.push(...ink.strokes);
        pictures.push(...ink.pictures);
      }
    }
    for (const item of definition.furniture?.(factsOf(definition, page, count)) ?? []) this.furniture(item);
    const spine = spineOf(definition, page);
    const { number } = page;
    // the back of the contents, or of a cover before the text, is blank in any book that begins on a right-hand page
    const isBackOfFront = page.isLeftBlank === true && (page.section === 'front' || page.section === 'cover');
    const isBlank = page.isBlank && !isBackOfFront;
    return { number, widthPt, heightPt, ...(spine && { spine }), isBlank, texts, strokes, pictures };
  }

  private line({ line }: Pick<LineMark, 'line'>, x: number, y: number): void {
    for (const { run, characters, xPt, endPt } of line.parts) {
      const [startPt] = xPt;
      if (startPt === undefined || !characters.some(isVisible)) continue;
      const box = {
        left: x + startPt,
        right: x + endPt,
        top: y - ASCENT_EM * run.fontSize,
        bottom: y + DESCENT_EM * run.fontSize,
      };
      this.text(textOf(characters), box, run.fontSize, run.color);
    }
  }

  private text(text: () => string, box: InkBox, sizePt: number, colour = '#000000'): void {
    this.texts.push({ text, box, sizePt, colour, ground: groundUnder(box, this.grounds) });
  }

  private vector(vector: VectorMark['vector'], x: number, y: number): void {
    const box = boxOf(vector, x, y);
    const { color, lineColor, lineWidth = 1 } = vector;
    if (color !== undefined) this.grounds.push({ colour: color, box });
    if (lineColor !== undefined || color === undefined) this.strokes.push({ widthPt: lineWidth, box });
  }

  private furniture(item: FurnitureItem): void {
    if ('rule' in item) {
      const { x1, y1, x2, y2, widthPt } = item.rule;
      this.strokes.push({ widthPt, box: boxOf({ type: 'line', x1, y1, x2, y2 }, 0, 0) });
      return;
    }
    const { runs, x, y } = item;
    const sizePt = Math.max(0, ...runs.map((run) => run.fontSize));
    // a short line, however it is turned: its own place is near enough
    const box = { left: x, right: x, top: y, bottom: y };
    this.text(() => runs.map(({ text }) => text).join(''), box, sizePt, runs[0]?.color);
  }
}

function isVisible({ text }: SetCharacter): boolean {
  return text.length > 1 || text.trim() !== '';
}

/** Holds the characters alone: their text is asked for where something is wrong with it. */
function textOf(characters: readonly SetCharacter[]): () => string {
  return () => characters.map((one) => one.text).join('');
}

function boxOf(vector: Vector, dx: number, dy: number): InkBox {
  const [xs, ys] = extent(vector);
  return {
    left: dx + Math.min(...xs),
    right: dx + Math.max(...xs),
    top: dy + Math.min(...ys),
    bottom: dy + Math.max(...ys),
  };
}

function extent(vector: Vector): [number[], number[]] {
  switch (vector.type) {
    case 'line':
      return [
        [vector.x1, vector.x2],
        [vector.y1, vector.y2],
      ];
    case 'rect':
      return [
        [vector.x, vector.x + vector.w],
        [vector.y, vector.y + vector.h],
      ];
    case 'ellipse':
      return [
        [vector.x - vector.r1, vector.x + vector.r1],
        [vector.y - vector.r2, vector.y + vector.r2],
      ];
    case 'polyline':
      return [vector.points.map(({ x }) => x), vector.points.map(({ y }) => y)];
  }
}

/**
 * The bound edge of a page printed on both sides; a landscape page is turned counter-clockwise, so its head is at
 * the spine of an odd page and its foot at that of an even one (GB/T 9704-2012, 7.4).
 */
function spineOf({ mirror }: FlowDocument, { number, orientation }: Page): Side | undefined {
  if (!mirror) return undefined;
  const isOdd = number % 2 === 1;
  if (orientation === 'portrait') return isOdd ? 'left' : 'right';
  return isOdd ? 'top' : 'bottom';
}
