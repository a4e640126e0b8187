import type { ServerResponse } from 'node:http';
import type { EarlyPage, StudioEvent } from '../wire/events.js';

/** Proxies close a connection on which nothing has come for a minute. */
const SIGN_OF_LIFE_MS = 15_000;

interface Listener {
  readonly response: ServerResponse;
  /** Number of the page that is open, as it says so itself. */
  readonly page: string;
  /** The printed page that is looked at. */
  number?: number;
}

/** Tells open pages by server-sent events that there is something new. */
export class Events {
  private readonly listeners = new Set<Listener>();

  /** Keeps the connection of a page that is open; what it may have missed is told at once. */
  add(page: string, response: ServerResponse, ...first: readonly StudioEvent[]): void {
    const listener = { response, page };
    this.listeners.add(listener);
    const signs = setInterval(() => response.write(':\n\n'), SIGN_OF_LIFE_MS);
    response.on('close', () => {
      clearInterval(signs);
      this.listeners.delete(listener);
    });
    response.write(first.map(lineOf).join(''));
  }

  tell(event: StudioEvent): void {
    for (const { response } of this.listeners) response.write(lineOf(event));
  }

  /** Notes which printed page somebody looks at, from 1. */
  look(page: string, number: number): void {
    for (const listener of this.listeners) if (listener.page === page) listener.number = number;
  }

  /** The printed pages that are looked at, those most look at first. */
  get lookedAt(): readonly number[] {
    const counts = new Map<number, number>();
    for (const { number } of this.listeners)
      if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
    return [...counts].sort(([, one], [, other]) => other - one).map(([number]) => number);
  }

  /** Tells of a printed page those who look at it. */
  tellOfPage(event: EarlyPage): void {
    const line = lineOf(event);
    for (const { response, number } of this.listeners) if (number === event.number) response.write(line);
  }

  /** Who listens would keep the server from ending. */
  close(): void {
    for (const { response } of this.listeners) response.end();
  }
}

function lineOf(event: StudioEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
