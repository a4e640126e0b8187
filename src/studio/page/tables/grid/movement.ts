import type { GridCell } from './cells.js';

/** The cells that there are to move among. */
export interface Field {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that fit into the window. */
  readonly pageRows: number;
  isFilled(cell: GridCell): boolean;
}

/** Where a key leads from a cell; undefined for a key that doesn't move. */
export function moved(from: GridCell, key: string, isFar: boolean, field: Field): GridCell | undefined {
  const { row, column } = from;
  const last = { row: field.rowCount - 1, column: field.columnCount - 1 };
  switch (key) {
    case 'ArrowUp':
      return isFar ? edge(from, -1, 0, field) : at(row - 1, column, last);
    case 'ArrowDown':
      return isFar ? edge(from, 1, 0, field) : at(row + 1, column, last);
    case 'ArrowLeft':
      return isFar ? edge(from, 0, -1, field) : at(row, column - 1, last);
    case 'ArrowRight':
      return isFar ? edge(from, 0, 1, field) : at(row, column + 1, last);
    case 'Home':
      return isFar ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return isFar ? last : { row, column: last.column };
    default:
      return undefined;
  }
}

function at(row: number, column: number, last: GridCell): GridCell {
  return {
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  };
}

/** As spreadsheets go with Ctrl: to the end of what is filled, or over what is empty to the next that is not. */
function edge(from: GridCell, down: number, right: number, field: Field): GridCell {
  const isThere = ({ row, column }: GridCell) =>
    row >= 0 && column >= 0 && row < field.rowCount && column < field.columnCount;
  const next = ({ row, column }: GridCell) => ({ row: row + down, column: column + right });
  let cell = from;
  const isOverEmpty = !field.isFilled(cell) || !isThere(next(cell)) || !field.isFilled(next(cell));
  while (isThere(next(cell))) {
    const following = next(cell);
    if (!isOverEmpty && !field.isFilled(following)) break;
    cell = following;
    if (isOverEmpty && field.isFilled(cell)) break;
  }
  return cell;
}
