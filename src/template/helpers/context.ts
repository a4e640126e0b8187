import type { HelperOptions } from 'handlebars';
import type { Bilingual } from '../../core/diagnostics.js';
import type { Passage } from '../../core/source/passage.js';
import type { Lookup } from '../../dataset/rules/names.js';
import type { Position } from '../../handlebars/problem.js';
import type { Database } from '../../incremental/database.js';
import type { Report } from '../../report/report.js';
import type { PlaceTable } from '../places.js';
import type { UsageTracker } from '../usage-tracker.js';
import type { ArgumentKind } from './kinds.js';

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
  /** The edition that is made; none where a text stands by itself. */
  readonly edition: () => string | undefined;
  /** Whether a template names a table, and so prints it itself. */
  readonly isNamed: (table: string) => boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: Handlebars calls helpers with whatever the template wrote
export type Helper = (this: unknown, ...args: any[]) => unknown;

/** A helper: what it is given, what its arguments name, how documents tell of it, and what it does. */
export interface HelperDefinition {
  /** What it is to be given, in order. */
  readonly takes: readonly ArgumentKind[];
  /** What may be written besides, as `name=value`. */
  readonly named?: Readonly<Record<string, ArgumentKind>>;
  /**
   * How the names that its arguments are in a text of pack.yaml are looked up in the data, each in what the last found.
   */
  readonly names?: readonly Lookup[];
  /** It goes through the rows of the table it is given, and not only through its columns. */
  readonly goesThroughRows?: true;
  /** It prints figures in sentences of pack.yaml; documents tell of these apart. */
  readonly isForSentences?: true;
  readonly example: string;
  /** What it prints or gives, for documents. */
  readonly words: Bilingual;
  readonly make: (context: HelperContext) => Helper;
}

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
