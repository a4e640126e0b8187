import type { Place } from '../../core/diagnostics.js';
import type { FlowDocument, Run } from '../flow.js';
import type { LinePart } from '../line/justify.js';
import type { LineMark, PageMark } from './flow-item.js';
import { pageGeometry } from './geometry.js';
import { factsOf, overhangOf } from './layout.js';
import type { Page } from './paginate.js';
import { BASELINE_EM } from './paragraph.js';

/** Part of a page, in pt from its top left. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** A stretch of one line in one style, or a drawing: where it is printed and where it was written. */
export interface Printed {
  /** From 1. */
  readonly page: number;
  /** The number printed on that page. */
  readonly pageLabel: string;
  readonly box: PageBox;
  /** The characters as they are printed; of a drawing, what it was drawn from. */
  readonly text: string;
  /** Place in data or template; absent for what the typesetter adds by itself. */
  readonly place?: Place;
  /** Name of the figure of the data that it prints, whole or in part. */
  readonly figure?: string;
  /** Name of a drawing; absent for text. */
  readonly drawing?: string;
}

/** Everything printed on laid-out pages, page furniture left out, in the order in which it is painted. */
export function printedOn(definition: FlowDocument, pages: readonly Page[]): Printed[] {
  const overhangPt = overhangOf(definition);
  return pages.flatMap((page) => {
    const [left, top] = pageGeometry(definition, page.number, page.orientation).margins;
    const label = definition.pageLabel?.(factsOf(definition, page, pages.length)) ?? String(page.number);
    const of = { page: page.number, pageLabel: label };
    return page.marks.flatMap((mark) => printedByMark(mark, of, left, top - overhangPt));
  });
}

type OnPage = Pick<Printed, 'page' | 'pageLabel'>;

function printedByMark(mark: PageMark, page: OnPage, left: number, top: number): Printed[] {
  const [x, y] = [left + mark.x, top + mark.y];
  if (mark.kind === 'line') return printedLine(mark, page, x, y);
  if (mark.kind === 'vector') return [];
  const { svg, width: widthPt, height: heightPt, id = '' } = mark.svg;
  const text = typeof svg === 'string' ? svg : svg(heightPt);
  return [{ ...page, box: { x, y, widthPt, heightPt }, text, drawing: id }];
}

function printedLine({ line }: LineMark, page: OnPage, x: number, baseline: number): Printed[] {
  return line.parts.map((part) => {
    const { source, figure } = part.run;
    const text = part.characters.map((character) => character.text).join('');
    const origin = { ...(source && { place: source }), ...(figure !== undefined && { figure }) };
    return { ...page, box: partBox(part, x, baseline), text, ...origin };
  });
}

/** The em boxes of a part's characters. */
function partBox(part: LinePart<Run>, x: number, baseline: number): PageBox {
  const start = part.xPt[0] ?? part.endPt;
  const y = baseline - BASELINE_EM * part.sizePt;
  return { x: x + start, y, widthPt: part.endPt - start, heightPt: part.sizePt };
}
