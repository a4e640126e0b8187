import type { Database } from './database.js';
import { type KeptResults, resultKey } from './kept-results.js';

/** All that decides a result besides the program: texts and bytes. */
type Facts = readonly (string | Uint8Array)[];

/**
 * Gives the result for facts: as a process before this one came to it, or made now. What throws is not kept. The result
 * is plain data (`KeptResults` knows nothing of classes), and nobody changes it.
 */
export type Kept<Value> = (database: Database, facts: Facts | (() => Facts), make: () => Value) => Value;

/**
 * Results that outlast the process, where the database has somewhere to keep them: those that are dear to make and
 * cheap to read. Declared once beside what makes them; `name` tells kinds apart.
 */
export function kept<Value>(name: string): Kept<Value> {
  return (database, facts, make) => {
    const results = resultsOf(database);
    if (!results) return make();
    const key = resultKey(name, factsOf(facts));
    const known = results.find(key);
    if (known) return known.value as Value;
    const value = make();
    results.keep(key, value);
    return value;
  };
}

/** The same for results that take their time. */
export function keptLater<Value>(name: string): Kept<Promise<Value>> {
  return (database, facts, make) => {
    const results = resultsOf(database);
    if (!results) return make();
    const key = resultKey(name, factsOf(facts));
    const known = results.find(key);
    if (known) return Promise.resolve(known.value as Value);
    return make().then((value) => {
      results.keep(key, value);
      return value;
    });
  };
}

function resultsOf({ isOff, kept: results }: Database): KeptResults | undefined {
  return isOff ? undefined : results;
}

/** Facts that are only put together where they are asked for. */
function factsOf(facts: Facts | (() => Facts)): Facts {
  return typeof facts === 'function' ? facts() : facts;
}
