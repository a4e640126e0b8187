import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Database } from './database.js';
import { resultKey } from './kept-results.js';
import { memo } from './memo.js';
import { isPlainData } from './structure.js';
import type { Read } from './tracked.js';

/** What a query came to in an earlier process, and what it had read: of each thing a digest. */
interface EarlierRun {
  readonly reads: readonly (readonly [name: string, args: Read['args'], digest: string])[];
  readonly value: unknown;
}

/** What a query came to, with what it has read. */
interface KnownRun {
  readonly reads: readonly Read[];
  readonly value: unknown;
}

/** Editions of one pack have the same text in them and read other things for it: so many runs are kept of each. */
const MOST_RUNS = 4;

/**
 * Runs of one query that outlast the process, each found by its arguments, which are texts, and by all that it had
 * read.
 */
export class EarlierRuns {
  constructor(
    private readonly query: string,
    private readonly database: Database,
  ) {}

  /** A run with these arguments for which all that was read comes out the same; `read` reads it. */
  find(args: readonly unknown[], read: (one: Omit<Read, 'result'>) => unknown): KnownRun | undefined {
    for (const run of this.runs(args)) {
      const reads = this.readAgain(run, read);
      if (reads) return { reads, value: run.value };
    }
    return undefined;
  }

  /** Keeps a run, unless what it came to or has read is more than data. */
  keep(args: readonly unknown[], { reads, value }: KnownRun): void {
    if (!this.outlasts(args) || !isPlainData(value)) return;
    const digests: EarlierRun['reads'][number][] = [];
    for (const { name, args, result } of reads) {
      const digest = this.digestOf(result);
      if (digest === undefined || !isPlainData(args)) return;
      digests.push([name, args, digest]);
    }
    const others = this.runs(args).slice(0, MOST_RUNS - 1);
    this.database.kept?.keep(this.keyOf(args), [{ reads: digests, value }, ...others]);
  }

  private outlasts(args: readonly unknown[]): args is readonly string[] {
    const { kept } = this.database;
    return kept?.outlastsProcess === true && args.every((one) => typeof one === 'string');
  }

  private runs(args: readonly unknown[]): readonly EarlierRun[] {
    if (!this.outlasts(args)) return [];
    return (this.database.kept?.find(this.keyOf(args))?.value ?? []) as readonly EarlierRun[];
  }

  private keyOf(args: readonly string[]): string {
    return resultKey(this.query, args);
  }

  private readAgain({ reads }: EarlierRun, read: (one: Omit<Read, 'result'>) => unknown): Read[] | undefined {
    const again: Read[] = [];
    for (const [name, args, digest] of reads) {
      const result = read({ name, args });
      if (this.digestOf(result) !== digest) return undefined;
      again.push({ name, args, result });
    }
    return again;
  }

  private digestOf(data: unknown): string | undefined {
    if (typeof data !== 'object' || data === null) return digest(data);
    return digests(this.database, data, [], () => digest(data));
  }
}

/** Queries read the same things: the glossary each section of a document. */
const digests = memo<object, string | undefined>('digest of what was read');

/** None of what is more than data: code, and what an object keeps to itself, is not told from other such. */
function digest(data: unknown): string | undefined {
  return isPlainData(data) ? createHash('sha256').update(serialize(data)).digest('base64url') : undefined;
}
