import type { Big } from 'big.js';
import type { Bilingual } from '../../core/diagnostics.js';
import type { QuantityNumber } from '../../quantity/model.js';
import type { HeaderForm } from './header-form.js';

/** A kind of table: what it is called, which columns it has and how it prints. */
export interface TableKind {
  /** The tables of this kind that a data folder may hold without saying so in pack.yaml. */
  readonly tables: readonly WellKnownTable[];
  /** Its columns as a clerk fills them in; none are laid down of a general table. */
  readonly columns: readonly ColumnRule[];
  /** Whether it may have further columns, of words or figures, which print as they are. */
  readonly takesOthers?: true;
  /** Columns that nobody fills in, for they follow from others of their row. */
  readonly measures: readonly RowMeasure[];
  /** By a place of its own in the templates, or column by column in the section of general tables. */
  readonly print: 'template' | 'columns';
}

/** A column that follows from others of its row: 执行率. */
export interface RowMeasure {
  readonly header: string;
  readonly unit: string;
  /** The titles of the columns that it follows from. */
  readonly from: readonly string[];
  /** The figures of these, in their order, of a row or of the sums of all → the figure of the column. */
  of(figures: readonly Measured[]): QuantityNumber | { readonly kind: 'missing' };
}

/** A figure that others follow from. */
export interface Measured {
  readonly value: Big;
  readonly unit: string;
  /** Whether no word such as 约 or 以上 stands with it. */
  readonly isExact: boolean;
}

/** A table that is known by the name of its file or worksheet. */
export interface WellKnownTable {
  /** Name of its file, without the ending, and of the table in texts and templates. */
  readonly name: string;
  /** What its worksheet may be called in Chinese: the first of the names is the one written. */
  readonly sheetNames: readonly [string, ...string[]];
  /** What stands above it where pack.yaml gives it no title; a glossary prints without. */
  readonly title?: string;
  /** What its rows are, to be counted. */
  readonly rows: Bilingual;
}

/**
 * What a column is for. `period` columns hold the quantities of one period (2025年实绩), `amount` columns those without
 * one (投资（亿元）), `measure` columns what follows from others of the row, `figure` columns those of a general table.
 */
export type ColumnRole =
  | 'id'
  | 'label'
  | 'group'
  | 'unit'
  | 'period'
  | 'amount'
  | 'measure'
  | 'figure'
  | 'text'
  | 'note'
  | 'section'
  | 'quote'
  | 'check'
  | 'doubt';

/** One column that a kind of table may have. */
export interface ColumnRule {
  /** The header, or the form that it has. */
  readonly header: string | HeaderForm;
  readonly role: ColumnRole;
  /**
   * `column`: the table must have such a column; `cell`: and every row must have a text in it; `if-there`: it must
   * where the table has such a column.
   */
  readonly required?: 'column' | 'cell' | 'if-there';
  /**
   * What stands in it traces, orders, shortens or checks; it is not printed as it stands. Of all others each filled
   * cell is.
   */
  readonly isKept?: true;
  /** For documents: where the shipped editions print it. */
  readonly prints: Bilingual;
}
