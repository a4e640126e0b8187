import type { Database, ShelfKind } from './database.js';
import { areSame } from './structure.js';

interface KeptValue<Value> {
  readonly facts: readonly unknown[];
  readonly value: Value;
  readonly older: KeptValue<Value> | undefined;
}

/** Gives the result for a key and facts: as kept in the database, or made now. What throws is not kept. */
export type Memo<Key, Value> = (
  database: Database,
  key: Key,
  facts: readonly unknown[],
  make: () => Value,
) => Value;

/**
 * Small results, of which there are too many to record what each has read: kept with the object (or text) that they
 * were made of, the last `most` of each, by the facts that decided them besides. Facts are the same only as the same
 * object or value. Declared once beside what makes them; `name` is what they are counted under.
 */
export function memo<Key, Value>(name: string, most = 1): Memo<Key, Value> {
  const kind: ShelfKind<KeptValue<Value>> = { name };
  return (database, key, facts, make) => {
    if (database.isOff) return make();
    const shelf = database.shelf(kind);
    const known = shelf.get(key);
    for (let one = known; one; one = one.older)
      if (areSame(one.facts, facts)) {
        shelf.found++;
        return one.value;
      }
    const value = make();
    const older = most === 1 ? undefined : shortened(known, most - 1);
    shelf.set(key, { facts, value, older });
    return value;
  };
}

function shortened<Value>(newest: KeptValue<Value> | undefined, most: number): KeptValue<Value> | undefined {
  if (!newest || most === 0) return undefined;
  return newest.older ? { ...newest, older: shortened(newest.older, most - 1) } : newest;
}
