import { signal } from '@preact/signals';
import { hrefOf } from './state.js';

/** A cell of the data by its sheet and its place in the file, from 1. */
export interface CellAddress {
  readonly key: string;
  readonly line: number;
  readonly column: number;
  /** All of its column is meant: what a sum is of. */
  readonly isColumn?: boolean;
}

/** The cell that is chosen in the table that is open. */
export const chosen = signal<CellAddress | undefined>(undefined);

/** A cell that is to be gone to, once its table is there. */
export const wanted = signal<CellAddress | undefined>(undefined);

/** Opens the table of a cell and chooses it there. */
export function goToCell(cell: CellAddress): void {
  wanted.value = cell;
  location.hash = hrefOf({ area: 'tables', item: cell.key });
}
