import type { YearSpan } from './figures/span.js';

/** The place of a note's mark in a text: before the character at `at`. */
export interface NoteMark {
  readonly at: number;
  /** The number the mark names; of a real note of a Word file `footnote:3`. */
  readonly label: string;
}

export interface SourceParagraph {
  readonly kind: 'paragraph';
  /** Without the marks of notes. */
  readonly text: string;
  readonly marks: readonly NoteMark[];
  /** Line of a text file, or number of the paragraph in a Word file, from 1. */
  readonly line: number;
  /** Rank of a heading by its style, from 1. */
  readonly outline?: number;
  /** A number that the word processor makes by itself, 一、 or （二）, so that it stands in no text. */
  readonly autoNumber?: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  /** How many columns and rows each cell fills, where any fills several. */
  readonly spans?: readonly (readonly CellSpan[])[];
  /** How many rows it says are its head. */
  readonly headRows?: number;
  readonly line: number;
}

export interface CellSpan {
  readonly columns: number;
  readonly rows: number;
}

/** A picture whose bytes are in the file of the report. */
export interface PictureBlock {
  readonly kind: 'picture';
  /** Its part in a Word file, word/media/image1.png, or where it stands in the text of another. */
  readonly part: string;
  /** As large as it is shown; 0 where the file does not tell. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** What it shows, in words, where the file says so. */
  readonly alt: string;
  readonly line: number;
}

export type SourceBlock = SourceParagraph | TableBlock | PictureBlock;

/** What was met in a report and is not carried over as it stands, or was decided for the reader. */
export type Remark =
  | 'insertions'
  | 'deletions'
  | 'hidden'
  | 'text-boxes'
  | 'pictures'
  | 'pictures-elsewhere'
  | 'formulas'
  | 'symbols'
  | 'fields'
  | 'ruby'
  | 'comments'
  | 'numbering'
  | 'lines';

/** A report as every reader delivers it, whatever its format. */
export interface Source {
  readonly blocks: readonly SourceBlock[];
  /** Real footnotes and endnotes. */
  readonly notes: readonly { readonly label: string; readonly text: string }[];
  readonly remarks: readonly Remark[];
}

/** The part of a report that a block belongs to; a period is one of several years. */
export type Role = 'front' | 'review' | 'review-period' | 'plan' | 'plan-period' | 'notes';

export interface Heading {
  /** As written: 一、 （一） 1. */
  readonly label: string;
  readonly title: string;
}

export type BlockKind = 'front' | 'heading' | 'text' | 'item' | 'note-title' | 'note' | 'table';

export interface ReportBlock {
  readonly kind: BlockKind;
  /** Index of its paragraph among the blocks of the source, and of its first character in the text of that. */
  readonly paragraph: number;
  readonly from: number;
  /** Rank of its number: 1 一、 2 （一） 3 1. 4 （1） 5 ①; 0 where it has none. */
  readonly level: number;
  readonly label: string;
  readonly number: number | undefined;
  readonly text: string;
  /** The short sentence without figures that a paragraph opens with: 工业倍增基础更加扎实. */
  readonly lead: string;
  readonly marks: readonly NoteMark[];
  readonly line: number;
  /** The headings above, the widest first. */
  readonly path: readonly Heading[];
  readonly role: Role;
}

export interface SourceReport {
  readonly title: string;
  /** The year whose work is planned; 0 where the report does not tell. */
  readonly year: number;
  /** ISO date of the meeting, empty where it is not told. */
  readonly date: string;
  readonly meeting: string;
  readonly occasion: string;
  readonly number: string;
  readonly speaker: string;
  readonly issuer: string;
  readonly blocks: readonly ReportBlock[];
  /** The figures of all texts, in order. */
  readonly figures: readonly SourceFigure[];
  readonly source: Source;
}

/** What year a figure is of: last year, the plan of this one, a past period, later, another year. */
export type YearClass = 'last' | 'plan' | 'period' | 'later' | 'other';

/** Why a row is to be looked at by a person. */
export type Doubt =
  | 'subject-from-before'
  | 'vague-name'
  | 'both-sides'
  | 'several-things'
  | 'holds-predicate'
  | 'half-told'
  | 'cut-word'
  | 'of-each'
  | 'attribute-from-before'
  | 'no-name'
  | 'long-name'
  | 'scattered'
  | 'in-words'
  | 'second-figure'
  | 'base-unclear'
  | 'units-differ'
  | 'shares-unclear'
  | 'qualifier-unclear'
  | 'borrowed-unit'
  | 'two-figures'
  | 'no-amount'
  | 'no-number'
  | 'no-mark'
  | 'year-unclear'
  | 'paired';

export interface SourceFigure {
  /** Index of its block in the report, and the stretch of the block's text. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** As a cell has it: 约741万方, 8.5%以上, 5%～6%. */
  readonly value: string;
  readonly digits: string;
  readonly unit: string;
  /** Words of the text that name what is measured. */
  readonly name: string;
  /** 增长, 下降, 占 … as written before the figure. */
  readonly measure: string;
  readonly year: YearClass;
  /** The year that a later figure is meant for, where the text names one. */
  readonly laterYear?: number;
  /** The years of a figure of several, where the report tells them. */
  readonly span?: YearSpan;
  /** The exact clause. */
  readonly clause: string;
  readonly doubts: readonly Doubt[];
}
