import type { Grid } from './grid.js';
import { isFormula, oneLine, squeezed } from './words.js';

/** The texts of a head over each column, from the top down. */
export interface HeadPaths {
  readonly paths: ReadonlyMap<number, readonly string[]>;
  /** Whether merged cells say what stands over what; else that is told by what stands under it. */
  readonly isByMerges: boolean;
}

/**
 * The head of the columns `from` to `to`. A merge says what a text covers; without one a text reaches right over the
 * empty cells that have a text under them, as long as they are under the same text themselves.
 */
export function readHead(grid: Grid, head: readonly number[], from: number, to: number): HeadPaths {
  const isOfFormulas = (row: number) =>
    grid
      .filled(row)
      .slice(1)
      .some((column) => isFormula(grid.text(row, column)));
  const rows = head.filter((row) => !isOfFormulas(row));
  const paths = new Map<number, string[]>();
  for (let column = from; column <= to; column++) paths.set(column, []);
  let isByMerges = false;
  for (const [level, row] of rows.entries()) {
    for (const { column, text, isMerged } of textsOver(grid, rows, level, from, to, paths)) {
      if (isMerged) isByMerges = true;
      const path = paths.get(column) as string[];
      const isRepeated = squeezed(path.at(-1) ?? '') === squeezed(text);
      // the second 合计 of 合计 over 合计, 男, 女 is a head of its own; of one column alone it is the same head
      const isOwn = !isRepeated || isShared(paths, column, path);
      if (isOwn && !continuesAbove(grid, row, column)) path.push(text);
    }
  }
  return { paths, isByMerges };
}

interface OverColumn {
  readonly column: number;
  readonly text: string;
  readonly isMerged: boolean;
}

/** What one row of the head says over each column. */
function textsOver(
  grid: Grid,
  rows: readonly number[],
  level: number,
  from: number,
  to: number,
  paths: ReadonlyMap<number, readonly string[]>,
): OverColumn[] {
  const row = rows[level] as number;
  const below = rows.slice(level + 1);
  const hasBelow = (column: number) => below.some((one) => grid.spread(one, column) !== '');
  const texts: OverColumn[] = [];
  let carried: { text: string; over: string } | undefined;
  for (let column = from; column <= to; column++) {
    const over = (paths.get(column) ?? []).join('\n');
    const merge = grid.mergeAt(row, column);
    let text = oneLine(grid.spread(row, column));
    if (text !== '') carried = merge ? undefined : { text, over };
    else if (merge || !hasBelow(column)) carried = undefined;
    else if (carried?.over === over && hasBelow(column - 1)) text = carried.text;
    if (text !== '') texts.push({ column, text, isMerged: merge !== undefined && merge.right > merge.left });
  }
  return texts;
}

/** Whether the text over a column stands over its neighbour too. */
function isShared(
  paths: ReadonlyMap<number, readonly string[]>,
  column: number,
  path: readonly string[],
): boolean {
  return [column - 1, column + 1].some((beside) => {
    const other = paths.get(beside);
    return other !== undefined && path.every((text, level) => other[level] === text);
  });
}

/** Whether a cell is the lower part of a merge that the row above has told of. */
function continuesAbove(grid: Grid, row: number, column: number): boolean {
  const merge = grid.mergeAt(row, column);
  return merge !== undefined && merge.top < row;
}
