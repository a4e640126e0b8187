/** The terms of a pack with their explanations. Types only: both sides import them. */
export interface TermsState {
  /** The sheet that they stand in, as edits name it; undefined where the pack has none. */
  readonly sheet?: TermSheet;
  /** Where the table of terms is made with the first of them: a sheet of a workbook, or a file of its own. */
  readonly home: { readonly file: string; readonly sheet?: string };
  readonly terms: readonly TermState[];
}

export interface TermSheet {
  readonly key: string;
  readonly file: string;
  readonly sheet?: string;
  readonly isEditable: boolean;
  /** Columns by what they are for, from 1. */
  readonly termColumn: number;
  readonly definitionColumn: number;
  readonly idColumn?: number;
  readonly width: number;
  /** The row behind the last. */
  readonly nextLine: number;
}

export interface TermState {
  readonly line: number;
  /** All cells of its row. */
  readonly fields: readonly string[];
  readonly term: string;
  readonly definition: string;
  /** Of its mark: ①, ② … */
  readonly number?: number;
  /** How often it is marked in the edition that is shown. */
  readonly marks: number;
}
