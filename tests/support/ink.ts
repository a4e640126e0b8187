import type { Font, Glyph } from 'fontkit';

/** Cells on a side of the grid into which a glyph's box is laid. */
const CELLS = 14;
/** Straight items that stand for a curve. */
const PIECES = 2;

/** Where a glyph has its ink. */
export interface Ink {
  /** How much of each cell of its box is covered, set off against the mean, of length 1 together. */
  readonly cells: Float32Array;
  /** Sums of the cells' rows, which tell most glyphs apart. */
  readonly rows: Float32Array;
  /** How much of the box is covered. */
  readonly share: number;
  /** Left, right, bottom, top and advance, in em. */
  readonly box: readonly number[];
}

/** The ink of a character, or nothing where the face has none for it. */
export function inkOf(font: Font, codePoint: number): Ink | undefined {
  const glyph = font.glyphForCodePoint(codePoint);
  const points = glyph.id === 0 ? [] : pointsOf(glyph);
  if (points.length === 0) return undefined;
  const { left, right, bottom, top } = boundsOf(points);
  const cells = covered(
    points,
    left,
    bottom,
    CELLS / Math.max(1, right - left),
    CELLS / Math.max(1, top - bottom),
  );
  const share = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  const box = [left, right, bottom, top, glyph.advanceWidth].map((one) => one / font.unitsPerEm);
  const level = levelled(cells, share);
  return { cells: level, rows: rowsOf(level), share, box };
}

function boundsOf(lines: readonly Line[]) {
  const bounds = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const [, , x, y] of lines) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.bottom = Math.min(bounds.bottom, y);
    bounds.top = Math.max(bounds.top, y);
  }
  return bounds;
}

/** The ink of each row, so weighed that two glyphs lie no further apart in their rows than in their cells. */
function rowsOf(cells: Float32Array): Float32Array {
  const rows = new Float32Array(CELLS);
  for (const [index, cell] of cells.entries())
    rows[Math.floor(index / CELLS)] = (rows[Math.floor(index / CELLS)] as number) + cell / Math.sqrt(CELLS);
  return rows;
}

/** How alike two glyphs are inked, whatever their size: 1 for the same, 0 for nothing in common. */
export function likeness({ cells: one }: Ink, { cells: other }: Ink): number {
  return 1 - distance(one, other) / 2;
}

/** Whether two glyphs are as alike as this; quick where they are not. */
export function areAlike(one: Ink, other: Ink, least: number): boolean {
  return distance(one.rows, other.rows) <= 2 - 2 * least && likeness(one, other) > least;
}

/** The square of how far two lists of numbers lie apart. */
function distance(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++)
    sum += ((one[index] as number) - (other[index] as number)) ** 2;
  return sum;
}

function levelled(cells: Float32Array, mean: number): Float32Array {
  const length = Math.sqrt(cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0)) || 1;
  return cells.map((cell) => (cell - mean) / length);
}

type Line = readonly [x0: number, y0: number, x1: number, y1: number];

/** The outline as straight lines. */
function pointsOf(glyph: Glyph): Line[] {
  const lines: Line[] = [];
  let [atX, atY, startX, startY] = [0, 0, 0, 0];
  const to = (x: number, y: number) => {
    lines.push([atX, atY, x, y]);
    [atX, atY] = [x, y];
  };
  for (const { command, args } of glyph.path.commands) {
    if (command === 'moveTo') [atX, atY, startX, startY] = [args[0], args[1], args[0], args[1]] as Line;
    else if (command === 'closePath') to(startX, startY);
    else {
      const points = [atX, atY, ...args];
      const items = command === 'lineTo' ? 1 : PIECES;
      for (let piece = 1; piece <= items; piece++) to(...pointOn(points, piece / items));
    }
  }
  return lines;
}

/** A point of a Bézier curve of any degree, by the way between its points. */
function pointOn(points: readonly number[], share: number): [number, number] {
  if (share === 1 || points.length === 2) return points.slice(-2) as [number, number];
  const between = points.slice(2).map((one, index) => {
    const before = points[index] as number;
    return before + (one - before) * share;
  });
  return pointOn(between, share);
}

/** How much of each cell lies within an outline: a ray through the middle of each row, by the winding of the lines. */
function covered(
  lines: readonly Line[],
  left: number,
  bottom: number,
  wide: number,
  high: number,
): Float32Array {
  const rows: { x: number; turn: number }[][] = Array.from({ length: CELLS }, () => []);
  for (const [x0, y0, x1, y1] of lines) {
    const [from, to] = [(y0 - bottom) * high, (y1 - bottom) * high];
    const end = Math.min(CELLS, Math.max(from, to) - 0.5);
    for (let row = Math.max(0, Math.ceil(Math.min(from, to) - 0.5)); row < end; row++) {
      const x = x0 + ((row + 0.5 - from) / (to - from)) * (x1 - x0);
      rows[row]?.push({ x: (x - left) * wide, turn: to > from ? 1 : -1 });
    }
  }
  const cells = new Float32Array(CELLS * CELLS);
  for (const [row, crossings] of rows.entries()) {
    crossings.sort((one, other) => one.x - other.x);
    let winding = 0;
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn;
      if (winding !== 0) fill(cells, row, x, crossings[index + 1]?.x ?? x);
    }
  }
  return cells;
}

function fill(cells: Float32Array, row: number, from: number, to: number): void {
  for (let column = Math.max(0, Math.floor(from)); column < Math.min(CELLS, to); column++) {
    const cell = row * CELLS + column;
    const length = Math.min(to, column + 1) - Math.max(from, column);
    cells[cell] = (cells[cell] as number) + length;
  }
}
