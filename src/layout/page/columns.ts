import type { Columns } from '../flow.js';
import { bandPiece } from './band.js';
import { type Setting, setBlocks } from './galley.js';
import { type Bond, moved, type Piece, piece } from './piece.js';
import type { CellBox } from './row.js';

/** A column that is set, with its distance from the left edge of the first. */
interface SetColumn {
  readonly x: number;
  readonly pieces: readonly Piece[];
}

/** Sets blocks side by side: as one row without rules, or line by line where the lines of all stand level. */
export function columnPieces(block: Columns, setting: Setting): Piece[] {
  const columns: SetColumn[] = [];
  let x = 0;
  for (const { width, stack } of block.columns) {
    columns.push({ x, pieces: setBlocks(stack, width, setting) });
    x += width + (block.columnGap ?? 0);
  }
  const count = Math.max(0, ...columns.map(({ pieces }) => pieces.length));
  const rows = Array.from({ length: count }, (_, index) => rowOf(columns, index));
  return rows.length > 0 && rows.every(isLevel) ? rows.map(levelLine) : [wholeRow(columns)];
}

/** The pieces of one place in their columns; columns that have ended have none. */
function rowOf(columns: readonly SetColumn[], index: number): readonly SetColumn[] {
  return columns.flatMap(({ x, pieces }) =>
    index < pieces.length ? [{ x, pieces: [pieces[index] as Piece] }] : [],
  );
}

/** Whether a row is lines of one pitch, without white between them or anything that keeps to the grid by itself. */
function isLevel(row: readonly SetColumn[]): boolean {
  const [first, ...others] = row.flatMap(({ pieces }) => pieces);
  const isPlain = (one: Piece) =>
    one.isLeaded === true &&
    one.spaceBeforePt === 0 &&
    one.spaceAfterPt === 0 &&
    !one.snapsStart &&
    !one.snapsEnd;
  return (
    first !== undefined &&
    isPlain(first) &&
    others.every((one) => isPlain(one) && one.heightPt === first.heightPt)
  );
}

/** Lines side by side as one, which pages may part from the next as they would a line of a paragraph. */
function levelLine(row: readonly SetColumn[]): Piece {
  const lines = row.flatMap(({ x, pieces }) => pieces.map((one) => ({ x, one })));
  return piece(lines[0]?.one.heightPt ?? 0, {
    marks: lines.flatMap(({ x, one }) => one.marks.map((mark) => moved(mark, x, 0))),
    anchors: lines.flatMap(({ x, one }) => one.anchors.map((anchor) => ({ ...anchor, x: anchor.x + x }))),
    notes: lines.flatMap(({ one }) => one.notes),
    bond: Math.max(...lines.map(({ one }) => one.bond)) as Bond,
    isLeaded: true,
  });
}

function wholeRow(columns: readonly SetColumn[]): Piece {
  const cells = columns.map(
    ({ x, pieces }): CellBox => ({
      x,
      pieces,
      padTopPt: 0,
      padBottomPt: 0,
      align: 'top',
      rowSpan: 1,
    }),
  );
  return bandPiece([{ cells, ruleAbovePt: 0, ruleBelowPt: 0, minHeightPt: 0, decorate: () => [] }], {});
}
