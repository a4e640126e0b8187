import type { KindName } from '../dataset/kinds/index.js';
import type { Cell, Column, Pack, Row, TableLayout, TableSettings } from '../dataset/model.js';
import type { Difference } from '../dataset/quantity/difference.js';
import type { Total } from '../dataset/quantity/sums.js';
import type { WorkReport } from './work-report.js';

/**
 * What templates see: the data set with everything that follows from it worked out. Plain objects only, so
 * that Handlebars can read them with prototype access off.
 */
export interface Report {
  readonly pack: Pack;
  readonly tables: Readonly<Record<string, ReportTable>>;
  readonly glossary: readonly GlossaryEntry[];
  /** The report that the data were taken from, where the folder keeps it. */
  readonly workReport?: WorkReport;
}

export interface ReportTable {
  readonly name: string;
  readonly kind: KindName;
  readonly settings: TableSettings;
  readonly columns: readonly ReportColumn[];
  /**
   * The columns of one period each, a year or a part of one, figures and words (2022年节点) alike, in order of time;
   * actual figures come before targets of the same period.
   */
  readonly years: readonly ReportColumn[];
  /** The columns of figures without a period (projects: 投资, 年产值, 年税收). */
  readonly amounts: readonly Column[];
  /** The columns of words that its kind of table does not have: an office's own. */
  readonly own: readonly Column[];
  /** Rows in file order. */
  readonly rows: readonly ReportRow[];
  /**
   * Groups in order of first appearance; a table without a group column has one group with an empty name.
   */
  readonly groups: readonly ReportGroup[];
  /** By header of each amount column, and of what follows from sums. */
  readonly total: Readonly<Record<string, Total>>;
  /** Whether sums and counts are printed; not of a table of rates alone, nor of one whose settings ask for none. */
  readonly hasSums: boolean;
  /** How a general table prints. */
  readonly layout?: TableLayout;
}

/** A column as templates see it. */
export interface ReportColumn extends Column {
  /** That of its period, for templates that ask for no more. */
  readonly year?: number;
}

export interface ReportGroup {
  readonly name: string;
  readonly rows: readonly ReportRow[];
  readonly count: number;
  readonly subtotal: Readonly<Record<string, Total>>;
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
   * Difference of the last period's figure to that of the one it is compared with, a year before or so; missing where
   * either is not one number.
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
  /** In a general table: the names that it stands under, and the period that it is of. */
  readonly under?: NonNullable<Row['under']>;
  readonly period?: NonNullable<Row['period']>;
}

export interface GlossaryEntry {
  readonly id: string;
  /** 1-based number of its mark: ①, ② … */
  readonly number: number;
  readonly term: string;
  readonly definition: string;
  readonly section: string;
}
