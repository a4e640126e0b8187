import type { CellRange, RawTable, SheetRow } from '../raw-table.js';
import { type CellKind, kindOf } from './cell.js';

/** A sheet seen as rows and columns that count from 0, with what each cell is and every merge at hand. */
export class Grid {
  readonly height: number;
  readonly width: number;
  private readonly rows: readonly (SheetRow | undefined)[];
  private readonly lines: readonly number[];
  private readonly kinds: (readonly CellKind[] | undefined)[] = [];
  private readonly filledAt: (readonly number[] | undefined)[] = [];
  /** Merges by the cells that they cover. */
  private readonly covers = new Map<number, GridRange>();

  constructor(sheet: Pick<RawTable, 'name' | 'rows' | 'merges'>) {
    const { rows, lines } = withBlankRows(sheet);
    this.rows = rows;
    this.lines = lines;
    this.height = rows.length;
    this.width = rows.reduce((widest, row) => Math.max(widest, row?.fields.length ?? 0), 1);
    const rowOf = new Map(lines.map((line, index) => [line, index]));
    for (const merge of sheet.merges ?? []) this.cover(merge, rowOf);
  }

  /** Cells that merges may still cover: those of a damaged file could reach over each other without end. */
  private coverBudget = 2_000_000;

  private cover({ top, left, bottom, right }: CellRange, rowOf: ReadonlyMap<number, number>): void {
    const first = rowOf.get(top);
    if (first === undefined) return;
    let last = first;
    while (last + 1 < this.height && this.lineOf(last + 1) <= bottom) last++;
    const range = { top: first, left: left - 1, bottom: last, right: Math.min(right, this.width) - 1 };
    for (let row = range.top; row <= range.bottom; row++)
      for (let column = range.left; column <= range.right; column++) {
        // merges of a sound file do not overlap: a second one over the same cell ends it
        if (this.covers.has(cellKey(row, column)) || this.coverBudget-- <= 0) return;
        this.covers.set(cellKey(row, column), range);
      }
  }

  /** The line of the file, or the row of the worksheet, that a row of the grid is. */
  lineOf(row: number): number {
    return this.lines[row] ?? row + 1;
  }

  text(row: number, column: number): string {
    return this.rows[row]?.fields[column] ?? '';
  }

  /** How far a text is set in, in half-width characters. */
  indent(row: number, column: number): number {
    return this.rows[row]?.looks?.[column]?.indent ?? 0;
  }

  isBold(row: number, column: number): boolean {
    return this.rows[row]?.looks?.[column]?.bold ?? false;
  }

  kind(row: number, column: number): CellKind {
    return this.kindsOf(row)[column] ?? 'empty';
  }

  kindsOf(row: number): readonly CellKind[] {
    const known = this.kinds[row];
    if (known) return known;
    const kinds = (this.rows[row]?.fields ?? []).map(kindOf);
    this.kinds[row] = kinds;
    return kinds;
  }

  /** The columns of a row that have something in them. */
  filled(row: number): readonly number[] {
    const known = this.filledAt[row];
    if (known) return known;
    const filled = this.kindsOf(row).flatMap((kind, column) => (kind === 'empty' ? [] : [column]));
    this.filledAt[row] = filled;
    return filled;
  }

  /** The merge that covers a cell. */
  mergeAt(row: number, column: number): GridRange | undefined {
    return this.covers.size === 0 ? undefined : this.covers.get(cellKey(row, column));
  }

  /** The text that stands over a cell: its own, or that of the merge which covers it. */
  spread(row: number, column: number): string {
    const merge = this.mergeAt(row, column);
    return merge ? this.text(merge.top, merge.left) : this.text(row, column);
  }

  /** Whether a row has nothing in it and is not the lower part of a merge with text either. */
  isBlank(row: number): boolean {
    if (this.filled(row).length > 0) return false;
    for (let column = 0; column < this.width && this.covers.size > 0; column++) {
      const merge = this.mergeAt(row, column);
      if (merge && merge.top < row && this.text(merge.top, merge.left) !== '') return false;
    }
    return true;
  }

  /** The rows and columns changed for each other, as a sheet of its own; lines then count the columns. */
  transposed(top: number, bottom: number): Pick<RawTable, 'name' | 'rows' | 'merges'> {
    const rows = Array.from({ length: this.width }, (_, column): SheetRow => {
      const fields = Array.from({ length: bottom - top + 1 }, (_, index) => this.spread(top + index, column));
      return { line: column + 1, fields };
    });
    return { rows, name: '' };
  }
}

/** More columns than any spreadsheet has. */
const KEYS_A_ROW = 2 ** 15;

function cellKey(row: number, column: number): number {
  return row * KEYS_A_ROW + column;
}

/** A block of cells; rows and columns count from 0, and the last ones belong to it. */
export interface GridRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** More blank rows than this in a run tell nothing more, and a sheet may have a million of them. */
const MOST_BLANK_ROWS = 3;

/** The rows of a sheet with the blank ones put back that it leaves out, a few of each run. */
function withBlankRows({ name, rows }: Pick<RawTable, 'name' | 'rows'>) {
  const full: (SheetRow | undefined)[] = [];
  const lines: number[] = [];
  let next = rows[0]?.line ?? 1;
  for (const row of rows) {
    for (let line = next; line < row.line && line < next + MOST_BLANK_ROWS; line++) {
      full.push(undefined);
      lines.push(line);
    }
    full.push(row);
    lines.push(row.line);
    // in a text file a quoted field carries its row over several lines
    const breaks = name === undefined ? row.fields.reduce((sum, field) => sum + breaksIn(field), 0) : 0;
    next = row.line + 1 + breaks;
  }
  return { rows: full, lines };
}

function breaksIn(field: string): number {
  return field.includes('\n') ? field.split('\n').length - 1 : 0;
}
