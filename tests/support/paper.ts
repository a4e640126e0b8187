import type { Box } from './painted.js';

/**
 * Paper that is printed, turned, folded, cut and stacked, as hands do it: nothing here knows how pages were put on
 * the sheets. A sheet is two pages of the PDF, its front and its back.
 */

/** A face of a leaf: a part of a page of the PDF, perhaps seen upside down. */
export interface Face {
  /** Index of the page in the PDF. */
  readonly page: number;
  readonly box: Box;
  readonly isUpsideDown: boolean;
}

export interface Leaf {
  readonly recto: Face;
  readonly verso: Face;
}

export interface Printed {
  readonly widthPt: number;
  readonly heightPt: number;
  /** Which edge the printer turned the paper around. */
  readonly flip: 'short' | 'long';
}

/** The part of sheet `sheet` with these corners on its front, front and back. */
function piece({ widthPt, heightPt, flip }: Printed, sheet: number, box: Box): Leaf {
  const [left, bottom, right, top] = box;
  const shortEdgeStands = widthPt > heightPt;
  const turnsLikeAPage = (flip === 'short') === shortEdgeStands;
  const behind: Box = turnsLikeAPage
    ? [widthPt - right, bottom, widthPt - left, top]
    : [left, heightPt - top, right, heightPt - bottom];
  return {
    recto: { page: 2 * sheet, box, isUpsideDown: false },
    verso: { page: 2 * sheet + 1, box: behind, isUpsideDown: !turnsLikeAPage },
  };
}

const overturned = ({ recto, verso }: Leaf): Leaf => ({ recto: verso, verso: recto });

/** Pages of a pile of leaves, bound at the left or the right. */
export function facesOf(leaves: readonly Leaf[]): Face[] {
  return leaves.flatMap(({ recto, verso }) => [recto, verso]);
}

/**
 * Lays sheets into one another, the first outermost with its front outside, and folds them in the middle. The
 * half that was at the right of the front comes first, or the left one where the spine is at the right.
 */
export function fold(printed: Printed, sheets: readonly number[], rightToLeft: boolean): Leaf[] {
  const { widthPt, heightPt } = printed;
  const left: Box = [0, 0, widthPt / 2, heightPt];
  const right: Box = [widthPt / 2, 0, widthPt, heightPt];
  const [near, far] = rightToLeft ? [left, right] : [right, left];
  const first = sheets.map((sheet) => piece(printed, sheet, near));
  const second = sheets.map((sheet) => overturned(piece(printed, sheet, far))).reverse();
  return [...first, ...second];
}

/** The parts of a front as it is read: rows from the top, each from the side where reading begins. */
function parts({ widthPt, heightPt }: Printed, columns: number, rows: number, rightToLeft: boolean): Box[] {
  const [width, height] = [widthPt / columns, heightPt / rows];
  return Array.from({ length: columns * rows }, (_, index) => {
    const column = rightToLeft ? columns - 1 - (index % columns) : index % columns;
    const top = heightPt - Math.floor(index / columns) * height;
    return [column * width, top - height, (column + 1) * width, top];
  });
}

/** Cuts a stack of sheets and lays the piles upon one another. */
export function cutAndStack(
  printed: Printed,
  sheets: readonly number[],
  columns: number,
  rows: number,
  rightToLeft: boolean,
): Leaf[] {
  return parts(printed, columns, rows, rightToLeft).flatMap((box) =>
    sheets.map((sheet) => piece(printed, sheet, box)),
  );
}

/** Reads sheets as they are: all of the front, then all of the back with its head where the front's was. */
export function read(
  printed: Printed,
  sheets: readonly number[],
  columns: number,
  rows: number,
  rightToLeft: boolean,
): Face[] {
  const boxes = parts(printed, columns, rows, rightToLeft);
  return sheets.flatMap((sheet) => {
    const fronts = boxes.map((box) => piece(printed, sheet, box).recto);
    // turned over like a page: what is read first on the back lies behind what is at the other side of the front
    const mirrored = parts(printed, columns, rows, !rightToLeft);
    const backs = mirrored.map((box) => piece(printed, sheet, box).verso);
    return [...fronts, ...backs];
  });
}
