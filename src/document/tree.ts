import type { Place } from '../core/diagnostics.js';
import type { Period } from '../quantity/period.js';
import type { SparseColumn } from './divided-table.js';

/**
 * The document between templates and typesetter: what is said and what it is, not how it looks. `compose`
 * makes it from a template's markup; `typeset` is the only reader. Styles are names that the edition defines.
 */
export interface Document {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: 'zh-CN';
  /** ISO date, used wherever the file needs a date. */
  readonly date: string;
  readonly children: readonly Block[];
  /** The terms of the glossary by id, whether or not the document ends with one. */
  readonly notes: Readonly<Record<string, Note>>;
  /** What is to be marked as changed; absent in a pack without marks. */
  readonly changes?: Changes;
}

/** What has changed since an earlier state of the data. */
export interface Changes {
  /** Names of figures, as `data/figures` makes them. */
  readonly figures: readonly string[];
  /** Places of texts of pack.yaml. */
  readonly texts: readonly Place[];
  /** Ids of drawn figures. */
  readonly drawings: readonly string[];
}

/** What a note mark stands for. */
export interface Note {
  readonly mark: string;
  readonly term: string;
  readonly definition: string;
  /** How many marks of it the document has. */
  readonly occurrences: number;
}

export type Block =
  | Section
  | Heading
  | Paragraph
  | List
  | TableNode
  | Figure
  | Cards
  | Columns
  | Contents
  | Glossary
  | Endnotes
  | Picture
  | Space
  | Rule
  | Ornament;

/** Where in a template a node was written, for messages. */
interface Node {
  readonly place: Place;
}

/** A part of the pack that starts a page: its orientation and whether it carries a page number. */
export interface Section extends Node {
  readonly kind: 'section';
  readonly name: string;
  readonly orientation: 'portrait' | 'landscape';
  /** `cover` pages carry no number; `front` is numbered i, ii …; `body` 1, 2 …. */
  readonly matter: 'cover' | 'front' | 'body';
  /** `page` begins on a new page, `flow` follows on the same one. */
  readonly start: 'page' | 'flow';
  /** It is left out where fewer pages than this follow it: contents of two pages are of no use. */
  readonly leastPages?: number;
  readonly children: readonly Block[];
}

export interface Heading extends Node {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly id: string;
  /** What it looks like where that is not told by its level. */
  readonly style?: string;
  /** Number as printed before it, 一、, or above it, 附件1. */
  readonly label?: string;
  /** Kept out of the contents: what is added to a pack must not move its pages. */
  readonly isUnlisted?: true;
  /** An annex starts a page: its number on the first line, its title centred on the third (GB/T 9704). */
  readonly isAnnex?: true;
  readonly children: readonly Inline[];
  /** The text that it heads, where that goes on in the same line. */
  readonly behind?: readonly Inline[];
}

export interface Paragraph extends Node {
  readonly kind: 'paragraph';
  readonly style: string;
  readonly id?: string;
  readonly children: readonly Inline[];
}

export interface List extends Node {
  readonly kind: 'list';
  readonly style: string;
  readonly items: readonly ListItem[];
}

export interface ListItem extends Node {
  /** The label as printed: `1.`, `（一）`, `①`. */
  readonly label: string;
  readonly children: readonly Inline[];
}

