/** What can be pointed at on the pages, in the order of printing. */
export interface PlacesState {
  /** Of the PDF. */
  readonly version: string;
  readonly places: readonly PagePlace[];
  /** What the pages before did not have, wherever on a page it stood. */
  readonly changes: readonly PrintedBox[];
}

/** Something on a page. Lengths in pt from the page's top left. */
export interface PrintedBox {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly text: string;
}

/** A part of the page that words or a drawing are changed in, and which of its things. */
export interface PrintedPart {
  readonly area: 'text' | 'chart';
  readonly item: string;
}

/** Something on a page and where it comes from. */
export interface PagePlace extends PrintedBox {
  /** The number printed on that page. */
  readonly label: string;
  /** What it stands in: the text, a table, or a drawing. */
  readonly within: 'text' | 'table' | 'chart';
  /** The cell that it prints, by its sheet and its place from 1. */
  readonly cell?: { readonly key: string; readonly line: number; readonly column: number };
  /** Whether that cell is a head, and all of its column is summed. */
  readonly isSum?: true;
  /** Where it is changed, where that is no cell of a table. */
  readonly part?: PrintedPart;
  /** The name of the chart that it belongs to. */
  readonly chart?: string;
}
