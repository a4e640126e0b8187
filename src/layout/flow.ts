import type { Diagnostic, Place } from '../core/diagnostics.js';
import type { Alignment } from './line/justify.js';
import type { StyledText } from './line/paragraph.js';
import type { Tag } from './tags.js';

/**
 * What the engine sets: a pdfmake document definition, in the part of pdfmake's language listed here, with
 * what pdfmake lacks for Chinese pages added. Every style is written out on the node that has it; all lengths
 * are in pt. A definition is only read, never changed.
 */
export interface FlowDocument {
  readonly info: DocumentInfo;
  /** Language of the text, as in `zh-CN`. */
  readonly language: string;
  /** Portrait page. */
  readonly pageSize: { readonly width: number; readonly height: number };
  /** Left, top, right, bottom. With `mirror`, top and bottom count here and the sides there. */
  readonly pageMargins: Sides;
  /** Inner and outer margin of facing pages; inner is left on odd pages. */
  readonly mirror?: { readonly innerPt: number; readonly outerPt: number };
  /**
   * Baseline grid of running text. The em box of a line of `fontSize` touches the top margin, so half of the
   * leading hangs over the type area above its first line and below its last (GB/T 9704 5.2.3: 22 lines).
   */
  readonly grid?: { readonly pitch: number; readonly fontSize: number };
  readonly content: readonly Block[];
  /** What is painted on every page once all are set: page numbers, running heads, rules. */
  readonly furniture?: (page: PageFacts) => readonly FurnitureItem[];
  /** The number a page reference prints; the count of pages from 1 where absent. */
  readonly pageLabel?: (page: PageFacts) => string;
  readonly notes?: NoteStyle;
  /** Whether marks that print their number are counted on each page or through the document. */
  readonly countMarks?: 'page' | 'throughout';
  /** Marks what has changed, without taking room. */
  readonly changes?: ChangeMarks;
  /** Paints every colour as the grey of its luminance. */
  readonly isGrey?: boolean;
}

/** Left, top, right, bottom. */
export type Sides = readonly [number, number, number, number];

export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly subject?: string;
  readonly keywords?: string;
  /** Fixes the file's dates and its identifier: the same input makes the same bytes. */
  readonly creationDate: Date;
}

/** How notes at the foot of a page are set apart; defaults are in notes.ts. */
export interface NoteStyle {
  readonly ruleLengthPt?: number;
  readonly ruleWidthPt?: number;
  /** Space between text and rule, and between rule and first note. */
  readonly gapAbovePt?: number;
  readonly gapBelowPt?: number;
}

/** What is marked as changed, and how: a rule under it and a bar in the margin, both artifacts. */
export interface ChangeMarks {
  /** Whether a run is underlined and its line barred, or its line only barred. */
  readonly markOf: (run: Run) => 'rule' | 'bar' | undefined;
  /** Whether a drawing is barred. */
  readonly isChanged: (drawing: Svg) => boolean;
  readonly color: string;
  readonly ruleWidthPt: number;
  readonly barWidthPt: number;
  /** From the type area to the middle of the bar. */
  readonly barGapPt: number;
  /** What explains the marks on a page that has some. */
  readonly legend: (page: PageFacts) => FurnitureItem;
}

/** One page as furniture and labels see it. */
export interface PageFacts {
  /** From 1. */
  readonly number: number;
  /** Pages in the document; 0 while labels are being resolved. */
  readonly count: number;
  readonly orientation: Orientation;
  /** Name of the section the page belongs to. */
  readonly section: string | undefined;
  /** Number of the page, from 1, within its section or sections of its name that follow each other. */
  readonly numberInSection: number;
  /** Nothing is on it: it keeps the place so that the next page is a right-hand one. */
  readonly isBlank: boolean;
  readonly widthPt: number;
  readonly heightPt: number;
  /** Margins of this very page. */
  readonly margins: Sides;
}

export type Orientation = 'portrait' | 'landscape';

/** Furniture is an artifact: it is painted but is no part of the text. Coordinates from the page's top left. */
export type FurnitureItem = FurnitureText | FurnitureRule;

export interface FurnitureText {
  readonly runs: readonly Run[];
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Degrees, counter-clockwise; the text turns around (x, y). */
  readonly rotate?: 0 | 90 | -90;
}

export interface FurnitureRule {
  readonly rule: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly widthPt: number;
    readonly color: string;
  };
}

