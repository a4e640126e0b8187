import type { RawTable, SheetRow } from '../raw-table.js';
import type { CellKind } from './cell.js';
import type { Grid } from './grid.js';

/** A table lying on its side: what a record is stands down the first column, and each record is a column. */
export interface Turned {
  readonly sheet: Pick<RawTable, 'name' | 'rows' | 'merges'>;
  /** First and last row of the grid that was turned. */
  readonly rows: readonly [number, number];
}

/**
 * The sheet with its table turned upright, where it lies on its side: its rows are each of one type, some of words
 * and some of figures, and its columns mix them. `isAsked` turns it whatever it holds. What stands above and below
 * stays where it is.
 */
export function turned(grid: Grid, isAsked: boolean): Turned | undefined {
  const range = widestRun(grid);
  if (range === undefined) return undefined;
  const [top, bottom] = range;
  if (!isAsked && !liesOnItsSide(grid, top, bottom)) return undefined;
  const upright = grid.transposed(top, bottom).rows;
  const above = rowsOf(grid, 0, top - 1);
  const below = rowsOf(grid, bottom + 1, grid.height - 1);
  const rows = [...above, ...upright, ...below].filter(({ fields }) => fields.some((field) => field !== ''));
  return { sheet: { name: '', rows: rows.map((row, index) => ({ ...row, line: index + 1 })) }, rows: range };
}

/** The longest run of rows with two texts or more, which is the table and nothing around it. */
function widestRun(grid: Grid): [number, number] | undefined {
  let best: [number, number] | undefined;
  let first: number | undefined;
  for (let row = 0; row <= grid.height; row++) {
    const isWide = row < grid.height && grid.filled(row).length >= 2;
    if (isWide) first ??= row;
    if (isWide || first === undefined) continue;
    if (best === undefined || row - first > best[1] - best[0] + 1) best = [first, row - 1];
    first = undefined;
  }
  return best;
}

/** A table is turned only where this many of its rows hold figures, and as many words or dates. */
const LEAST_ROWS = 2;
const MOST_ROWS = 40;

function liesOnItsSide(grid: Grid, top: number, bottom: number): boolean {
  const columns = grid.filled(top);
  if (bottom - top < 3 || bottom - top > MOST_ROWS || columns.length < 3) return false;
  const rows = Array.from({ length: bottom - top }, (_, index) => top + 1 + index);
  const typesOf = rows.map((row) => typeOfCells(columns.slice(1).map((column) => grid.kind(row, column))));
  const figures = typesOf.filter((type) => type === 'figure').length;
  const words = typesOf.filter((type) => type === 'word').length;
  if (typesOf.includes('mixed') || figures < LEAST_ROWS || words < LEAST_ROWS) return false;
  // the first row holds names, and the first column what each row is of
  const names = columns.slice(1).every((column) => grid.kind(top, column) === 'word');
  return names && rows.every((row) => grid.kind(row, columns[0] as number) === 'word');
}

function typeOfCells(kinds: readonly CellKind[]): 'figure' | 'word' | 'mixed' {
  const filled = kinds.filter((kind) => kind !== 'empty' && kind !== 'missing');
  const figures = filled.filter((kind) => kind === 'number' || kind === 'year').length;
  if (figures === filled.length && figures > 0) return 'figure';
  return figures === 0 ? 'word' : 'mixed';
}

function rowsOf(grid: Grid, first: number, last: number): SheetRow[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    line: first + index + 1,
    fields: Array.from({ length: grid.width }, (_, column) => grid.text(first + index, column)),
  }));
}
