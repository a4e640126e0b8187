import type { Bilingual } from '../../core/diagnostic.js';

/** What the front page of a pack says. */
export interface FrontTexts {
  readonly title: string;
  readonly meeting: string;
  readonly number: string;
  readonly occasion: string;
  readonly issuer: string;
  /** ISO date, or empty. */
  readonly date: string;
}

/** A report as it was read, to be gone through row by row. */
export interface ReportReview {
  readonly file: string;
  readonly front: FrontTexts;
  readonly paragraphs: readonly ReviewParagraph[];
  readonly tables: readonly ReviewTable[];
  readonly rows: readonly ReviewRow[];
  /** What is likely a slip of the report itself, or was not carried over. */
  readonly slips: readonly ReviewSlip[];
}

export interface ReviewParagraph {
  readonly text: string;
  /** Rank of its number among headings, from 1; 0 of text. */
  readonly level: number;
  /** The stretches that were read as figures. */
  readonly figures: readonly Stretch[];
}

/** From the first character to the one behind the last. */
export type Stretch = readonly [from: number, to: number];

export interface ReviewTable {
  readonly name: string;
  /** As clerks call it: 主要指标. */
  readonly title: string;
  /** The columns that are worth showing beside a row, the name first. */
  readonly columns: readonly string[];
}

/** 1 is sure, 2 is to be looked at for its name, 3 for its figure. */
export type Degree = 1 | 2 | 3;

export interface ReviewRow {
  /** `indicators/i03`: what decisions are kept by. */
  readonly key: string;
  readonly table: string;
  readonly degree: Degree;
  /** Why it is to be looked at, in words; empty where it is sure. */
  readonly reason: string;
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
  /** The columns of its figures and their other readings. */
  readonly figures: readonly ReviewFigure[];
  /** Where its clauses stand in the report. */
  readonly places: readonly { readonly paragraph: number; readonly stretch: Stretch }[];
}

export interface ReviewFigure {
  readonly column: string;
  readonly text: string;
  /** What the clause may mean besides. */
  readonly others: readonly string[];
}

export interface ReviewSlip {
  readonly key: string;
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  readonly paragraph?: number;
}

/** What the clerk said of a row: looked at, left out, or left for later, which is the same as not said. */
export interface Decision {
  readonly state: 'taken' | 'refused' | 'later';
  /** Cells that are to say something else. */
  readonly cells?: Readonly<Record<string, string>>;
}

/** Decisions by the keys of rows and slips. */
export type Decisions = Readonly<Record<string, Decision>>;

/** Sheets as an office has them, and how each was read. */
export interface SheetsReading {
  readonly files: readonly ReadFile[];
  /** What there is to say of files or sheets that no table came of. */
  readonly remarks: readonly Remark[];
}

export interface Remark {
  readonly severity: 'error' | 'warning';
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  /** Line of the sheet, where one is meant. */
  readonly line?: number;
}

export interface ReadFile {
  readonly file: string;
  readonly sheets: readonly ReadSheet[];
}

export interface ReadSheet {
  /** Name of the worksheet; empty where the file has but one. */
  readonly sheet: string;
  /** Of a table with columns of its own (指标, 项目 …), what clerks call it: it is read by the names of its columns. */
  readonly knownAs?: string;
  /** What settings on such a table are kept by: it may be read as any other table instead. */
  readonly name?: string;
  readonly lines: readonly ReadLine[];
  /** Lines that are not shown, of a long sheet. */
  readonly leftOutLines: number;
  readonly columns: number;
  readonly merges: readonly ReadMerge[];
  readonly tables: readonly ReadTable[];
  readonly remarks: readonly Remark[];
}

export interface ReadLine {
  /** The number of the row as the spreadsheet program shows it. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly role: LineRole;
}

export type LineRole =
  | 'title'
  | 'unit'
  | 'head'
  | 'data'
  | 'group'
  | 'total'
  | 'note'
  | 'skipped'
  | 'outside';

/** A block of cells; lines and columns count from 1, the last ones belong to it. */
export interface ReadMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One table of a sheet, as it was read. */
export interface ReadTable {
  /** What settings on it are kept by. */
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  /** First and last line of the head; absent where it has none. */
  readonly head?: readonly [number, number];
  readonly rows: number;
  readonly totals: readonly number[];
  readonly columns: readonly ReadColumn[];
  readonly sums: readonly ReadSum[];
  readonly questions: readonly Bilingual[];
  readonly contradictions: readonly Remark[];
  readonly isTurned: boolean;
}

export interface ReadColumn {
  /** From 1. */
  readonly at: number;
  readonly letters: string;
  /** Heads over it from the top down. */
  readonly path: readonly string[];
  /** What it is: 名称, 数值, 百分比. */
  readonly type: Bilingual;
  readonly unit?: string;
  /** Why it is not printed. */
  readonly leftOut?: Bilingual;
}

/** A total held against the rows that it is of. */
export interface ReadSum {
  readonly line: number;
  readonly name: string;
  readonly column: string;
  readonly stated: string;
  readonly reckoned: string;
  /** Unknown where no column adds up: what the total is of can't be told then. */
  readonly holds: 'yes' | 'no' | 'unknown';
}

/** What the clerk says of how a table is read: stronger than all that was recognised. Lines count from 1. */
export interface ReadingChoice {
  /** A table of a known kind by its name that is to be read as any other. */
  readonly kind?: 'general';
  readonly head?: readonly [number, number];
  readonly unit?: string;
  readonly title?: string;
  readonly total?: readonly number[] | 'none';
  readonly skip?: readonly number[];
  readonly skipColumns?: readonly number[];
}

/** Choices by the names of tables. */
export type ReadingChoices = Readonly<Record<string, ReadingChoice>>;

/** What there is to begin with. */
export interface StartState {
  readonly packs: readonly PackEntry[];
  readonly drafts: readonly DraftState[];
  /** Where new packs are put, as a path of this machine. */
  readonly home: string;
}

export interface PackEntry {
  /** As a path of this machine: what is opened. */
  readonly folder: string;
  readonly title: string;
  readonly meeting: string;
  /** When it was last open, ISO; absent of one that never was. */
  readonly openedAt?: string;
  /** The last version that was issued. */
  readonly issue?: { readonly number: number; readonly at: string };
  /** It comes with the program: opened, a copy of it is made. */
  readonly isExample: boolean;
}

export interface DraftState {
  readonly id: string;
  readonly kind: 'report' | 'sheets';
  readonly names: readonly string[];
  /** ISO */
  readonly begunAt: string;
}

/** A pack in the making, as far as it has been gone through. */
export interface ReportDraft {
  readonly review: ReportReview;
  readonly decisions: Decisions;
  readonly front: FrontTexts;
  /** What its folder is to be called. */
  readonly name: string;
  /** Sheets that were dropped in with the report, and go into its folder. */
  readonly besides: readonly string[];
  readonly home: string;
}

export interface SheetsDraft {
  readonly reading: SheetsReading;
  readonly choices: ReadingChoices;
  readonly front: FrontTexts;
  readonly name: string;
  /** Files that are not to be part of the pack after all. */
  readonly leftOut: readonly string[];
  readonly home: string;
}

/** What a pack of the year after another would be. */
export interface NextYearDraft {
  readonly front: FrontTexts;
  readonly columns: readonly { readonly table: string; readonly from: string; readonly to: string }[];
  readonly rows: number;
  readonly asTheyWere: readonly string[];
  readonly name: string;
  readonly home: string;
}