/** Text in one style; `font` is a role of the font library, and the engine picks the face per character. */
export interface Run extends StyledText {
  /** `#rrggbb`; black where absent. */
  readonly color?: string;
  readonly link?: string;
  readonly linkToDestination?: string;
  /** Name of a destination at this run, for page references too. */
  readonly id?: string;
  /** Prints the number of the page on which the block or run with this id begins; `text` is then not set. */
  readonly pageReference?: string;
  /** The same for several: each page once, in the order of the ids, linked to the first on it: 3、7. */
  readonly pageReferences?: readonly string[];
  /** A note for the foot of the page on which this run ends up. */
  readonly note?: Paragraph;
  /** Prints the number of the mark with this id among those counted, in place of the text: ①. */
  readonly markNumber?: string;
  /** Where data or template says it; not in the file. */
  readonly source?: Place;
  /** What the run is inside its paragraph, outermost first: a label, a reference, a phrase in another language. */
  readonly tags?: readonly Tag[];
  /** Where its link leads, in words, given the text of the link; that text itself where absent. */
  readonly linkTitle?: (text: string) => string;
  /** Name of the figure it prints; not in the file. */
  readonly figure?: string;
  /** Spaces that make room on the page and are no part of the text: nobody finds 8.5% as “8.5 %”. */
  readonly isRoom?: boolean;
}

interface Node {
  /** Name of a destination at the top of this block; page references use it too. */
  readonly id?: string;
  readonly margin?: Sides;
  /** Starts on a whole line of the grid, and what follows does too. */
  readonly gridSnap?: boolean | 'end';
  /** Not split over pages unless taller than one. */
  readonly keepTogether?: boolean;
  /** On the same page as the first lines of the next block. */
  readonly keepWithNext?: boolean;
  readonly pageBreak?: 'before' | 'beforeOdd' | 'beforeEven';
  /** Where the page has no room for it, text that follows may go before it; each kind keeps its order. */
  readonly float?: 'figure' | 'table';
  /** No float that comes before this in the definition is set after it. */
  readonly holdsFloats?: boolean;
  /** Figures that come right after it in the definition may be set before it. */
  readonly mayFollowFigures?: boolean;
  readonly outline?: OutlineEntry;
  /** What the block is to a reader program: a paragraph is `P` unless told, a cell `TD`. */
  readonly tag?: Tag;
  /** What it is part of besides the block around it, outermost first; blocks of one whole share the tags. */
  readonly within?: readonly Tag[];
  /** No part of the text: a reader program passes over it. */
  readonly isDecoration?: boolean;
}

/** A bookmark to the exact place of its block. */
export interface OutlineEntry {
  readonly title: string;
  /** 1 is the top level. */
  readonly level: number;
}

export type Block = Paragraph | Stack | Columns | FlowTable | Svg | Canvas | Section;

export interface Paragraph extends Node {
  readonly text: readonly Run[];
  readonly alignment?: Alignment;
  /** First-line indent. */
  readonly leadingIndent?: number;
  /** Distance of baselines, whatever faces and sizes a line mixes. */
  readonly pitch: number;
  /** Main size: its em box is centred in the pitch. The first run's size where absent. */
  readonly fontSize?: number;
  /** No wider than this on a line by itself, where that has been measured. */
  readonly lineWidthPt?: number;
  /** How far a line with a leader runs on past the right edge of the others, where page numbers stand. */
  readonly leaderHangPt?: number;
  /** Lets single lines stand at the head or foot of a page. */
  readonly allowLoneLines?: boolean;
  /** A few ragged lines are made about equally long, broken at a mark or a bracket where there is one. */
  readonly isBalanced?: boolean;
}

export interface Stack extends Node {
  readonly stack: readonly Block[];
}

/** Blocks side by side. */
export interface Columns extends Node {
  readonly columns: readonly { readonly width: number; readonly stack: readonly Block[] }[];
  readonly columnGap?: number;
}

