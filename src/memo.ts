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

/** A {@link Memo} for each owner, given up with it. */
export class OwnedMemo<Owner extends object, Value> {
  private readonly memos = new WeakMap<Owner, Memo<Value>>();

  constructor(private readonly most: number) {}

  of(owner: Owner): Memo<Value> {
    const memo = this.memos.get(owner) ?? new Memo(this.most);
    this.memos.set(owner, memo);
    return memo;
  }
}
