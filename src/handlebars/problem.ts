import type { Bilingual } from '../core/diagnostics.js';

/** Where something stands in a Handlebars text: lines from 1, columns from 0, as Handlebars counts them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Thrown for a Handlebars text that is refused before it is run; whoever knows its file adds that. */
export class TextProblem extends Error {
  constructor(
    readonly code: string,
    readonly bilingual: Bilingual,
    readonly position: Position,
    readonly hint?: Bilingual,
  ) {
    super(bilingual.en);
  }
}
