import type { Log } from '../../log.js';

/** Tells once that Redis is away, and once that it is back, however often it is tried in between. */
export class Outage {
  private isAway = false;

  constructor(private readonly log: Log) {}

  begin(): void {
    if (!this.isAway) this.log({ event: 'queue-away', level: 'error' });
    this.isAway = true;
  }

  /** Answers whether it was away. */
  end(): boolean {
    const wasAway = this.isAway;
    if (wasAway) this.log({ event: 'queue-back', level: 'info' });
    this.isAway = false;
    return wasAway;
  }
}
