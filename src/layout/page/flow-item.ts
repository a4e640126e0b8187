import type { ElasticHeight, OutlineEntry, Paint, Paragraph, Run, Svg, Vector } from '../flow.js';
import type { SetLine } from '../line/justify.js';
import type { PageStyle } from './open-page.js';

/** Something to paint, at a distance from the top left of its item, in pt. */
export type PageMark = LineMark | VectorMark | SvgMark;

export interface LineMark {
  readonly kind: 'line';
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly line: SetLine<Run>;
  readonly paragraph: Paragraph;
  /** Top and height of the line's own pitch, for links and backgrounds. */
  readonly topPt: number;
  readonly pitchPt: number;
  /** A line of a repeated table head: painted, but tagged as text only where the table begins. */
  readonly isRepeated?: boolean;
}

export interface VectorMark {
  readonly kind: 'vector';
  readonly x: number;
  readonly y: number;
  readonly vector: Vector;
}

export interface SvgMark {
  readonly kind: 'svg';
  readonly x: number;
  readonly y: number;
  readonly svg: Svg;
}

/** A name, and maybe a bookmark, for the place at the top of its item. */
export interface Anchor {
  readonly id: string | undefined;
  readonly outline: OutlineEntry | undefined;
  readonly x: number;
  readonly y: number;
  /** It is the mark of a note that gets its number by where it comes. */
  readonly isCounted?: boolean;
}

/** How strongly an item keeps with the next one. A group that no page can hold is parted at its weakest first. */
export const KeepStrength = { None: 0, KeepTogether: 1, KeepWithNext: 2, Lines: 3, Never: 4 } as const;

export type KeepStrength = (typeof KeepStrength)[keyof typeof KeepStrength];

/** The smallest thing that goes onto a page whole: a line, a table row, a drawing. Lengths in pt. */
export interface FlowItem {
  readonly heightPt: number;
  /** Space above, dropped at the head of a page. */
  spaceBeforePt: number;
  /** Space below; it may run over the foot of a page. */
  spaceAfterPt: number;
  readonly marks: readonly PageMark[];
  /** In their place, for an item that is set when its page is painted: a row of a long table. */
  readonly marksLater?: () => readonly PageMark[];
  readonly anchors: readonly Anchor[];
  /** Notes for the foot of the page, in order of their marks. */
  readonly notes: readonly (readonly FlowItem[])[];
  keepStrength: KeepStrength;
  /** White that grows, by this weight, on a page that holds its whole section. */
  readonly grow?: number;
  /** A line of text with leading around it, which may hang over the type area. */
  readonly isLeaded?: boolean;
  /** Starts on a whole line of the grid. */
  snapsStart?: boolean;
  /** What follows starts on a whole line of the grid. */
  snapsEnd?: boolean;
  breakBefore?: 'page' | 'odd' | 'even';
  /** A row or line that goes onto the next page though this one has room, for the next one is better with it. */
  readonly isCarriedOver?: boolean;
  /** The group that begins here may wait for the next page and let text go before it. */
  float?: Float;
  /** The first of so many items of a table, which figures that follow it may precede. */
  itemsOfTable?: number;
  /** Stands in the text for pages of its own, turned the other way, which wait until a page is full. */
  readonly ownPages?: OwnPages;
  /** Figures and tables that still wait for room are placed before this item. */
  holdsFloats?: boolean;
  /** A drawing that may be drawn higher or lower than wished, to fill its page. */
  readonly elastic?: Elastic;
  /** Rows that are repeated when a page begins with this item. */
  readonly head?: RepeatedHead;
  /** Rows under the repeated head when a page begins with this item: the name of the group it belongs to. */
  readonly resumed?: () => readonly FlowItem[];
  /**
   * Painted as well if the page ends with this item, y from its foot: the bottom rule of a table that goes on.
   */
  readonly marksAtBreak?: readonly PageMark[];
  /** Cuts the item so that the first part is at most so high; undefined where it can't be cut there. */
  readonly split?: (heightPt: number) => readonly [FlowItem, FlowItem] | undefined;
}

/** What stands on pages of its own, and how these are. */
export interface OwnPages {
  readonly style: PageStyle;
  readonly items: readonly FlowItem[];
}

/** The head of a table, for its second and later pages. */
export interface RepeatedHead {
  readonly piecesFor: (pageOfTable: number) => readonly FlowItem[];
}

const EMPTY: readonly never[] = [];

/** An item of these parts; what is left out has the values of a plain line without space, notes or anchors. */
export function flowItem(heightPt: number, parts: Partial<FlowItem>): FlowItem {
  return {
    heightPt,
    spaceBeforePt: 0,
    spaceAfterPt: 0,
    marks: EMPTY,
    anchors: EMPTY,
    notes: EMPTY,
    keepStrength: KeepStrength.None,
    ...parts,
  };
}

/** What an item puts on its page, set now where it has not been yet. */
export function marksOf({ marks, marksLater }: FlowItem): readonly PageMark[] {
  return marksLater?.() ?? marks;
}

/**
 * The same mark, moved. Written out: there are several for each cell of a table, and V8 gives each copy by spread whose
 * numbers change their kind a shape of its own.
 */
export function moved(mark: PageMark, dx: number, dy: number): PageMark {
  const [x, y] = [mark.x + dx, mark.y + dy];
  if (mark.kind === 'vector') return { kind: 'vector', x, y, vector: mark.vector };
  if (mark.kind === 'svg') return { kind: 'svg', x, y, svg: mark.svg };
  const { line, paragraph, topPt, pitchPt, isRepeated } = mark;
  return isRepeated === undefined
    ? { kind: 'line', x, y, line, paragraph, topPt, pitchPt }
    : { kind: 'line', x, y, line, paragraph, topPt, pitchPt, isRepeated };
}

/** A horizontal or vertical rule, centred on the line from (x1, y1) to (x2, y2). */
export function rule(x1: number, y1: number, x2: number, y2: number, paint: Paint): VectorMark {
  return { kind: 'vector', x: 0, y: 0, vector: { type: 'line', x1, y1, x2, y2, ...paint } };
}

/** Kinds of items that text may overtake while they wait for room; those of one kind keep their order. */
export type Float = 'figure' | 'table';
/** How far the height of a drawing may depart from what is wished. */
export interface Elastic extends ElasticHeight {
  readonly wishedPt: number;
}

/** Where what keeps together from an index on ends: behind its last item. */
export function endOfGroup(items: readonly FlowItem[], from: number): number {
  let at = from;
  while (at < items.length - 1 && (items[at] as FlowItem).keepStrength >= KeepStrength.KeepTogether) at++;
  return at + 1;
}
