/** Results of one kind that a table has at most where not all of them are asked for. */
const MOST_RESULTS = 20_000;

/** Small results of one kind by text: too many, and too cheap, to be kept each with a digest of its own. */
export class ResultTable {
  /** Whether something has been added. */
  isNew = false;
  private readonly used = new Set<string>();

  constructor(private readonly results: Map<string, unknown> = new Map()) {}

  has(text: string): boolean {
    return this.results.has(text);
  }

  get(text: string): unknown {
    this.used.add(text);
    return this.results.get(text);
  }

  set(text: string, result: unknown): void {
    this.isNew = true;
    this.used.add(text);
    this.results.set(text, result);
  }

  /** All there are, or where they are too many those that were asked for. */
  toKeep(): Map<string, unknown> {
    if (this.results.size <= MOST_RESULTS) return this.results;
    return new Map([...this.results].filter(([text]) => this.used.has(text)));
  }
}
