/** A cell of the grid: rows and columns of the sheet from 0, heads and all. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

/** A block of cells, the last ones included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What is chosen: the cell that is typed in, and the opposite corner of the block. */
export interface Selection {
  readonly active: GridCell;
  readonly corner: GridCell;
}

export function blockOf({ active, corner }: Selection): Block {
  return {
    top: Math.min(active.row, corner.row),
    left: Math.min(active.column, corner.column),
    bottom: Math.max(active.row, corner.row),
    right: Math.max(active.column, corner.column),
  };
}

export function isIn({ top, left, bottom, right }: Block, { row, column }: GridCell): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** One cell and no more. */
export function alone(active: GridCell): Selection {
  return { active, corner: active };
}

/** Whether a block is more than one cell. */
export function isMany({ top, left, bottom, right }: Block): boolean {
  return top !== bottom || left !== right;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function letterOf(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}
