import type { ShelfKind } from './database.js';
import { EarlierRuns } from './earlier-runs.js';
import { areSame, isSameStructure } from './structure.js';
import { type Read, Run, scopeOf, type Tracked, trackedBy } from './tracked.js';

interface Entry {
  readonly args: readonly unknown[];
  readonly reads: readonly Read[];
  readonly value: unknown;
}

/** A function of what it may look at and of arguments, as a query is and as what it is made of. */
type Work<Env extends object, Args extends readonly unknown[], Result> = (
  env: Tracked<Env>,
  ...args: Args
) => Result;

export interface QuerySettings {
  /** So many results are kept with each first argument. */
  readonly most?: number;
  /** Whether results outlast the process, where the database has somewhere to keep them. */
  readonly outlastsProcess?: boolean;
}

/**
 * A function whose results are kept: a call with the same arguments (the same objects, equal values), for which all
 * that was read of the environment comes out the same, gives the very result that it gave before. The first argument is
 * what the call is about; with it go the results, the last `most` of each. Plain data made anew is no argument, for it
 * is always another: see `Database.latest`, or have it read. What throws or rejects is not kept.
 */
export function query<Env extends object, Args extends readonly [unknown, ...unknown[]], Result>(
  name: string,
  work: Work<Env, Args, Result>,
  { most = 2, outlastsProcess = false }: QuerySettings = {},
): Work<Env, Args, Result> {
  const kind: ShelfKind<readonly Entry[]> = { name };
  return (env, ...args) => {
    const { database } = scopeOf(env);
    if (database.isOff) return work(env, ...args);
    const shelf = database.shelf(kind);
    const kept = shelf.get(args[0]) ?? [];
    const known = kept.find((one) => areSame(one.args, args) && holds(one.reads, env));
    if (known) {
      shelf.found++;
      return known.value as Result;
    }
    if (database.isForOnce && isLongText(args[0])) return work(env, ...args);
    const remember = (reads: readonly Read[], value: unknown) => {
      // what others have kept while this one ran stays
      shelf.set(args[0], [{ args, reads, value }, ...(shelf.peek(args[0]) ?? [])].slice(0, most));
    };
    const runs = outlastsProcess ? new EarlierRuns(name, database) : undefined;
    const earlier = runs?.find(args, (one) => readOf(one, env));
    if (earlier) {
      remember(earlier.reads, earlier.value);
      return earlier.value as Result;
    }
    const run = new Run(name);
    const keep = (value: unknown) => {
      run.end();
      remember(run.reads, value);
      runs?.keep(args, { reads: run.reads, value });
    };
    const result = work(trackedBy(run, env), ...args);
    // two equal calls at once both run, so that none waits for itself
    if (result instanceof Promise)
      void result.then(
        () => keep(result),
        () => undefined,
      );
    else keep(result);
    return result;
  };
}

/**
 * A text that is too long to be held for another edition, which hardly ever has the very same: that of a long table.
 */
function isLongText(key: unknown): boolean {
  return typeof key === 'string' && key.length > MOST_HELD;
}

const MOST_HELD = 1_000_000;

/** Whether all that was read comes out the same, asked in the order in which it was. */
function holds(reads: readonly Read[], env: Tracked<object>): boolean {
  return reads.every((read) => {
    const result = readOf(read, env);
    const isSame = isSameStructure(read.result, result);
    // so that the next comparison is one of identity
    if (isSame) read.result = result;
    return isSame;
  });
}

/** What comes of reading this now. */
function readOf({ name, args }: Omit<Read, 'result'>, env: Tracked<object>): unknown {
  const source = env as unknown as Readonly<Record<string, unknown>>;
  const value = source[name];
  return args ? (value as (...args: readonly unknown[]) => unknown)(...args) : value;
}
