import type { Cell } from '../flow.js';

/** A cell with the place where its span begins. */
export interface CellPlace {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
}

/** Which cell covers each place of a table: itself, or one whose span reaches there. */
export interface Owners {
  /** The owners of a row, by column; undefined above the first and below the last. */
  at(row: number): readonly CellPlace[] | undefined;
  /** Whether a cell of a row above reaches into this one. */
  hangsOn(row: number): boolean;
}

/** So many rows are remembered: a row is asked for with those above and below it. */
const ROWS_REMEMBERED = 4;

/**
 * Only rows that spans touch are kept: in all others each cell stands for itself, and a long table has many of them.
 */
export class CellOwners implements Owners {
  private readonly spanned: ReadonlyMap<number, readonly CellPlace[]>;
  private readonly remembered: { readonly row: number; readonly places: readonly CellPlace[] }[] = [];

  constructor(private readonly body: readonly (readonly Cell[])[]) {
    const owners = new Map<number, CellPlace[]>();
    const ownersIn = (row: number): CellPlace[] => {
      const known = owners.get(row) ?? [];
      owners.set(row, known);
      return known;
    };
    for (const [row, cells] of body.entries()) {
      if (!owners.has(row) && !cells.some(reachesOn)) continue;
      for (const [column, cell] of cells.entries()) {
        if (owners.get(row)?.[column]) continue;
        const place = { cell, row, column };
        for (let r = row; r < Math.min(body.length, row + (cell.rowSpan ?? 1)); r++)
          for (let c = column; c < column + (cell.colSpan ?? 1); c++) ownersIn(r)[c] = place;
      }
    }
    this.spanned = owners;
  }

  at(row: number): readonly CellPlace[] | undefined {
    const cells = this.body[row];
    if (cells === undefined) return undefined;
    return this.spanned.get(row) ?? this.plain(row, cells);
  }

  hangsOn(row: number): boolean {
    return this.spanned.get(row)?.some((place) => place.row < row) ?? false;
  }

  private plain(row: number, cells: readonly Cell[]): readonly CellPlace[] {
    const known = this.remembered.find((one) => one.row === row);
    if (known) return known.places;
    const places = cells.map((cell, column) => ({ cell, row, column }));
    this.remembered.push({ row, places });
    if (this.remembered.length > ROWS_REMEMBERED) this.remembered.shift();
    return places;
  }
}

function reachesOn({ rowSpan = 1, colSpan = 1 }: Cell): boolean {
  return rowSpan > 1 || colSpan > 1;
}
