import type { Place } from '../core/diagnostics.js';
import type { Cell, Column, Pack, Row, TableKind, TableLayout, TableSettings } from '../dataset/model.js';

/**
 * What templates see: the data set with everything that follows from it worked out. Plain objects only, so
 * that Handlebars can read them with prototype access off.
 */
export interface Report {
  readonly pack: Pack;
  readonly tables: Readonly<Record<string, ReportTable>>;
  readonly glossary: readonly GlossaryEntry[];
}

export interface ReportTable {
  readonly name: string;
  readonly kind: TableKind;
  readonly settings: TableSettings;
  readonly columns: readonly Column[];
  /**
   * The columns of one year each, figures (`year`) and words (`text`: 2022年节点) alike, in order of year;
   * actual figures come before targets of the same year.
   */
  readonly years: readonly Column[];
  /** The columns of figures without a year (projects: 投资, 年产值, 年税收). */
  readonly amounts: readonly Column[];
  /** Rows in file order. */
  readonly rows: readonly ReportRow[];
  /**
   * Groups in order of first appearance; a table without a group column has one group with an empty name.
   */
  readonly groups: readonly ReportGroup[];
  /** By header of each amount column. */
  readonly total: Readonly<Record<string, Total>>;
  /** Whether sums and counts are printed; not of a table of rates alone, nor of one whose settings ask for none. */
  readonly hasSums: boolean;
  /** How a general table prints. */
  readonly layout?: TableLayout;
}

export interface ReportGroup {
  readonly name: string;
  readonly rows: readonly ReportRow[];
  readonly count: number;
  readonly subtotal: Readonly<Record<string, Total>>;
}

/** A sum that says what it leaves out. */
export interface Total {
  /** Decimal-exact sum, formatted without grouping: `477`, `1075`, `0.3`; empty of a column that has no sums. */
  readonly digits: string;
  /** Rows that had a figure, and rows that had none. */
  readonly counted: number;
  readonly missing: number;
  /** How many of the figures counted carry words such as 约 or 以上. */
  readonly approximate: number;
  /** The head of the column that is summed. */
  readonly place: Place;
}

export interface ReportRow {
  readonly id: string;
  /** 1-based position in the table as it is printed, group after group, and in the row's group. */
  readonly number: number;
  readonly numberInGroup: number;
  readonly label: string;
  readonly group: string;
  readonly unit: string;
  /** By header. */
  readonly cells: Readonly<Record<string, Cell>>;
  /**
   * Difference of the last year's figure to that of the year before; missing where either is not one
   * number.
   */
  readonly difference?: Difference;
  /**
   * By header of an amount column: 1 is the largest; equal values share a rank; rows without figure have
   * none.
   */
  readonly rank: Readonly<Record<string, number>>;
  /** By header of an amount column: share of the table's total in percent, one decimal place. */
  readonly share: Readonly<Record<string, string>>;
  /** In a general table: how deep it stands, and whether it heads a group or sums up. */
  readonly level?: number;
  readonly rowKind?: NonNullable<Row['rowKind']>;
}

export interface Difference {
  /** Signed decimal with a true minus sign: `+0.3`, `−1.5`, `0.0`. */
  readonly digits: string;
  readonly sign: -1 | 0 | 1;
  /** 个百分点 for percentages, else the unit of the figures. */
  readonly unit: string;
  /** Headers of the two columns compared: `2021年实绩` and `2022年目标`. */
  readonly from: string;
  readonly to: string;
}

export interface GlossaryEntry {
  readonly id: string;
  /** 1-based number of its mark: ①, ② … */
  readonly number: number;
  readonly term: string;
  readonly definition: string;
  readonly section: string;
}
