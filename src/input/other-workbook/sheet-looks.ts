import type { StyleLook } from '../xlsx/parts.js';

/*
 * The library that reads these formats gives neither indents nor bold type, and of hidden rows and columns not all. In
 * tables of offices indents tell levels: they are read here from the same bytes, as far as that is easy. Whatever is
 * not as it should be ends the reading of looks, not that of the table.
 */

/** Bold and set-in cells of a worksheet, and what it hides. Rows and columns count from 0, hidden ones from 1. */
export class SheetLooks {
  readonly hidden: { rows: number[]; columns: { first: number; last: number }[] } = { rows: [], columns: [] };
  private readonly looks = new Map<number, StyleLook>();
  private readonly texts = new Map<number, string>();

  put(row: number, column: number, look: StyleLook | undefined): void {
    if (look && (look.bold || look.indent > 0) && this.looks.size < MOST_LOOKS)
      this.looks.set(row * KEYS_A_ROW + column, look);
  }

  /** What a cell with a format shows, where the library may take the format for another. */
  show(row: number, column: number, text: string): void {
    if (this.texts.size < MOST_LOOKS) this.texts.set(row * KEYS_A_ROW + column, text);
  }

  shownAt(row: number, column: number): string | undefined {
    return this.texts.get(row * KEYS_A_ROW + column);
  }

  at(row: number, column: number): StyleLook | undefined {
    return this.looks.get(row * KEYS_A_ROW + column);
  }
}

const MOST_LOOKS = 500_000;

/** More columns than any spreadsheet has. */
const KEYS_A_ROW = 2 ** 15;

/** What a reader of looks finds, as far as the bytes are as they should be. */
export function asFarAsSound(read: (sheets: SheetLooks[]) => void): readonly SheetLooks[] {
  const sheets: SheetLooks[] = [];
  try {
    read(sheets);
  } catch {
    // a table without its indents is better than none
  }
  return sheets;
}
