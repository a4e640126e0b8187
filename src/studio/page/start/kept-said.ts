import { post, Unreachable } from '../ask.js';
import { connection } from '../state.js';

const DELAY_MS = 300;

/**
 * Keeps what was said of a pack in the making: with the server a moment after each word, and in the browser until the
 * server has it, so that nothing is lost where that is gone.
 */
export class KeptSaid<Said> {
  private timer: number | undefined;
  private sending: Promise<void> = Promise.resolve();
  private readonly key: string;

  constructor(
    id: string,
    private readonly address: string,
  ) {
    this.key = `briefing-draft-${id}`;
  }

  /** What the server has not got yet, of a page that was closed or a server that was killed. */
  unsaved(): Said | undefined {
    try {
      const kept = localStorage.getItem(this.key);
      return kept === null ? undefined : (JSON.parse(kept) as Said);
    } catch {
      return undefined;
    }
  }

  say(said: Said): void {
    localStorage.setItem(this.key, JSON.stringify(said));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.sending = this.send(said);
    }, DELAY_MS);
  }

  /** Makes the pack of it, by which it is done with; where that fails, nothing of it is lost. */
  async finish(said: Said, make: () => Promise<unknown>): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
    try {
      await make();
      localStorage.removeItem(this.key);
    } catch (problem) {
      this.say(said);
      throw problem;
    }
  }

  private async send(said: Said): Promise<void> {
    try {
      await post(this.address, said);
      if (localStorage.getItem(this.key) === JSON.stringify(said)) localStorage.removeItem(this.key);
    } catch (problem) {
      if (!(problem instanceof Unreachable)) throw problem;
      connection.value = 'gone';
    }
  }
}
