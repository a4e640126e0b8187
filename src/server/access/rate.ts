/** How many requests a client may make: so many at once, and then so many a second. */
export interface Rate {
  readonly burst: number;
  readonly aSecond: number;
}

interface Bucket {
  left: number;
  atMs: number;
}

/** More clients than these are not told apart for long: the ones that asked longest ago are forgotten. */
const MOST_CLIENTS = 10_000;

/** Counts the requests of each client, as a bucket that fills as time goes on. */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether a client may make one more request now. */
  take(client: string): boolean {
    const { burst, aSecond } = this.rate;
    const atMs = this.now();
    const { left, atMs: last } = this.buckets.get(client) ?? { left: burst, atMs };
    const there = Math.min(burst, left + ((atMs - last) / 1000) * aSecond);
    this.buckets.delete(client);
    this.buckets.set(client, { left: there >= 1 ? there - 1 : there, atMs });
    if (this.buckets.size > MOST_CLIENTS) this.buckets.delete(this.buckets.keys().next().value as string);
    return there >= 1;
  }
}
