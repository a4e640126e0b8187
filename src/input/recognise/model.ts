import type { Bilingual } from '../../core/diagnostics.js';
import type { Period } from '../../quantity/period.js';
import type { RawTable } from '../raw-table.js';
import type { Ratio } from './words.js';

/** What the cells of a column are. */
export type ColumnType =
  | 'name'
  | 'code'
  | 'serial'
  | 'amount'
  | 'rate'
  | 'index'
  | 'words'
  | 'date'
  | 'period'
  | 'technical'
  | 'empty';

/** A column of a table; `at` counts the columns of the sheet from 1. */
export interface RecognisedColumn {
  readonly at: number;
  /** The texts of the head over it from the top down, without its unit. */
  readonly path: readonly string[];
  readonly type: ColumnType;
  readonly unit?: string;
  readonly period?: Period;
  readonly ratio?: Ratio;
  /** Whether its words are the units of the rows. */
  readonly holdsUnits?: true;
  /** Lines whose cells were days as spreadsheet programs count them, and are read as dates. */
  readonly serialDates?: readonly number[];
  /** Why it is not printed, where it is not. */
  readonly leftOut?: Bilingual;
}

/** A row of a table. */
export interface RecognisedRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly name: string;
  /** 0 for the outermost. */
  readonly level: number;
  /** A `group` has a name and nothing else, and heads the rows that follow. */
  readonly kind: 'data' | 'group' | 'total';
  readonly unit?: string;
  readonly period?: Period;
  /** The outer name it comes under, where the sheet has that in a column of its own. */
  readonly outer?: string;
  /** The texts of all columns. */
  readonly cells: readonly string[];
}

/** A text that stands above or below a table, with the line it is in. */
export interface SheetLine {
  readonly line: number;
  readonly text: string;
}

/** The mark of a note behind a figure or a name. */
export interface CellMark extends SheetLine {
  readonly at: number;
  readonly mark: string;
}

/** How a long table, a figure a row, becomes a wide one: columns of the sheet, counted from 1. */
export interface Pivot {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
}

/** What the reader of a table looked for. */
export type Part = 'title' | 'unit' | 'head' | 'levels' | 'total' | 'range';

export type Sureness = 'sure' | 'likely' | 'doubtful' | 'unknown';

/** How sure one part is, and by what. */
export interface Evidence {
  readonly part: Part;
  readonly sureness: Sureness;
  readonly reasons: readonly Bilingual[];
}

/** What a sheet says and its own figures do not bear out. */
export interface Contradiction {
  readonly line: number;
  readonly text: Bilingual;
}

/** What only the clerk can say; `answer` is the line of pack.yaml that says it. */
export interface Question {
  readonly text: Bilingual;
  readonly answer?: string;
}

/**
 * `plain`: names down, indicators across; `periods`: periods down the rows; `list`: mostly words; `long`: a figure a
 * row, to be pivoted.
 */
export type TableShape = 'plain' | 'periods' | 'list' | 'long';

/** A table as it was recognised in a sheet. */
export interface RecognisedTable {
  readonly title?: SheetLine;
  readonly number?: string;
  readonly unit?: string;
  readonly period?: Period;
  /** What a line of its own above the head tells of when the table is of: 2025年9月, 截至2025年10月12日. */
  readonly dated?: string;
  /** Lines of the head. */
  readonly head: readonly number[];
  readonly columns: readonly RecognisedColumn[];
  /** The columns that hold the names of rows, of outer and inner names both. */
  readonly names: readonly number[];
  readonly rows: readonly RecognisedRow[];
  /** First and last line of each run of rows: several where the sheet goes on with 续表. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly notes: readonly SheetLine[];
  readonly sources: readonly SheetLine[];
  readonly marks: readonly CellMark[];
  /** Signs that stand for no figure, with the number of cells that have them. */
  readonly signs: Readonly<Record<string, number>>;
  readonly shape: TableShape;
  readonly pivot?: Pivot;
  /** First columns of the parts, set side by side in the sheet, that were put together. */
  readonly sideBySide?: { readonly columns: readonly number[]; readonly as: 'columns' | 'rows' };
  readonly isTransposed: boolean;
  /** What parts the cells of its text, where that is no comma. */
  readonly separator?: RawTable['separator'];
  readonly skipped: readonly { readonly lines: readonly number[]; readonly why: Bilingual }[];
  /** What stands above the head and is not printed: the office that made the sheet, its date. */
  readonly above: readonly SheetLine[];
  /** What stands below the last table of a sheet and was not read. */
  readonly unread: readonly SheetLine[];
  readonly evidence: readonly Evidence[];
  readonly questions: readonly Question[];
  /** Totals that are not the sum of their rows, as far as the sheet shows which those are. */
  readonly contradictions: readonly Contradiction[];
  /** Figures that are merged over several rows: the first line, and the last. */
  readonly mergedFigures: readonly { readonly at: number; readonly lines: LineRange }[];
}

/** First and last of some lines. */
export type LineRange = readonly [number, number];

/** Whether a line is one of these. */
export function isWithin(line: number, ranges: readonly LineRange[] = []): boolean {
  return ranges.some(([first, last]) => line >= first && line <= last);
}

/** What pack.yaml says of a table's reading: stronger than all that is recognised. Lines and columns count from 1. */
export interface Reading {
  // of the sheet as a whole: lines of other tables are told apart by these, too
  /** First and last line of the head. */
  readonly head?: LineRange;
  readonly skip?: readonly LineRange[];
  readonly transpose?: boolean;
  // of one table
  readonly skipColumns?: readonly number[];
  readonly unit?: string;
  /** `flat` for none, `codes` by the codes of rows (36, 3602, 360281), or levels by line. */
  readonly levels?: 'flat' | 'codes' | Readonly<Record<number, number>>;
  /** Lines of totals, or `none`. */
  readonly total?: readonly LineRange[] | 'none';
  /** Heads of the columns that go down, across and into the cells, or `none`. */
  readonly pivot?:
    | { readonly rows: string; readonly columns: string; readonly values: readonly string[] }
    | 'none';
}