export interface TableNode extends Node {
  readonly kind: 'table';
  readonly id: string;
  /** Number as printed (表1), then title; absent for a table without a head line. */
  readonly number?: string;
  readonly title?: readonly Inline[];
  /** Of the first of the tables that one was divided into. */
  readonly dividedInto?: DividedTable;
  /** Of the others: lists of tables have the first for all. */
  readonly isFurtherPart?: true;
  /** A part of a table that goes on with further columns: 续表1 stands in place of its title. */
  readonly isContinued?: true;
  /** Takes the width that its columns need in good proportion, in the middle of the measure, rather than all of it. */
  readonly isFitted?: true;
  /** Unit line at the right above the table. */
  readonly unit?: readonly Inline[];
  readonly columns: readonly TableColumn[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  /** Notes and source under the bottom rule, a line each. */
  readonly notes: readonly (readonly Inline[])[];
}

/** What is told of all the tables together that one was divided into, and why it was. */
export interface DividedTable {
  readonly title: readonly Inline[];
  readonly lastNumber: string;
  readonly because: SparseColumn;
  readonly rowCounts: readonly number[];
}

export interface TableColumn {
  /** `figure` aligns numbers on the units digit or the decimal point by measuring. */
  readonly align: 'left' | 'center' | 'right' | 'figure';
  /** Share of the width left over once the others have what they need; 0 takes what the content needs. */
  readonly grow: number;
}

export interface TableRow extends Node {
  readonly kind: 'head' | 'plain' | 'group' | 'subtotal' | 'total';
  /** How deep it stands under the rows before it; 0 where absent. */
  readonly level?: number;
  /** How far its name is set in, in characters. */
  readonly indent?: number;
  /** Has nothing but the name of the row under it, with which it makes up one. */
  readonly isNameOfNext?: true;
  /** Stays on the page of the row under it. */
  readonly isKeptWithNext?: true;
  readonly cells: readonly TableCell[];
}

export interface TableCell extends Node {
  readonly children: readonly Inline[];
  readonly header: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly align?: TableColumn['align'];
}

/** A chart, already drawn, with what it shows above it, and number and title below. */
export interface Figure extends Node {
  readonly kind: 'figure';
  readonly id: string;
  /** Name of the chart in pack.yaml. */
  readonly chart: string;
  /** What it shows, in one sentence; absent where the title is all that is said of it. */
  readonly finding?: readonly Inline[];
  readonly number?: string;
  readonly title?: readonly Inline[];
  readonly unit?: readonly Inline[];
  readonly notes: readonly (readonly Inline[])[];
  /** The finding in words, for readers who can't see it. */
  readonly alt: string;
  /** Height in grid lines. */
  readonly lines: number;
}

/** Figures at a glance: a grid of cards. */
export interface Cards extends Node {
  readonly kind: 'cards';
  readonly columns: number;
  readonly cards: readonly Card[];
}

export interface Card extends Node {
  readonly label: readonly Inline[];
  /** The large figure, with what stands small before and after it: 约, 亿元以上. */
  readonly prefix: readonly Inline[];
  readonly value: readonly Inline[];
  readonly unit: readonly Inline[];
  /** A line that compares it with the year before, and one with what follows: a target. */
  readonly change: readonly Inline[];
  readonly foot: readonly Inline[];
  readonly bars: readonly CardBar[];
}

/** One period of a card's spark bar, a year or a part of one. */
export interface CardBar {
  readonly period: Period;
  /** A period without a figure is a gap. */
  readonly value?: number;
  /** The figure shown large, one of another period, or one that is aimed at. */
  readonly stage: 'shown' | 'past' | 'planned';
}

/** Blocks side by side, in widths that share the measure in these proportions. */
export interface Columns extends Node {
  readonly kind: 'columns';
  readonly columns: readonly { readonly share: number; readonly children: readonly Block[] }[];
}

/** The table of contents, filled with the headings up to a level, or a list of the tables or figures. */
export interface Contents extends Node {
  readonly kind: 'contents';
  readonly of: 'headings' | 'tables' | 'figures';
  readonly depth: 1 | 2;
  /** Stands above the list; a list of nothing has no title either. */
  readonly title?: string;
}

/** The terms explained, with the number of each mark. */
export interface Glossary extends Node {
  readonly kind: 'glossary';
  readonly entries: readonly GlossaryItem[];
}

export interface GlossaryItem extends Node {
  readonly id: string;
  readonly mark: string;
  readonly term: readonly Inline[];
  readonly definition: readonly Inline[];
}

/** A picture of the report, with number and title below it. */
export interface Picture extends Node {
  readonly kind: 'picture';
  readonly id: string;
  /** The picture itself, as a data URL of a PNG or JPEG. */
  readonly href: string;
  /** As large as it is shown in the report. */
  readonly widthPt: number;
  readonly heightPt: number;
  readonly number?: string;
  readonly title?: readonly Inline[];
  /** What it shows, for readers who can't see it. */
  readonly alt: string;
}

/** The notes of the report that stand at its end: all, or those without a mark where the others stand at the foot. */
export interface Endnotes extends Node {
  readonly kind: 'endnotes';
  readonly title: string;
  /** Ids of notes. */
  readonly entries: readonly string[];
}

export interface Space extends Node {
  readonly kind: 'space';
  /** Height in grid lines. */
  readonly lines: number;
  /** Share it takes besides of the lines left over, in a section of one page; 0 for none. */
  readonly grow: number;
}

export interface Rule extends Node {
  readonly kind: 'rule';
  readonly style: 'single' | 'double';
}

/** A drawn ornament of the edition, by name; never a state emblem. */
export interface Ornament extends Node {
  readonly kind: 'ornament';
  readonly name: string;
  readonly lines: number;
}

export type Inline = Text | Span | Numeral | NoteMark | PageReference | Reference | Link | LineBreak;

export interface Text extends Node, FigurePart {
  readonly kind: 'text';
  readonly text: string;
}

/** What prints a figure of the data, or something that follows from it. */
interface FigurePart {
  /** Name of that figure, as `data/figures` makes them. */
  readonly figure?: string;
}

/** Text in a character style of the edition: `strong`, `emphasis`, `quiet`, `superscript`, `subscript` … */
export interface Span extends Node {
  readonly kind: 'span';
  readonly style?: string;
  /** What it is written in, where that is not Chinese: `en`, `la`. */
  readonly language?: string;
  readonly children: readonly Inline[];
}

/** A figure in parts, so that a table can align it: 约 | 11.0 | % | 以上. `digits` has its sign in front. */
export interface Numeral extends Node, FigurePart {
  readonly kind: 'numeral';
  readonly prefix: string;
  readonly digits: string;
  readonly unit: string;
  readonly qualifier: string;
  /** What would stand behind the digits if the unit, which is stated elsewhere, were printed with them: 余万方. */
  readonly splitUnit?: string;
}

/** The superscript mark of a glossary term, linked to its entry. */
export interface NoteMark extends Node {
  readonly kind: 'note-mark';
  readonly entry: string;
  readonly mark: string;
  /** 1 for the first of its term in the document, 2 for the next … */
  readonly occurrence: number;
}

/** The number of the page on which the node with this id stands. */
export interface PageReference extends Node {
  readonly kind: 'page-reference';
  readonly to: string;
}

/** The name of the node with this id, 表3, and the page on which it stands: 表3（第20页）. */
export interface Reference extends Node {
  readonly kind: 'reference';
  readonly to: string;
  /** The name as printed; empty for a node that has none, of which only the page is told. */
  readonly text: string;
  readonly withPage: boolean;
}

export interface Link extends Node {
  readonly kind: 'link';
  /** `#id` inside the document, or an absolute address. */
  readonly to: string;
  readonly children: readonly Inline[];
}

export interface LineBreak extends Node {
  readonly kind: 'line-break';
}
