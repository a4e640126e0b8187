import type { Place } from '../../core/diagnostics.js';

/** What differs between two states of a data folder, by table, row and cell, and what follows from it. */
export interface PackDifference {
  /** Texts of pack.yaml by path: `title`, `narrative.glance.1`. */
  readonly texts: readonly ValueChange[];
  readonly tables: readonly TableDifference[];
  /** Paragraphs of the report by the heading that they stand under, where any differ. */
  readonly report?: readonly ValueChange[];
}

export interface TableDifference {
  readonly table: string;
  /** Title of the table, or its name where it has none. */
  readonly title: string;
  /** `added` or `removed` where only one of the two has the table: all its rows are then told, no columns. */
  readonly kind: 'added' | 'removed' | 'changed';
  /** Columns that only one of the two has. */
  readonly columns: readonly ColumnChange[];
  readonly rows: readonly RowChange[];
  /** The fewest rows that must have been moved for those of both to stand as they do. */
  readonly moved: readonly MovedRow[];
  /** Totals, subtotals and counts that came out otherwise. */
  readonly sums: readonly ValueChange[];
}

export interface ColumnChange {
  readonly kind: 'added' | 'removed';
  readonly header: string;
  /** What it says, row by row; rows of which it says nothing are left out. */
  readonly cells: readonly ColumnCell[];
}

export interface ColumnCell {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

/** A row by its id; a row whose id was changed is one removed and one added. */
export type RowChange = AddedRow | RemovedRow | ChangedRow;

interface RowFacts {
  readonly id: string;
  readonly label: string;
  readonly place: Place;
}

export interface AddedRow extends RowFacts {
  readonly kind: 'added';
  /** What it says, column by column; empty cells are left out. */
  readonly cells: readonly CellValue[];
}

export interface RemovedRow extends RowFacts {
  readonly kind: 'removed';
  /** What it said. */
  readonly cells: readonly CellValue[];
}

export interface CellValue {
  readonly name: string;
  readonly value: string;
  /** Whether it is printed as a figure; 出处 and 原文 are not printed. */
  readonly isPrinted: boolean;
}

export interface MovedRow {
  readonly id: string;
  readonly label: string;
  /** Its place among the rows of its table, from 1. */
  readonly before: number;
  readonly after: number;
}

export interface ChangedRow extends RowFacts {
  readonly kind: 'changed';
  readonly cells: readonly CellChange[];
  /** Change, rank and share that came out otherwise, also where no cell of the row was touched. */
  readonly derived: readonly ValueChange[];
}

export interface ValueChange {
  /** What it is a value of: a path in pack.yaml, `合计 投资（亿元）`, `名次 投资（亿元）`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export interface CellChange extends ValueChange {
  /** Where the cell stands now. */
  readonly place: Place;
  /** Whether it is printed as a figure; 出处 and 原文 are not printed. */
  readonly isPrinted: boolean;
}
