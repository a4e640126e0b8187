import type { Database } from './database.js';
import { resultKey } from './kept-results.js';

/** All that decides a result besides the program: texts and bytes. */
type Facts = readonly (string | Uint8Array)[];

/**
 * Gives the result for facts: as a process before this one came to it, or made now. What throws is not kept. The result
 * is plain data (`KeptResults` knows nothing of classes), and nobody changes it.
 */
export type Kept<Value> = (database: Database, facts: Facts | (() => Facts), make: () => Value) => Value;

export interface KeptSettings {
  /** Whether some come with the program. */
  readonly isShipped?: boolean;
}

/**
 * Results that outlast the process, where the database has somewhere to keep them: those that are dear to make and
 * cheap to read. Declared once beside what makes them; `name` tells kinds apart.
 */
export function kept<Value>(name: string, { isShipped = false }: KeptSettings = {}): Kept<Value> {
  return (database, facts, make) => {
    if (database.isOff) return make();
    const { kept: own } = database;
    const shipped = isShipped ? database.common.shipped : undefined;
    if (!own && !shipped) return make();
    const key = resultKey(name, factsOf(facts));
    const known = own?.find(key) ?? shipped?.find(key);
    if (known) return known.value as Value;
    const value = make();
    own?.keep(key, value);
    return value;
  };
}

/** The same for results that take their time. */
export function keptLater<Value>(name: string): Kept<Promise<Value>> {
  return (database, facts, make) => {
    const { kept: own } = database;
    if (database.isOff || !own) return make();
    const key = resultKey(name, factsOf(facts));
    const known = own.find(key);
    if (known) return Promise.resolve(known.value as Value);
    return make().then((value) => {
      own.keep(key, value);
      return value;
    });
  };
}

/**
 * Small results that outlast the process, by a text that tells all that decides them but `facts`, which is the same for
 * many of them, and short.
 */
export function keptTable<Value>(
  name: string,
): (database: Database, facts: string, text: () => string, make: () => Value) => Value {
  return (database, facts, text, make) => {
    const table = database.isOff ? undefined : database.kept?.table(`${name} ${facts}`);
    if (!table) return make();
    const key = text();
    if (table.has(key)) return table.get(key) as Value;
    const value = make();
    table.set(key, value);
    return value;
  };
}

/** Facts that are only put together where they are asked for. */
function factsOf(facts: Facts | (() => Facts)): Facts {
  return typeof facts === 'function' ? facts() : facts;
}
