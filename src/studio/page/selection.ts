import { signal } from '@preact/signals';

/** A cell of the data by its sheet and its place in the file, from 1. */
export interface CellAddress {
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

/** The cell that is chosen in the table that is open. */
export const chosen = signal<CellAddress | undefined>(undefined);

/** A cell that is to be gone to, once its table is there. */
export const wanted = signal<CellAddress | undefined>(undefined);
