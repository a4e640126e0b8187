/** A text in both languages of the program; which one is shown is decided where it is printed. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Bilingual;

/**
 * Where a problem stands, counted from 1. In a table of data `line` is the line of the file in which the row
 * begins (the spreadsheet's row number, unless a cell above holds several lines), `column` counts cells and
 * `field` is the header of that column; elsewhere `column` counts characters. In a workbook `sheet` names the
 * worksheet and `address` is the place as spreadsheet programs write it: `项目!D7`, the row `项目!7:7`, the sheet
 * `项目`; in a JSON file `sheet` names the table and `address` is a pointer: `/项目/5/投资`.
 */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
  readonly sheet?: string;
  readonly address?: string;
}

/** One finding about the input. Errors stop the build, warnings are counted and listed. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Stable, kebab-case name of the rule, for tests and for `--json`. */
  readonly code: string;
  readonly message: Bilingual;
  readonly place?: Place;
  readonly hint?: Bilingual;
}
