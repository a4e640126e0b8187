import type { Columns } from '../pdfmake/definition.js';
import { bandPiece } from './band.js';
import { type Setting, setBlocks } from './galley.js';
import type { Piece } from './piece.js';
import type { CellBox } from './row.js';

/** Sets blocks side by side, as one row without rules. */
export function columnPieces(block: Columns, setting: Setting): Piece {
  const cells: CellBox[] = [];
  let x = 0;
  for (const { width, stack } of block.columns) {
    const pieces = setBlocks(stack, width, setting);
    cells.push({ x, pieces, padTopPt: 0, padBottomPt: 0, align: 'top', rowSpan: 1 });
    x += width + (block.columnGap ?? 0);
  }
  return bandPiece([{ cells, ruleAbovePt: 0, ruleBelowPt: 0, minHeightPt: 0, decorate: () => [] }], {});
}
