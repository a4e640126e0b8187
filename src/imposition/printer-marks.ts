import { PT_PER_MM } from '../core/length.js';
import { blockOf, type SheetGeometry, trimAt } from './geometry.js';

/** A thin line on the sheet, in pt from its lower left corner. */
export interface PrinterMark {
  readonly kind: 'crop' | 'fold';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const LENGTH_PT = 5 * PT_PER_MM;
/** Shorter marks are of no use to the knife. */
const LEAST_PT = 2 * PT_PER_MM;
/** Between the trim and its marks where there is no bleed. */
const CLEAR_PT = 1 * PT_PER_MM;

/** The four sides of the block at which marks may stand, and how long they can be there. */
function room(geometry: SheetGeometry, clearPt: number) {
  const { sheet } = geometry;
  const block = blockOf(geometry);
  const across = Math.min(LENGTH_PT, (sheet.widthPt - block.width) / 2 - clearPt);
  const upright = Math.min(LENGTH_PT, (sheet.heightPt - block.height) / 2 - clearPt);
  return { block, across, upright };
}

/**
 * Lines along which trims are cut, outside the block and its bleed: at its four corners, and between places
 * unless the sheet is folded there. A side without room has none.
 */
export function cropMarks(
  geometry: SheetGeometry,
  isFolded: boolean,
  bleedPt: number,
): readonly PrinterMark[] {
  const clearPt = Math.max(CLEAR_PT, bleedPt);
  const { block, across, upright } = room(geometry, clearPt);
  const marks: PrinterMark[] = [];
  if (upright >= LEAST_PT) {
    const top = block.y + block.height + clearPt;
    const bottom = block.y - clearPt;
    for (const x of cutsAcross(geometry, isFolded)) {
      marks.push({ kind: 'crop', x1: x, y1: top, x2: x, y2: top + upright });
      marks.push({ kind: 'crop', x1: x, y1: bottom, x2: x, y2: bottom - upright });
    }
  }
  if (across >= LEAST_PT) {
    const left = block.x - clearPt;
    const right = block.x + block.width + clearPt;
    for (const y of cutsUpright(geometry)) {
      marks.push({ kind: 'crop', x1: left, y1: y, x2: left - across, y2: y });
      marks.push({ kind: 'crop', x1: right, y1: y, x2: right + across, y2: y });
    }
  }
  return marks;
}

function cutsAcross(geometry: SheetGeometry, isFolded: boolean): readonly number[] {
  const columns = Array.from({ length: geometry.grid.columns }, (_, column) => trimAt(geometry, column, 0));
  const edges = columns.flatMap(({ x, width }) => [x, x + width]);
  return distinct(isFolded ? [Math.min(...edges), Math.max(...edges)] : edges);
}

function cutsUpright(geometry: SheetGeometry): readonly number[] {
  const rows = Array.from({ length: geometry.grid.rows }, (_, row) => trimAt(geometry, 0, row));
  return distinct(rows.flatMap(({ y, height }) => [y, y + height]));
}

function distinct(values: readonly number[]): readonly number[] {
  return values.filter((one, index) => values.findIndex((other) => Math.abs(other - one) < 0.01) === index);
}

/**
 * Dashes at head and foot where the sheet is folded: at the fold, or at both edges of a cover's spine. Where the
 * pages reach the edges of the paper they stand just inside of it.
 */
export function foldMarks(geometry: SheetGeometry): readonly PrinterMark[] {
  const { block, upright } = room(geometry, CLEAR_PT);
  const { sheet, gapPt } = geometry;
  const middle = sheet.widthPt / 2;
  const folds = distinct([middle - gapPt / 2, middle + gapPt / 2]);
  const outside = upright >= LEAST_PT;
  const [from, to] = outside
    ? [block.y - CLEAR_PT, block.y - CLEAR_PT - upright]
    : [0, Math.min(LENGTH_PT, sheet.heightPt / 10)];
  return folds.flatMap((x): PrinterMark[] => [
    { kind: 'fold', x1: x, y1: from, x2: x, y2: to },
    { kind: 'fold', x1: x, y1: sheet.heightPt - from, x2: x, y2: sheet.heightPt - to },
  ]);
}
