import type { Edit, ValuePath } from '../../editing/edit.js';

/** The paragraphs of a pack, part by part. Types only: both sides import them. */
export interface TextsState {
  /** The file that they stand in, as edits name it. */
  readonly file: string;
  /** What makes the file or the worksheet, where it is not there yet: it goes before any other edit. */
  readonly first: readonly Edit[];
  readonly sections: readonly TextSection[];
  /** What the calls in them come to, by their source. */
  readonly calls: Readonly<Record<string, CallState>>;
  /** Tables, charts and headings that a text may refer to. */
  readonly references: readonly Candidate[];
  /** The terms that can be marked. */
  readonly terms: readonly TermEntry[];
  /** Numbers that are typed in words while a table has them, by section. */
  readonly typed: readonly TypedNumber[];
  /** How many changes the pack had had when they were read, where that is known. */
  readonly changes?: number;
}

export interface TextSection {
  /** Key of the part, as the pack writes it. */
  readonly key: string;
  readonly title: string;
  readonly paragraphs: readonly TextParagraph[];
  /** Where a first paragraph is put, in a part that has none. */
  readonly first: ParagraphHome;
}

export interface TextParagraph {
  /** As it is written, with what calls figures. */
  readonly source: string;
  readonly home: ParagraphHome;
}

/** Where a paragraph stands: in pack.yaml by its path; in a worksheet in a cell, of which it is one of the lines. */
export type ParagraphHome =
  | { readonly kind: 'value'; readonly path: ValuePath }
  | {
      readonly kind: 'cell';
      readonly sheet: string;
      readonly line: number;
      readonly column: number;
      /** Of a row that is new: the cell that names the part, and its name. */
      readonly part?: { readonly column: number; readonly name: string };
    };

/** What a call prints, and where that comes from. */
export interface CallState {
  /** Undefined where it can't be told: the call is at fault. */
  readonly text?: string;
  readonly kind: CallKind;
  /** 地区生产总值 2024年: what it is, as a clerk says it. */
  readonly title: string;
  /** The cell that it is, or the table that it follows from. */
  readonly cell?: { readonly key: string; readonly line?: number; readonly column?: number };
}

/** What of a call is shown beside its text: a figure of a cell, a sum, a count, and so on. */
export type CallKind =
  | 'figure'
  | 'sum'
  | 'count'
  | 'rank'
  | 'share'
  | 'change'
  | 'name'
  | 'reference'
  | 'other';

export interface TermEntry {
  readonly term: string;
  readonly number: number;
}

/** A figure that may be put into a text. */
export interface Candidate extends CallState {
  readonly source: string;
  readonly text: string;
}

/** A number in the words of a paragraph that a cell has too. */
export interface TypedNumber {
  readonly section: string;
  /** Index of the paragraph, and where the number stands in its words: the nth piece, from and to. */
  readonly paragraph: number;
  readonly piece: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Calls that come to it; none where no table has it. */
  readonly candidates: readonly Candidate[];
}
