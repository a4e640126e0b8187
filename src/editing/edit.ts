import type { TableLines } from './column-cell.js';

/*
 * Changes of the files of a data folder, as they are asked for and as they are undone. Each says what it expects to
 * find, so that what somebody else has written there meanwhile is never lost.
 */

/** One change of one file. */
export type Edit =
  | CellsEdit
  | RowsInserted
  | RowsRemoved
  | RowsMoved
  | ColumnInserted
  | ColumnRemoved
  | SheetInserted
  | SheetRemoved
  | ValueEdit
  | ValueInserted
  | ValueMoved
  | TextEdit
  | FileEdit;

interface OfFile {
  /** The name of the file in its data folder, with `/`. */
  readonly file: string;
}

interface OfTable extends OfFile {
  /** The worksheet; absent for a text file, which is one table. */
  readonly sheet?: string;
}

/**
 * A cell by its place as {@link Place} has it: from 1, `line` being the row of a worksheet or the line of a text file
 * in which the row begins. Its texts are as readers show them.
 */
export interface CellChange {
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
  /** Only of what undoes an edit: what stood in the file to the character; null where there was no such cell. */
  readonly written?: string | null;
}

/** Cells of a table; places are those before the edit. Cells behind the last row or column make the table larger. */
export interface CellsEdit extends OfTable {
  readonly kind: 'cells';
  readonly cells: readonly CellChange[];
  readonly restored?: Restored;
}

/**
 * New rows, of which the first stands at `line`; what stood there moves down. Behind the last row it adds to the table.
 */
export interface RowsInserted extends OfTable {
  readonly kind: 'insert-rows';
  readonly line: number;
  readonly rows: readonly (readonly string[])[];
  /** The row that they look like, in a workbook; the one above where it is absent. */
  readonly like?: number;
  /** Only of what undoes an edit: the rows to the character, and what ended lines. */
  readonly written?: readonly string[];
  readonly end?: string;
  readonly restored?: Restored;
}

/** Takes out as many rows from `line` on as `before` has, which are their texts. */
export interface RowsRemoved extends OfTable {
  readonly kind: 'remove-rows';
  readonly line: number;
  readonly before: readonly (readonly string[])[];
  readonly restored?: Restored;
}

/** Moves as many rows from `line` on as `before` has to before the row that stands at `to` (or behind the last). */
export interface RowsMoved extends OfTable {
  readonly kind: 'move-rows';
  readonly line: number;
  readonly to: number;
  readonly before: readonly (readonly string[])[];
  readonly restored?: Restored;
}

/** A new column before the one at `column`, empty; what stood there moves right. */
export interface ColumnInserted extends OfTable {
  readonly kind: 'insert-column';
  readonly column: number;
  /** Only of what undoes an edit: what stands in it, and where its table does. */
  readonly cells?: readonly ColumnCell[];
  readonly lines?: TableLines;
  readonly restored?: Restored;
}

/** Takes out a column in which these texts stand and no others. */
export interface ColumnRemoved extends OfTable {
  readonly kind: 'remove-column';
  readonly column: number;
  readonly before: readonly ColumnCell[];
  /** Where the table stands that the column is of; absent where all of the sheet is one. */
  readonly lines?: TableLines;
  readonly restored?: Restored;
}

/** The cell of a column in a row that begins at a line. */
export interface ColumnCell {
  readonly line: number;
  readonly text: string;
  /** Only of what undoes an edit: what stood in the file to the character. */
  readonly written?: string;
}

/** A new worksheet behind those of a workbook, with its rows from the first on. */
export interface SheetInserted extends OfFile {
  readonly kind: 'insert-sheet';
  readonly sheet: string;
  readonly rows: readonly (readonly string[])[];
  readonly restored?: Restored;
}

/** Takes out a worksheet that has these rows and no others. */
export interface SheetRemoved extends OfFile {
  readonly kind: 'remove-sheet';
  readonly sheet: string;
  readonly before: readonly (readonly string[])[];
  readonly restored?: Restored;
}

/** A step into a YAML file: a key or, from 0, the place in a list. */
export type ValuePath = readonly (string | number)[];

/**
 * A value of a YAML file: set, changed, or taken out where `after` is absent. `before` is absent where there was none.
 */
export interface ValueEdit extends OfFile {
  readonly kind: 'value';
  readonly path: ValuePath;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Only of what undoes an edit: the text of the whole stretch that the edit replaced. */
  readonly written?: WrittenStretch;
}

/** A new item of a list, before the one at the index that `path` ends with; those behind it move on. */
export interface ValueInserted extends OfFile {
  readonly kind: 'insert-value';
  readonly path: ValuePath;
  readonly after: unknown;
  readonly written?: WrittenStretch;
}

/**
 * Moves a pair of a map or an item of a list, with the comments above it, to before the one that `to` names (a key, or
 * an index); behind the last where it is absent. `before` is its value.
 */
export interface ValueMoved extends OfFile {
  readonly kind: 'move-value';
  readonly path: ValuePath;
  readonly before: unknown;
  readonly to?: string | number;
  readonly written?: WrittenStretch;
}

/**
 * A stretch of a text as it stood (`text`), and what stands for it now (`instead`) `at` an offset, if all else stayed.
 */
export interface WrittenStretch {
  readonly at: number;
  readonly instead: string;
  readonly text: string;
}

/** The whole of a text file; lines end in LF here, and in the file as they did. */
export interface TextEdit extends OfFile {
  readonly kind: 'text';
  readonly before: string;
  readonly after: string;
}

/**
 * A file made, replaced or taken away as it is: SHA-256 (hex) of what is there, base64 of what shall be; null is no
 * file.
 */
export interface FileEdit extends OfFile {
  readonly kind: 'file';
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What an edit took away beyond cells (references and stored results of a workbook; the encoding of a text file, whose
 * one part has no name): put back whole where nothing has touched it since.
 */
export interface Restored {
  readonly parts: readonly {
    readonly name: string;
    /** SHA-256 (hex) of the part as the edit left it; null where it took it away. */
    readonly now: string | null;
    /** Base64 of what it was, deflated. */
    readonly was: string;
  }[];
}

/**
 * What an edit makes of a file, `bytes` being undefined where it is no more; and the edits that undo it, in their
 * order.
 */
export interface Applied {
  readonly bytes: Uint8Array | undefined;
  readonly inverse: readonly Edit[];
}

/** Something that does not stand where an edit expects it. */
export interface Conflict {
  readonly file: string;
  readonly sheet?: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: ValuePath;
  readonly expected: unknown;
  /** What stands there; undefined for nothing. */
  readonly stands: unknown;
}

/** Thrown where something else stands in a file than an edit expects: nothing is changed then. */
export class EditConflict extends Error {
  constructor(readonly conflicts: readonly Conflict[]) {
    super(conflicts.map((one) => JSON.stringify(one)).join('\n'));
    this.name = 'EditConflict';
  }
}
