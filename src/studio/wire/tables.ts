import type { Bilingual } from '../../core/diagnostic.js';
import type { ColumnRole } from '../../dataset/kinds/kind.js';
import type { Edit } from '../../editing/edit.js';

/** A sheet as the page edits it: what stands in its file. */
export interface SheetState {
  readonly key: string;
  /** Name of its file in the data folder, and of the worksheet: as edits name them. */
  readonly file: string;
  readonly sheet?: string;
  /** Changes with the content of the sheet. */
  readonly version: string;
  /** How many changes the pack had had. */
  readonly changes: number;
  /** Whether its file can be changed here; the others (`.xls`, JSON …) are only read. */
  readonly isEditable: boolean;
  readonly rows: readonly SheetRowState[];
}

export interface SheetRowState {
  /** As places count it: the row of a worksheet, or the line of a text file. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** What is known of a sheet besides its cells: it follows with each build. */
export interface SheetNotes {
  /** Of the sheet that the notes are about. */
  readonly version: string;
  /** How many changes the pack had had. */
  readonly changes: number;
  /** The row of the heads, where it was found. */
  readonly headLine?: number;
  /** The row of the last figures; sums and notes may stand below. */
  readonly lastLine?: number;
  readonly columns: readonly ColumnNote[];
  readonly derived: readonly DerivedColumn[];
  readonly marks: readonly CellMark[];
}

/** What a column is for; `column` counts from 1. */
export interface ColumnNote {
  readonly column: number;
  readonly role: ColumnRole;
  readonly unit?: string;
}

/** A column that nobody fills in, for it follows from others. */
export interface DerivedColumn {
  readonly title: string;
  /** By the line of the row. */
  readonly texts: Readonly<Record<number, string>>;
}

export type MarkKind = 'error' | 'warning' | 'doubt' | 'change';

/** Something that is to be said of a cell, or of a row where it has no column. */
export interface CellMark {
  readonly kind: MarkKind;
  readonly line: number;
  readonly column?: number;
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  /** What to write into the cell instead, where one thing is most likely meant. */
  readonly mend?: string;
}

/** A change of one cell, as its past tells it. */
export interface CellPast {
  /** ISO time. */
  readonly at: string;
  readonly by: string;
  readonly kind: 'edit' | 'undo' | 'redo';
  readonly before: string;
  readonly after: string;
}

/** A table that is to be made: the edits that make it, and what it is asked for by then. */
export interface NewTable {
  readonly key: string;
  readonly edits: readonly Edit[];
}
