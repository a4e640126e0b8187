import type { Bilingual, Place } from '../../core/diagnostic.js';

/** What is to be looked at before a pack goes out: what, where, and how to get there. */
export interface CheckList {
  readonly items: readonly CheckItem[];
  /** Rows that were in doubt once and have been looked at. */
  readonly lookedAt: number;
}

export interface CheckItem {
  /** What ticks are kept by: of something else, or of the same elsewhere, it is another. */
  readonly key: string;
  /** An error doesn't print, a doubt asks for a look, a warning prints. */
  readonly kind: 'error' | 'doubt' | 'warning';
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  readonly place?: Place;
  /** `项目 C10`. */
  readonly where?: Bilingual;
  /** Pages on which it is printed: `3`, `附1-2`. */
  readonly pages: readonly string[];
  /** A warning that somebody has ticked as known. */
  readonly isKnown: boolean;
  /** A row in doubt: the cell of 核对, in which 已核 is written. */
  readonly tick?: CellTick;
  /** How many of its kind there are: of many only some are told. */
  readonly count: number;
  /** What comes of an error, and goes with it; or others of its kind. */
  readonly follows: readonly FollowingItem[];
}

export interface FollowingItem {
  readonly message: Bilingual;
  readonly place?: Place;
  readonly where?: Bilingual;
}

/** A cell of a file in the data folder that a tick is written into. */
export interface CellTick {
  readonly file: string;
  readonly sheet?: string;
  readonly line: number;
  readonly column: number;
  readonly before: string;
}

/** Every figure of a pack with its source, to be ticked off. */
export interface ProofList {
  readonly edition: string;
  readonly lines: readonly ProofLine[];
}

export interface ProofLine {
  /** Holds the figure: one that changes is to be ticked anew. */
  readonly key: string;
  readonly group: 'unchecked' | 'doubtful' | 'printed' | 'derived' | 'unprinted';
  readonly table: string;
  readonly item: string;
  readonly column: string;
  readonly text: string;
  readonly pages: readonly string[];
  /** Where it was taken from: the section, and the clause. */
  readonly section: string;
  readonly quote: string;
  /** Its numbers that the clause does not have. */
  readonly missing: readonly string[];
  readonly isTicked: boolean;
}
