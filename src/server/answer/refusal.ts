import type { Bilingual, Diagnostic } from '../../core/diagnostics.js';

/** Thrown where a request can't be served as it stands: the status of the answer, and all that there is to say. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** Stable, kebab-case name of the reason, for programs. */
    readonly code: string,
    readonly title: Bilingual,
    readonly diagnostics: readonly Diagnostic[] = [],
  ) {
    super(title.en);
    this.name = 'Refusal';
  }
}
