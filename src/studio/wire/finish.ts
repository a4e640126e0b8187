import type { Bilingual } from '../../core/diagnostic.js';

/** What a pack can be handed over as. */
export interface FinishState {
  readonly editions: readonly FinishEdition[];
  /** Why editions could not be made. */
  readonly failed: readonly { readonly edition: string; readonly message: Bilingual }[];
}

/** An edition as it is printed. */
export interface FinishEdition {
  readonly edition: string;
  /** `A4`, `A5`, or in millimetres. */
  readonly pageSize: string;
  readonly pages: number;
  readonly print: PrintFacts;
}

/** How an edition goes through the printer. */
export interface PrintFacts {
  /** The file that is printed: the pages, or the sheets that they were put on. */
  readonly file: 'pages' | 'sheets';
  readonly paper: string;
  /** Sheets of paper, printed on both sides. */
  readonly sheets: number;
  readonly flip: 'short' | 'long';
  readonly binding: 'none' | 'left' | 'saddle' | 'glue' | 'cut';
  /** Two pages that face each other in the middle of a booklet: whether they follow each other shows a wrong flip. */
  readonly middle?: readonly [number, number];
}
