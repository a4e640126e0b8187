import { gridOf } from './grid.js';
import type { BareSheet, SignatureSettings } from './layout.js';

/** Pages in reading order on each side: for sheets that are read as they are, nothing being folded or cut. */
export function arrangeInOrder(count: number, { grid }: SignatureSettings): readonly BareSheet[] {
  const places = grid.columns * grid.rows;
  return Array.from({ length: count / (2 * places) }, (_, sheet) => {
    const first = sheet * 2 * places + 1;
    const front = gridOf(grid, (place) => first + place);
    const back = gridOf(grid, (place) => first + places + place);
    return { section: 1, depth: 0, front, back };
  });
}
