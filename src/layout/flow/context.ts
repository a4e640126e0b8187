import type { Diagnostic } from '../../core/diagnostics.js';
import type {
  Block,
  Contents,
  Document,
  Figure,
  Heading,
  Inline,
  Section,
  TableNode,
} from '../../document/tree.js';
import type { Edition, TextStyle } from '../../edition/model.js';
import type { Database } from '../../incremental/database.js';
import type { Drawing } from '../../ornament/drawing.js';
import type { Run } from '../flow.js';
import type { Tag } from '../tags.js';

/**
 * A chart of the pack. It is drawn when its page is known, for that decides its height. Charts that come out the same
 * are the same object.
 */
export interface PackChart {
  /** Notes that have to be printed under it, on ranges, gaps and rounding. */
  readonly notes: readonly string[];
  /** The drawing as SVG, unless it can't be made at this size, and what is wrong with it. */
  draw(size: { widthPt: number; heightPt: number }): {
    readonly chart?: { readonly svg: string; readonly crowdedOut: number };
    readonly diagnostics: readonly Diagnostic[];
  };
}

/** What the definition needs from outside: measured text, charts, drawn ornaments. */
export interface Tools {
  /** What is remembered of earlier builds. */
  readonly database: Database;
  /** Width of a text set on one line, and of its longest part that can't be broken, in points. */
  measure(runs: readonly Run[]): { maxWidthPt: number; minWidthPt: number };
  chart(name: string): PackChart;
  /** An ornament, or undefined when neither the data nor the templates have one of that name. */
  ornament(name: string): Drawing | undefined;
  /** Collects a problem of a block; all are reported together when the document is defined. */
  report(problem: Diagnostic): void;
}

/** What turning inline nodes into runs needs. */
export interface RunContext {
  readonly edition: Edition;
  readonly notes: Document['notes'];
  /** Whether the document ends with the glossary, to which marks can then link. */
  readonly hasGlossary: boolean;
}

/** The place that a block is set in, and with what. */
interface PlaceContext extends RunContext {
  readonly tools: Tools;
  readonly widthPt: number;
  /** Height of the type area. */
  readonly pageHeightPt: number;
  /** Width of a landscape page's type area, where a block may have such pages of its own. */
  readonly turnedWidthPt?: number;
}

/** What blocks are defined in, with all of the document that any of them may have to know. */
export interface FlowContext extends PlaceContext {
  /** The document's headings, tables and figures, for the contents. */
  readonly listed: Listed;
  /** What each section is to a reader program. */
  readonly sectionTags: ReadonlyMap<Section, Tag>;
}

/** What every definer is given: its block's place, and of the document what it asks for. */
export interface DefineContext extends PlaceContext {
  /** The lines of a list of contents, down to headings of a level. */
  entries(of: Contents['of'], depth: number): readonly ContentsEntry[];
  /** Whether a block stands right under a heading. */
  isUnderHeading(block: Block): boolean;
}

/** What a line of the contents says, and where it leads. */
export interface ContentsEntry {
  readonly id: string;
  readonly label: string;
  readonly title: readonly Inline[];
  readonly style: string;
}

/**
 * What a table is defined by, besides the table. Its definition is kept for long, so there is no more of the document
 * in it.
 */
export type TableContext = RunContext &
  Pick<PlaceContext, 'widthPt' | 'turnedWidthPt'> &
  Pick<Tools, 'database' | 'measure'> & { readonly isUnderHeading: boolean };

/** What a block may have to know of others: what lists of contents are made of, in the order of the document. */
export interface Listed {
  readonly headings: readonly Heading[];
  readonly tables: readonly TableNode[];
  readonly figures: readonly Figure[];
  /** The blocks right under a heading. */
  readonly underHeadings: ReadonlySet<Block>;
}

/** A named style of the edition; `body` for a name it does not have. */
export function styleOf(edition: Edition, name: string): TextStyle {
  return edition.styles[name] ?? (edition.styles.body as TextStyle);
}
