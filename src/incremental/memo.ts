import { areSame } from './share.js';

/**
 * Results kept by key, the least recently used given up first, so that a program that runs for days and builds
 * again and again does not grow. What throws is not kept.
 */
export class Memo<Value> {
  private readonly kept = new Map<string, Value>();

  constructor(private readonly most: number) {}

  /** The result for a key, where one is kept. */
  peek(key: string): Value | undefined {
    return this.kept.get(key);
  }

  /** The result for a key: as kept, or made now. */
  get(key: string, make: () => Value): Value {
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const value = make();
    this.kept.set(key, value);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as string);
    return value;
  }
}

/** Something for each owner, made when it is first asked for and given up with its owner. */
export class Owned<Owner extends object, Thing> {
  private readonly things = new WeakMap<Owner, Thing>();

  constructor(private readonly make: () => Thing) {}

  of(owner: Owner): Thing {
    const thing = this.things.get(owner) ?? this.make();
    this.things.set(owner, thing);
    return thing;
  }
}

/**
 * Results kept with the object they were made of, for as long as that lives: the last few of each, by the facts that
 * decided them besides. Facts are the same only as the same object or value.
 */
export class FactMemo<Key extends object, Value> {
  private readonly kept = new WeakMap<Key, KeptValue<Value>>();

  constructor(private readonly most: 1 | 2 | 3 = 1) {}

  /** The result for a key and these facts: as kept, or made now. */
  get(key: Key, facts: readonly unknown[], make: () => Value): Value {
    const known = this.kept.get(key);
    for (let one = known; one; one = one.older) if (areSame(one.facts, facts)) return one.value;
    const value = make();
    const older = this.most === 1 ? undefined : shortened(known, this.most - 1);
    this.kept.set(key, { facts, value, older });
    return value;
  }

  /** Gives up what was made of a key: it turned out to be no good. */
  drop(key: Key): void {
    this.kept.delete(key);
  }
}

interface KeptValue<Value> {
  readonly facts: readonly unknown[];
  readonly value: Value;
  readonly older: KeptValue<Value> | undefined;
}

function shortened<Value>(newest: KeptValue<Value> | undefined, most: number): KeptValue<Value> | undefined {
  if (!newest || most === 0) return undefined;
  return newest.older ? { ...newest, older: shortened(newest.older, most - 1) } : newest;
}
