import { gridOf } from './grid.js';
import type { BareSheet, SignatureSettings } from './layout.js';

/**
 * The printed stack is cut, and its piles are laid upon one another: each place holds a run of leaves, one to a
 * sheet, so that the piles, in order of their places, make the whole.
 */
export function arrangeCutStack(count: number, { grid }: SignatureSettings): readonly BareSheet[] {
  const sheets = count / (2 * grid.columns * grid.rows);
  return Array.from({ length: sheets }, (_, sheet) => {
    const front = gridOf(grid, (place) => 2 * (place * sheets + sheet) + 1);
    // the leaf at the left of the front is at the right once the sheet is turned over
    const back = front.map((row) => row.map((position) => position + 1).reverse());
    return { section: 1, depth: 0, front, back };
  });
}
