import type { ClerkState } from '../wire/events.js';

/** Where each page is that is open, as it says so itself; who has none open any more is gone. */
export class Presence {
  private readonly clerks = new Map<string, ClerkState>();

  constructor(private readonly onChange: (clerks: readonly ClerkState[]) => void) {}

  get all(): readonly ClerkState[] {
    return [...this.clerks.values()];
  }

  note(clerk: ClerkState): void {
    this.clerks.delete(clerk.page);
    this.clerks.set(clerk.page, clerk);
    this.onChange(this.all);
  }

  leave(page: string): void {
    if (this.clerks.delete(page)) this.onChange(this.all);
  }
}
