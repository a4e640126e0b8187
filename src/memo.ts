/**
 * Results kept by key, the least recently used given up first, so that a program that runs for days and builds
 * again and again does not grow. What throws is not kept.
 */
export class Memo<Value> {
  private readonly kept = new Map<string, Value>();

  constructor(private readonly most: number) {}

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

  /** Gives a result up: what was made turned out to be no good. */
  drop(key: string): void {
    this.kept.delete(key);
  }
}

/** Results kept for as long as one of the last rounds has asked for them, however many and large they are. */
export class RoundMemo<Value> {
  private rounds: Map<string, Value>[] = [new Map()];

  constructor(private readonly mostRounds: number) {}

  /** Begins a round; what none of those kept has asked for is given up. */
  beginRound(): void {
    this.rounds = [new Map(), ...this.rounds.slice(0, this.mostRounds - 1)];
  }

  /** The result for a key: as kept, or made now. */
  get(key: string, make: () => Value): Value {
    const known = this.rounds.find((round) => round.has(key));
    const value = known ? (known.get(key) as Value) : make();
    this.rounds[0]?.set(key, value);
    return value;
  }

  /** Gives a result up. */
  drop(key: string): void {
    for (const round of this.rounds) round.delete(key);
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
