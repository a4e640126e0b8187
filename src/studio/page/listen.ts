import type { StudioEvent } from '../wire/events.js';
import type { PackState } from '../wire/pack.js';
import { get, Refused, Unreachable } from './ask.js';
import { connection, editionAsked, pack } from './state.js';

/** Called with every event of the server: areas that want to know of one add themselves. */
export const onEvent = new Set<(event: StudioEvent) => void>();

/** Tells this page from all others. */
export const pageId = crypto.getRandomValues(new Uint32Array(3)).join('-');

/** How long until the server is tried for again, in ms. */
const AGAIN_MS = 1000;

/** Keeps what the page knows of the pack up to date. */
export function listen(): void {
  const events = new EventSource(`/api/events?page=${pageId}`);
  events.onmessage = ({ data }) => {
    connection.value = 'there';
    const event = JSON.parse(data) as StudioEvent;
    for (const listener of onEvent) listener(event);
    if (event.kind === 'pack') void refresh();
  };
  events.onerror = () => {
    // the browser itself tries again slowly, and after some answers never
    events.close();
    void refresh().then(() => {
      if (connection.value !== 'refused') setTimeout(listen, AGAIN_MS);
    });
  };
}

let asking: Promise<void> | undefined;
let isDue = false;

/** Asks for the state anew; while an answer is waited for, once more after it. */
export async function refresh(): Promise<void> {
  if (asking) {
    isDue = true;
    return asking;
  }
  asking = ask();
  await asking;
  asking = undefined;
  if (isDue) {
    isDue = false;
    await refresh();
  }
}

async function ask(): Promise<void> {
  try {
    pack.value = (await get<PackState | undefined>('/api/pack', editionAsked())) ?? null;
    connection.value = 'there';
  } catch (problem) {
    if (problem instanceof Unreachable) connection.value = 'gone';
    else if (problem instanceof Refused && problem.status === 401) connection.value = 'refused';
    else throw problem;
  }
}
