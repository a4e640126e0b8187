import { type Anchor, type Mark, moved, type Piece, piece } from './piece.js';

/** A cell whose content is set: a galley in a box. Lengths in pt, x from the left edge of the row. */
export interface CellBox {
  readonly x: number;
  readonly pieces: readonly Piece[];
  readonly padTopPt: number;
  readonly padBottomPt: number;
  readonly align: 'top' | 'middle' | 'bottom';
  readonly rowSpan: number;
  /** Height of the rows below that the cell reaches into. */
  readonly spannedPt: number;
}

/** Cells side by side, as high as the highest. */
export interface RowBox {
  readonly cells: readonly CellBox[];
  /** Room for a rule above and below the cells. */
  readonly ruleAbovePt: number;
  readonly ruleBelowPt: number;
  readonly minHeightPt: number;
  /** Rules and shades for a row of this height, rules not counted. */
  readonly decorate: (heightPt: number, part: RowPart) => readonly Mark[];
}

/** Which part of a divided row is decorated. */
export interface RowPart {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const WHOLE: RowPart = { isFirst: true, isLast: true };

/** Height of a galley from the top of its first piece to the bottom of its last. */
export function galleyHeight(pieces: readonly Piece[]): number {
  let height = 0;
  for (const one of pieces) height += one.spaceBeforePt + one.heightPt + one.spaceAfterPt;
  return height;
}

/** Height of a cell with its padding. */
export function cellHeight({ pieces, padTopPt, padBottomPt }: CellBox): number {
  return padTopPt + galleyHeight(pieces) + padBottomPt;
}

/** Makes one piece of a row. A row too high for a page can be divided between the lines of its cells. */
export function rowPiece(row: RowBox, parts: Partial<Piece>, part: RowPart = WHOLE): Piece {
  const heightPt = Math.max(row.minHeightPt, ...row.cells.map((cell) => cellHeight(cell) - cell.spannedPt));
  const ruleAbovePt = part.isFirst ? row.ruleAbovePt : 0;
  const ruleBelowPt = part.isLast ? row.ruleBelowPt : 0;
  const marks: Mark[] = row.decorate(heightPt, part).map((mark) => moved(mark, 0, ruleAbovePt));
  const anchors: Anchor[] = [...(parts.anchors ?? [])];
  const notes: (readonly Piece[])[] = [];
  for (const cell of row.cells) placeCell(cell, heightPt, ruleAbovePt, { marks, anchors, notes });
  return piece(ruleAbovePt + heightPt + ruleBelowPt, {
    ...parts,
    marks,
    anchors,
    notes,
    split: (roomPt) => splitRow(row, parts, part, roomPt),
  });
}

interface Collected {
  readonly marks: Mark[];
  readonly anchors: Anchor[];
  readonly notes: (readonly Piece[])[];
}

function placeCell(cell: CellBox, rowHeightPt: number, top: number, into: Collected): void {
  const roomPt = rowHeightPt + cell.spannedPt - cellHeight(cell);
  const offset = cell.align === 'middle' ? roomPt / 2 : cell.align === 'bottom' ? roomPt : 0;
  let y = top + cell.padTopPt + Math.max(0, offset);
  for (const one of cell.pieces) {
    y += one.spaceBeforePt;
    for (const mark of one.marks) into.marks.push(moved(mark, cell.x, y));
    for (const anchor of one.anchors) into.anchors.push({ ...anchor, x: anchor.x + cell.x, y: anchor.y + y });
    into.notes.push(...one.notes);
    y += one.heightPt + one.spaceAfterPt;
  }
}

/** Divides a row so that every cell gives to the first part as many whole lines as fit. */
function splitRow(
  row: RowBox,
  parts: Partial<Piece>,
  part: RowPart,
  roomPt: number,
): readonly [Piece, Piece] | undefined {
  if (row.cells.some((cell) => cell.spannedPt > 0)) return undefined;
  const contentPt = roomPt - (part.isFirst ? row.ruleAbovePt : 0);
  const cuts = row.cells.map((cell) => fittingPieces(cell, contentPt));
  const moves = row.cells.some((cell, index) => cell.pieces.length > 0 && (cuts[index] as number) > 0);
  const stays = row.cells.some((cell, index) => (cuts[index] as number) < cell.pieces.length);
  if (!moves || !stays) return undefined;
  const head = row.cells.map((cell, index) => ({ ...cell, pieces: cell.pieces.slice(0, cuts[index]) }));
  const tail = row.cells.map((cell, index) => ({ ...cell, pieces: cell.pieces.slice(cuts[index]) }));
  return [
    rowPiece({ ...row, cells: head, minHeightPt: 0 }, parts, { isFirst: part.isFirst, isLast: false }),
    rowPiece(
      { ...row, cells: tail, minHeightPt: 0 },
      { ...parts, anchors: [] },
      { isFirst: false, isLast: part.isLast },
    ),
  ];
}

function fittingPieces({ pieces, padTopPt, padBottomPt }: CellBox, roomPt: number): number {
  let height = padTopPt + padBottomPt;
  for (const [index, one] of pieces.entries()) {
    height += one.spaceBeforePt + one.heightPt;
    if (height > roomPt) return index;
    height += one.spaceAfterPt;
  }
  return pieces.length;
}
