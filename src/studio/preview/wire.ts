import type { Place } from '../../core/diagnostics.js';

/** What the preview page is told: everything that is not a PDF. Lengths in pt, pages from 1. */
export interface PreviewState {
  /** Grows with every build. */
  readonly revision: number;
  /** Data folders whose last build failed, by name. */
  readonly failed: readonly string[];
  readonly editions: readonly EditionState[];
  readonly diagnostics: readonly DiagnosticState[];
}

export interface EditionState {
  /** `leping-2022-handout`: what the page asks for. */
  readonly key: string;
  /** Name of its data folder. */
  readonly folder: string;
  readonly pageCount: number;
  /** Digest of the PDF. */
  readonly version: string;
}

export interface DiagnosticState {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
  /** `projects.csv:4:5（投资）`. */
  readonly where?: string;
  /** Name of its data folder, where several are watched. */
  readonly folder?: string;
}

/** What can be pointed at on the pages of one version of an edition. */
export interface PageItems {
  readonly version: string;
  /** Figures and words that come from the data, and charts; `index` asks for their source. */
  readonly figures: readonly (ItemBox & { readonly index: number; readonly isChart?: boolean })[];
  /** What was not there in the version before. */
  readonly changes: readonly ItemBox[];
}

export interface ItemBox {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly text: string;
}

/** Where something comes from: the row, the column summed, or the lines of a text file. */
export interface SourceState {
  readonly place: Place;
  readonly where: string;
  /** What the place is: a row of a table, a whole column (of a sum), the figures of a chart, lines of a file. */
  readonly kind: 'row' | 'column' | 'chart' | 'lines';
  readonly cells: readonly SourceCell[];
}

export interface SourceCell {
  /** Header, name of the row, or number of the line. */
  readonly name: string;
  readonly text: string;
  /** Whether this very cell or line is meant. */
  readonly isMeant: boolean;
  /** The row of a figure in a chart. */
  readonly row?: SourceState;
}
