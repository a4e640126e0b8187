import type { Place } from '../core/diagnostics.js';
import type { Cell } from '../dataset/model.js';

/** The work report that a data folder keeps, part by part as it is to be set; every text as it was written. */
export interface WorkReport {
  /** What messages call its file. */
  readonly file: string;
  /** The lines above the title: which document of the meeting it is. */
  readonly above: readonly WorkText[];
  /** The title, a line each; empty where the copy has lost it. */
  readonly title: readonly WorkText[];
  /** The lines between title and text: when and where it was given, and by whom. */
  readonly below: readonly WorkText[];
  readonly blocks: readonly WorkParagraph[];
  readonly notes: readonly WorkNote[];
  /** What stands above the notes where they are printed at the end; empty where the report says nothing. */
  readonly notesTitle: string;
  /** Headings enough for a list of contents. */
  readonly hasContents: boolean;
}

/** A line or a paragraph. */
export interface WorkText {
  readonly text: string;
  readonly place: Place;
  readonly marks: readonly WorkMark[];
  /** The figures in it that rows hold, in order. */
  readonly figures?: readonly WorkFigure[];
}

/** A stretch of a text that prints what a cell of the data says. */
export interface WorkFigure {
  readonly from: number;
  readonly to: number;
  /** By which pages name the figure. */
  readonly name: string;
  readonly cell: Cell;
}

/** The mark of a note, before the character at `at`. */
export interface WorkMark {
  readonly at: number;
  /** Id of its note, of one of the report or of the glossary; empty where there is none, and `written` is printed. */
  readonly note: string;
  readonly written: string;
}

/** A note of the report, word for word. */
export interface WorkNote {
  readonly id: string;
  /** What it explains, as far as that is told. */
  readonly term: string;
  readonly text: string;
  readonly place: Place;
}

export interface WorkParagraph extends WorkText {
  readonly kind: 'salutation' | 'heading' | 'text' | 'table' | 'picture';
  /** What a heading looks like, by its number: 1 一、 2 （一） 3 1.; 0 of other text. */
  readonly level: number;
  /** Its rank among the headings of the report; below chapters without numbers 一、 is of the second. */
  readonly rank: number;
  /** A heading without a number, above points that are counted anew in each like it. */
  readonly isChapter?: boolean;
  /** A number that the word processor made, which stands in no text. */
  readonly label: string;
  /** How many characters of the text are the number of the heading, and how many the heading with it. */
  readonly labelLength: number;
  readonly headingLength: number;
  /** What stands in the place of text. */
  readonly table?: WorkTable;
  readonly picture?: WorkPicture;
}

/** A table of the report, as it stands there. */
export interface WorkTable {
  readonly name: string;
  /** Its number as written, 表1; empty where it has none. */
  readonly number: string;
  readonly title?: WorkText;
  readonly unit?: string;
  readonly notes: readonly WorkText[];
  readonly columns: number;
  readonly head: readonly (readonly WorkCell[])[];
  readonly body: readonly (readonly WorkCell[])[];
}

export interface WorkCell {
  readonly text: string;
  /** The cell of the data that it prints. */
  readonly tied?: Pick<WorkFigure, 'name' | 'cell'>;
  readonly columns: number;
  readonly rows: number;
}

export interface WorkPicture {
  readonly id: string;
  /** The picture itself, as a data URL. */
  readonly href: string;
  /** As large as it is shown in the file. */
  readonly widthPt: number;
  readonly heightPt: number;
  readonly alt: string;
  readonly number: string;
  readonly title?: WorkText;
}
