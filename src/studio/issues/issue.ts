/** A version of a pack as it went out: its data and its PDFs are kept, and never written over. */
export interface Issue {
  /** From 1. */
  readonly number: number;
  /** When it was issued, ISO. */
  readonly at: string;
  /** Who issued it, as they call themselves; empty where nobody said. */
  readonly by: string;
  /** Why, in a few words. */
  readonly note: string;
  readonly title: string;
  readonly files: readonly IssuedFile[];
}

/** A PDF of an issue. */
export interface IssuedFile {
  readonly name: string;
  readonly edition: string;
  readonly pages: number;
  /** Sheets of paper, for a file that is their sides. */
  readonly sheets?: number;
}
