import type { TableCell, TableRow } from './tree.js';

/** A cell with the column it begins in. */
export interface PlacedCell {
  readonly cell: TableCell;
  readonly column: number;
}

export interface PlacedRow {
  /** How many columns the cells of rows above leave free for those of this one. */
  readonly free: number;
  readonly cells: readonly PlacedCell[];
}

/**
 * The cells of successive rows with the column each begins in: those that a cell of a row above reaches down
 * into are passed over. A cell for which no column is left is placed behind the last.
 */
export function placeCells(rows: readonly TableRow[], width: number): PlacedRow[] {
  let hanging = new Array<number>(width).fill(0);
  let isHanging = false;
  return rows.map((row) => {
    if (!isHanging && row.cells.length <= width && row.cells.every(isPlain))
      return { free: width, cells: row.cells.map((cell, column) => ({ cell, column })) };
    const open = hanging.flatMap((count, column) => (count === 0 ? [column] : []));
    const free = open.length;
    hanging = hanging.map((count) => Math.max(0, count - 1));
    const cells = row.cells.map((cell) => {
      const columns = open.splice(0, cell.columnSpan);
      for (const column of columns) hanging[column] = cell.rowSpan - 1;
      return { cell, column: columns[0] ?? width };
    });
    isHanging = hanging.some((count) => count > 0);
    return { free, cells };
  });
}

/** Whether a cell stands in its own row and column alone. */
function isPlain({ columnSpan, rowSpan }: TableCell): boolean {
  return columnSpan === 1 && rowSpan === 1;
}
