import type { ServerResponse } from 'node:http';
import type { StudioEvent } from '../wire/events.js';

/** Proxies close a connection on which nothing has come for a minute. */
const SIGN_OF_LIFE_MS = 15_000;

/** Tells open pages by server-sent events that there is something new. */
export class Events {
  private readonly listeners = new Set<ServerResponse>();

  /** Keeps a page's connection open; what the page may have missed is told at once. */
  add(response: ServerResponse, ...first: readonly StudioEvent[]): void {
    this.listeners.add(response);
    const signs = setInterval(() => response.write(':\n\n'), SIGN_OF_LIFE_MS);
    response.on('close', () => {
      clearInterval(signs);
      this.listeners.delete(response);
    });
    response.write(first.map(lineOf).join(''));
  }

  tell(event: StudioEvent): void {
    for (const listener of this.listeners) listener.write(lineOf(event));
  }

  /** Who listens would keep the server from ending. */
  close(): void {
    for (const listener of this.listeners) listener.end();
  }
}

function lineOf(event: StudioEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
