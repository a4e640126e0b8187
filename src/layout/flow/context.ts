import type { Diagnostic } from '../../core/diagnostics.js';
import type { Block, Document, Figure, Heading, Section, TableNode } from '../../document/tree.js';
import type { Edition, TextStyle } from '../../edition/model.js';
import type { Run } from '../flow.js';
import type { Tag } from '../tags.js';

/** A drawing with the size it was made at. */
export interface Drawing {
  readonly svg: string;
  readonly widthPt: number;
  readonly heightPt: number;
}

/**
 * A chart of the pack. It is drawn when its page is known, for that decides its height. Charts that come out the same
 * are the same object.
 */
export interface PackChart {
  /** What has to be said under it about the figures in it. */
  readonly notes: readonly string[];
  /** The drawing as SVG, unless it can't be made at this size, and what is wrong with it. */
  draw(size: { widthPt: number; heightPt: number }): {
    readonly chart?: { readonly svg: string };
    readonly diagnostics: readonly Diagnostic[];
  };
}

/** What the definition needs from outside: measured text, charts, drawn ornaments. */
export interface Tools {
  /** Width of a text set on one line, and of its longest part that can't be broken, in points. */
  measure(runs: readonly Run[]): { maxWidthPt: number; minWidthPt: number };
  chart(name: string): PackChart;
  /** An ornament, or undefined when neither the data nor the templates have one of that name. */
  ornament(name: string): Drawing | undefined;
  /** Takes down what is wrong with a block, so that all is told at once. */
  report(problem: Diagnostic): void;
}

/** What turning inline nodes into runs needs. */
export interface RunContext {
  readonly edition: Edition;
  readonly notes: Document['notes'];
  /** Whether the document ends with the glossary, to which marks can then link. */
  readonly hasGlossary: boolean;
}

/** What every definer is given: the edition's looks, and the width of the place it sets its block in. */
export interface DefineContext extends RunContext {
  readonly tools: Tools;
  readonly widthPt: number;
  /** Height of the type area. */
  readonly pageHeightPt: number;
  /** Width of a landscape page's type area, where a block may have such pages of its own. */
  readonly turnedWidthPt?: number;
  /** The document's headings, tables and figures, for the contents. */
  readonly listed: Listed;
  /** What each section is to a reader program. */
  readonly sectionTags: ReadonlyMap<Section, Tag>;
}

/**
 * What a table is defined by, besides the table. Its definition is kept for long, so there is no more of the document
 * in it.
 */
export type TableContext = RunContext &
  Pick<DefineContext, 'widthPt' | 'turnedWidthPt'> &
  Pick<Tools, 'measure'> & { readonly isUnderHeading: boolean };

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