export interface FlowTable extends Node {
  readonly table: {
    /** Width of each column with its padding. */
    readonly widths: readonly number[];
    readonly body: readonly (readonly Cell[])[];
    /** Rows at the top that are repeated on every page of the table. */
    readonly headerRows?: number;
    /** Header rows for the second (2), third … page of the table, in place of the first page's. */
    readonly continuedHead?: (pageOfTable: number) => readonly (readonly Cell[])[];
    /** What stands under the head when a page begins with this row: the head of its group, in other words. */
    readonly resumedRows?: (rowIndex: number) => readonly ResumedRow[];
    /** Least height of a row. */
    readonly rowHeightPt?: number | ((rowIndex: number) => number);
    /** Rows that stay on the page of the row after them. */
    readonly keepRowWithNext?: (rowIndex: number) => boolean;
    /** What each row is, for reader programs; a table that does not say is there for the layout only. */
    readonly rowRole?: (rowIndex: number) => 'caption' | 'head' | 'body' | 'note';
  };
  readonly layout?: TableLayout;
}

/** A row set once more; it takes rules and padding of the row it stands for. */
export interface ResumedRow {
  readonly rowIndex: number;
  readonly cells: readonly Cell[];
}

/** One cell: a paragraph, a stack or nothing. A place covered by a span holds an empty object. */
export type Cell = CellStyle & (Paragraph | Stack | { readonly text?: never; readonly stack?: never });

interface CellStyle {
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly verticalAlignment?: 'top' | 'middle' | 'bottom';
  readonly fillColor?: string;
  /** Left, top, right, bottom: whether the rule on that side is drawn. */
  readonly border?: readonly [boolean, boolean, boolean, boolean];
  /** A rule of its own under the cell, short of its edges by the inset: that of a head over several columns. */
  readonly ruleBelow?: { readonly widthPt: number; readonly insetPt: number; readonly color: string };
}

/** pdfmake's table layout: line `i` is above row or left of column `i`. Widths in pt, 0 for no rule. */
export interface TableLayout {
  readonly hLineWidth?: (line: number, rowCount: number) => number;
  readonly vLineWidth?: (line: number, columnCount: number) => number;
  readonly hLineColor?: (line: number) => string;
  readonly vLineColor?: (line: number) => string;
  readonly paddingLeft?: (column: number) => number;
  readonly paddingRight?: (column: number) => number;
  readonly paddingTop?: (row: number) => number;
  readonly paddingBottom?: (row: number) => number;
  readonly fillColor?: (row: number, column: number) => string | undefined;
  /** Rule under the last row of a page on which the table does not end; as its last rule where absent. */
  readonly brokenLineWidth?: number;
}

/** A drawing; `font-family` in it names a face of the font library. */
export interface Svg extends Node {
  /** The drawing, or how it is made for a height in pt. */
  readonly svg: string | ((heightPt: number) => string);
  readonly width: number;
  readonly height: number;
  readonly elastic?: ElasticHeight;
  /** What is to be told about the drawing as it is at this height. */
  readonly problems?: (heightPt: number) => readonly Diagnostic[];
  readonly alignment?: 'left' | 'center' | 'right';
}

/** Limits within which a page makes a drawing lower, so that it fits, or higher, so that the page is full. */
export interface ElasticHeight {
  readonly leastPt: number;
  readonly mostPt: number;
  readonly stepPt: number;
  /** Whether the drawing is as good at this height as at its own. */
  readonly isSound: (heightPt: number) => boolean;
}

/** pdfmake's vectors, from the block's top left; the block takes `height`. */
export interface Canvas extends Node {
  readonly canvas: readonly Vector[];
  readonly height: number;
  /** Share of the room left on the page that the block takes besides, where the page holds all of its section. */
  readonly grow?: number;
}

export type Vector =
  | LineVector
  | (Paint & { readonly type: 'rect'; x: number; y: number; w: number; h: number; r?: number })
  | (Paint & { readonly type: 'ellipse'; x: number; y: number; r1: number; r2: number })
  | (Paint & { readonly type: 'polyline'; points: readonly { x: number; y: number }[]; closePath?: boolean });

export interface LineVector extends Paint {
  readonly type: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Paint {
  readonly color?: string;
  readonly lineColor?: string;
  readonly lineWidth?: number;
  readonly dash?: { readonly length: number; readonly space?: number };
  readonly lineCap?: 'butt' | 'round' | 'square';
}

/**
 * A part of the document that starts a page. One among the blocks of another has pages of its own, which come when the
 * page that it was met on is full, as a float does.
 */
export interface Section extends Node {
  readonly section: readonly Block[];
  readonly name?: string;
  readonly pageOrientation?: Orientation;
  /** It is left out where fewer pages than this come behind those of its name. */
  readonly leastPages?: number;
}
