import type { Anchor, FlowItem, PageMark } from './flow-item.js';
import { marksOf, moved } from './flow-item.js';

/** A cell whose content is set: a galley in a box. Lengths in pt, x from the left edge of the row. */
export interface CellBox {
  readonly x: number;
  readonly items: readonly FlowItem[];
  readonly padTopPt: number;
  readonly padBottomPt: number;
  readonly align: 'top' | 'middle' | 'bottom';
  /** How many rows the cell reaches over, its own counted. */
  readonly rowSpan: number;
}

/** Cells that begin side by side, as high as the highest of those that end in the same row. */
export interface RowBox {
  readonly cells: readonly CellBox[];
  /** Room for a rule above and below the cells. */
  readonly ruleAbovePt: number;
  readonly ruleBelowPt: number;
  readonly minHeightPt: number;
  /** Rules and shades for a row of this height, rules not counted. */
  readonly decorate: (heightPt: number, part: RowPart) => readonly PageMark[];
  /** Which part of the row this is; all of it where absent. */
  readonly part?: RowPart;
}

/** Which part of a divided row is decorated. */
export interface RowPart {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export const WHOLE: RowPart = { isFirst: true, isLast: true };

/** Height of a galley from the top of its first item to the bottom of its last. */
export function galleyHeight(items: readonly FlowItem[]): number {
  let height = 0;
  for (const one of items) height += one.spaceBeforePt + one.heightPt + one.spaceAfterPt;
  return height;
}

/** Height of a cell with its padding. */
export function cellHeight({ items, padTopPt, padBottomPt }: CellBox): number {
  return padTopPt + galleyHeight(items) + padBottomPt;
}

/** Height that a row's own cells need, those that reach into further rows not counted; without rules. */
export function ownHeight({ cells, minHeightPt }: RowBox): number {
  let height = minHeightPt;
  for (const cell of cells) if (cell.rowSpan === 1) height = Math.max(height, cellHeight(cell));
  return height;
}

/** The rule above a row; a part that goes on from another page has none. */
export function ruleAbove({ part = WHOLE, ruleAbovePt }: RowBox): number {
  return part.isFirst ? ruleAbovePt : 0;
}

export function ruleBelow({ part = WHOLE, ruleBelowPt }: RowBox): number {
  return part.isLast ? ruleBelowPt : 0;
}

/** What the cells of a row put on the page. */
export interface Collected {
  readonly marks: PageMark[];
  readonly anchors: Anchor[];
  readonly notes: (readonly FlowItem[])[];
}

/** Puts a cell's content into a box that begins at `top` and is `boxPt` high. */
export function placeCell(cell: CellBox, top: number, boxPt: number, into: Collected): void {
  const roomPt = boxPt - cellHeight(cell);
  const offset = cell.align === 'middle' ? roomPt / 2 : cell.align === 'bottom' ? roomPt : 0;
  let y = top + cell.padTopPt + Math.max(0, offset);
  for (const one of cell.items) {
    y += one.spaceBeforePt;
    for (const mark of marksOf(one)) into.marks.push(moved(mark, cell.x, y));
    for (const anchor of one.anchors) into.anchors.push({ ...anchor, x: anchor.x + cell.x, y: anchor.y + y });
    into.notes.push(...one.notes);
    y += one.heightPt + one.spaceAfterPt;
  }
}

/** How many whole items of a cell fit into so much height, its padding counted. */
export function fittingItems({ items, padTopPt, padBottomPt }: CellBox, roomPt: number): number {
  let height = padTopPt + padBottomPt;
  for (const [index, one] of items.entries()) {
    height += one.spaceBeforePt + one.heightPt;
    if (height > roomPt) return index;
    height += one.spaceAfterPt;
  }
  return items.length;
}
