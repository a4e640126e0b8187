import type { Edit } from '../../editing/edit.js';

/** What the front page says, and which editions are printed. Types only: both sides import them. */
export interface CoverState {
  readonly file: string;
  /** What makes the file or the worksheet, where it is not there yet: it goes before any other edit. */
  readonly first: readonly Edit[];
  /** The worksheet, where it stands in one. */
  readonly sheet?: string;
  readonly fields: readonly CoverField[];
  /** The editions that are printed, in their order; none is listed where all are. */
  readonly editions: readonly string[];
  /** How the list of editions is written: in pack.yaml as a list, in a worksheet as words in a cell. */
  readonly editionsHome: CoverHome;
  /** What a worksheet calls each edition. */
  readonly editionWords: Readonly<Record<string, string>>;
}

export interface CoverField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly home: CoverHome;
}

/**
 * Where something of the front page stands: in pack.yaml under its key, or in a cell; `name` is the cell before a new
 * one.
 */
export type CoverHome =
  | { readonly kind: 'value' }
  | { readonly kind: 'cell'; readonly line: number; readonly before: string; readonly name?: string };
