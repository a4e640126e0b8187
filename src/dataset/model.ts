import type { Place } from '../core/diagnostics.js';
import type { Passage } from '../core/source/passage.js';
import type { Reading } from '../input/recognise/model.js';
import type { Ratio } from '../input/recognise/words.js';
import type { Quantity } from '../quantity/model.js';
import type { Period } from '../quantity/period.js';
import type { ChartSpec } from './chart-spec.js';
import type { KindName } from './kinds/index.js';
import type { ColumnRole } from './kinds/kind.js';

export interface Cell {
  /** Trimmed text as the clerk wrote it. */
  readonly text: string;
  readonly quantity: Quantity;
  readonly place: Place;
}

export interface Column {
  /** Header as written, brackets made full width: `投资（亿元）`, `2021年实绩`. */
  readonly header: string;
  /** Header without its unit: `投资`. */
  readonly title: string;
  readonly role: ColumnRole;
  /** Of a general table: the heads over it from the top down, of which its title is the last. */
  readonly path?: readonly string[];
  /** What its figures are of others, where they are no plain ones: 同比, 完成预算%. */
  readonly ratio?: Ratio;
  /** Unit from the header's brackets; of the column 单位, what its empty cells mean by the table's settings. */
  readonly unit?: string;
  /** Kept to trace, order or draw by, and not to be printed as it stands. */
  readonly isKept?: true;
  /** None of the columns that its kind of table has: an office's own. */
  readonly isOwn?: true;
  /** Why the figures of an amount column are not added up: they are rates, or the table's settings ask for no sum. */
  readonly unsummed?: 'rate' | 'setting';
  /** The time that its figures (`period`, `figure`) or words (`text`) are of. */
  readonly period?: Period;
  /** Whether they are what came of a period or what was meant to: 实绩, 目标, 进展, 节点. */
  readonly measure?: string;
  readonly place: Place;
}

export interface Row {
  readonly id: string;
  readonly place: Place;
  /** By column header. Every column of the table has a cell here, a missing one being empty. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** In a general table: how deep it stands, from 0, and what it is. */
  readonly level?: number;
  readonly rowKind?: 'data' | 'group' | 'total';
  /** In a general table: the names of the rows that it stands under, the outermost first. */
  readonly under?: readonly string[];
  /** In a general table: the time that its figures are of, where periods run down. */
  readonly period?: Period;
}

/** How a general table prints. */
export interface TableLayout {
  /** Tables print in the order of their files and sheets, unless pack.yaml names them. */
  readonly order: number;
  /** From its sheet; pack.yaml may give another. */
  readonly title: string;
  /** Of the line above it. */
  readonly unit?: string;
  /** The period that all of it is of. */
  readonly period?: string;
  readonly head: readonly (readonly HeadCell[])[];
  /** One for each column of the table. */
  readonly columns: readonly { readonly align: 'left' | 'center' | 'figure'; readonly grow: number }[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

/** A cell of the head of a general table: how many columns and rows it fills, and the first column. */
export interface HeadCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  readonly first: number;
}

export interface Table {
  /** Name in the pack: `indicators`, `sectors`, `projects` …; the name of its file or worksheet. */
  readonly name: string;
  readonly kind: KindName;
  readonly file: string;
  /** Name of the worksheet, when the file is a workbook. */
  readonly sheet?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Of a general table. */
  readonly layout?: TableLayout;
}

/** Settings of one table in pack.yaml. */
export interface TableSettings {
  readonly kind: KindName;
  readonly title?: Passage;
  /** Unit line above the table: `亿元`; one of several units is `亿元、%`. */
  readonly unit?: string;
  /** Whether the table has sums, or the headers of the columns that do; of all amounts but rates where absent. */
  readonly sums?: boolean | readonly string[];
  readonly notes: readonly Passage[];
  readonly source?: Passage;
  /**
   * How many decimals figures are set with, all of them or by the names of columns: those of a general table are
   * rounded or filled up, others filled up with zeros. Of a general table, how its sheet is to be read.
   */
  readonly decimals?: number | Readonly<Record<string, number>>;
  readonly reading?: Reading;
  /** The section of the templates in which a general table prints. */
  readonly section?: string;
  /** The editions that a general table prints in, where not in all. */
  readonly editions?: readonly string[];
  /** Where pack.yaml names the table; absent when it doesn't. */
  readonly place?: Place;
}

/** A count or sum that the source states in words, to be held against the rows. */
export interface StatedTotal {
  /** The clause of the source, word for word; the numbers claimed must occur in it. */
  readonly says: Passage;
  readonly table: string;
  /** Number of rows, by group; `合计` is the whole table. */
  readonly count?: Readonly<Record<string, number>>;
  /** Sum of a column, by group, as decimal strings. */
  readonly sum?: { readonly column: string; readonly equals: Readonly<Record<string, string>> };
  readonly place: Place;
}

export const glossarySorts = ['number', 'pinyin', 'appearance'] as const;

/** Settings of the glossary in pack.yaml. */
export interface GlossarySettings {
  /**
   * `number` is the order of the rows, `pinyin` that of the terms, `appearance` that of the first marks in an edition;
   * the marks are numbered accordingly.
   */
  readonly sort?: (typeof glossarySorts)[number];
  /** Whether terms without a mark in a text are found and marked. */
  readonly autoMark?: boolean;
  /** Whether terms may be listed that no text of the pack mentions: they are those of a report. */
  readonly unmentioned?: boolean;
}

export const notePlaces = ['foot', 'end'] as const;
export const noteCounts = ['page', 'throughout'] as const;

/** Settings of the report that the data folder keeps, in pack.yaml. */
export interface ReportSettings {
  /** Whether it stands before the tables in a book of both, which then are its annexes. */
  readonly first: boolean;
  /** Where its notes stand in editions of the report, and how their marks are counted, in place of what those say. */
  readonly notes?: (typeof notePlaces)[number];
  readonly noteNumbers?: (typeof noteCounts)[number];
}

/** pack.yaml, checked. */
export interface Pack {
  readonly file: string;
  readonly title: string;
  readonly subtitle?: string;
  /** Empty where pack.yaml says none, as are issuer and date. */
  readonly meeting: string;
  /** 会议材料（五） */
  readonly number?: string;
  /** ——2022年2月22日在市七届人大二次会议上 */
  readonly occasion?: string;
  readonly issuer: string;
  /** Place of issue on the cover, e.g. 江西·乐平. */
  readonly place?: string;
  /** ISO date of the data, `2022-02-22`; also the PDF's creation date. */
  readonly date: string;
  readonly editions: readonly string[];
  /** Name of the palette the pack is printed in. */
  readonly palette?: { readonly name: string; readonly place: Place };
  readonly tables: Readonly<Record<string, TableSettings>>;
  /** Paragraphs by section name, in the order of the file. */
  readonly narrative: Readonly<Record<string, readonly Passage[]>>;
  readonly glossary?: GlossarySettings;
  readonly report?: ReportSettings;
  /** Ids of the rows shown large in “figures at a glance”. */
  readonly highlights: readonly { readonly id: string; readonly place: Place }[];
  readonly charts: readonly ChartSpec[];
  readonly totals: readonly StatedTotal[];
  readonly sources: readonly Passage[];
  /** Known gaps and disagreements of the source, told on the last page. */
  readonly gaps: readonly Passage[];
}

/** Everything read from one data folder. */
export interface Dataset {
  readonly folder: string;
  readonly pack: Pack;
  readonly tables: Readonly<Record<string, Table>>;
}
