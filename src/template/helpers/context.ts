import type { HelperOptions } from 'handlebars';
import type { Bilingual } from '../../core/diagnostics.js';
import type { Passage } from '../../core/source/passage.js';
import type { Position } from '../../handlebars/problem.js';
import type { Database } from '../../incremental/database.js';
import type { Report } from '../../report/report.js';
import type { PlaceTable } from '../places.js';

import type { UsageTracker } from '../usage-tracker.js';

/** What a helper may use. */
export interface HelperContext {
  readonly report: Report;
  readonly places: PlaceTable;
  /** Renders a passage of pack.yaml, itself a Handlebars template, to escaped markup. */
  readonly renderPassage: (passage: Passage) => string;
  /** What is remembered of earlier builds. */
  readonly database: Database;
  /** What of the pack is printed, for what never is to be reported. */
  readonly shown: UsageTracker;
}

// biome-ignore lint/suspicious/noExplicitAny: Handlebars calls helpers with whatever the template wrote
export type Helper = (this: unknown, ...args: any[]) => unknown;

export type HelperMaker = (context: HelperContext) => Helper;

/** Thrown by a helper about what the template asked of it; `render` adds the place of the call. */
export class HelperProblem extends Error {
  constructor(
    readonly code: string,
    readonly bilingual: Bilingual,
    readonly options: HelperOptions,
    readonly hint?: Bilingual,
  ) {
    super(bilingual.en);
  }
}

/** Where a helper is called, which Handlebars' types leave out. */
export function positionOf(options: HelperOptions): Position {
  return (options as unknown as { loc: hbs.AST.SourceLocation }).loc.start;
}
