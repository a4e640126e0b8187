import type { TableCell, TableRow } from './tree.js';

/** A cell and the column in which it begins. */
export interface PlacedCell {
  readonly cell: TableCell;
  readonly column: number;
}

/** Where the cells of rows stand, those that reach down from rows above taken into account. */
export function placeCells(rows: readonly TableRow[]): ReadonlyMap<TableRow, readonly PlacedCell[]> {
  const placed = new Map<TableRow, readonly PlacedCell[]>();
  /** By column: for how many more rows a cell from above covers it. */
  let covered: number[] = [];
  for (const row of rows) {
    const below = covered.map((count) => Math.max(0, count - 1));
    const cells: PlacedCell[] = [];
    let column = 0;
    for (const cell of row.cells) {
      while ((covered[column] ?? 0) > 0) column++;
      cells.push({ cell, column });
      for (let span = 0; span < cell.columnSpan; span++) below[column + span] = cell.rowSpan - 1;
      column += cell.columnSpan;
    }
    placed.set(row, cells);
    covered = below;
  }
  return placed;
}
