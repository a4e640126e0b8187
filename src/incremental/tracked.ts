import type { Database } from './database.js';
import { areSame } from './structure.js';

const SCOPE = Symbol('scope');

/**
 * What a query may look at besides its arguments: an object of which every field read and every method called is
 * recorded, with what came of it. A method is cheap, changes nothing, and says the same for as long as a query runs.
 * Recording hangs on this value and not on a “query that runs now”, so queries may wait and run side by side.
 */
export type Tracked<Env extends object> = Readonly<Env> & { readonly [SCOPE]: Scope };

/** Where reads are recorded. */
export interface Scope {
  readonly database: Database;
  /** The call that reads; none outside queries. */
  readonly run: Run | undefined;
}

/** A field that was read or a method that was called, and what came of it. */
export interface Read {
  readonly name: string;
  /** None for a field. */
  readonly args: readonly unknown[] | undefined;
  result: unknown;
}

/** One execution of a query: what it has read so far. */
export class Run {
  readonly reads: Read[] = [];
  private hasEnded = false;
  /** By name and first argument: a section asks for hundreds of places. */
  private readonly known = new Map<string, Map<unknown, Read>>();

  constructor(readonly query: string) {}

  /** What comes of reading, which is done but once. */
  record(name: string, args: Read['args'], read: () => unknown): unknown {
    if (this.hasEnded)
      throw new Error(`the result of “${this.query}” reads ${name} after the query has ended`);
    const ofName = this.known.get(name) ?? new Map<unknown, Read>();
    this.known.set(name, ofName);
    const known = ofName.get(args?.[0]);
    if (known && areSame(known.args ?? [], args ?? [])) return known.result;
    const fresh = { name, args, result: read() };
    ofName.set(args?.[0], fresh);
    this.reads.push(fresh);
    return fresh.result;
  }

  /** Whatever still reads by what this run was given is told so. */
  end(): void {
    this.hasEnded = true;
    this.known.clear();
  }
}

/** An object as what queries may look at, their results kept in this database. */
export function track<Env extends object>(database: Database, env: Env): Tracked<Env> {
  return trackedIn({ database, run: undefined }, env);
}

/** The same for a query that runs: reads go on to where the object comes from, whose reader records them too. */
export function trackedBy<Env extends object>(run: Run, env: Tracked<Env>): Tracked<Env> {
  return trackedIn({ database: scopeOf(env).database, run }, env);
}

export function scopeOf(env: Tracked<object>): Scope {
  return env[SCOPE];
}

function trackedIn<Env extends object>(scope: Scope, env: Env): Tracked<Env> {
  const { run } = scope;
  const get = (source: object, name: string | symbol): unknown => {
    if (name === SCOPE) return scope;
    const value = Reflect.get(source, name) as unknown;
    if (!run || typeof name === 'symbol') return value;
    if (typeof value !== 'function') return run.record(name, undefined, () => value);
    return (...args: unknown[]) => run.record(name, args, () => value.apply(source, args));
  };
  return new Proxy(env, { get }) as Tracked<Env>;
}
