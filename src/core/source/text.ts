import type { Diagnostic } from '../diagnostics.js';

/** A text file of the data folder, decoded: `file` is its path as messages show it, lines end in LF. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** What a reading step made of its input, and what it found on the way; nothing is thrown. */
export interface Read<T> {
  readonly value: T;
  readonly found: readonly Diagnostic[];
}
