import type { PageItems, PreviewState, SourceState } from '../wire.js';

/** What the server knows; undefined where it is no longer there. */
async function ask<T>(path: string, asked: Readonly<Record<string, string>> = {}): Promise<T | undefined> {
  const response = await fetch(`${path}?${new URLSearchParams(asked)}`);
  return response.ok ? ((await response.json()) as T) : undefined;
}

export const askState = () => ask<PreviewState>('/state');
export const askItems = (edition: string) => ask<PageItems>('/items', { edition });
export const askDiagnostic = (index: number) => ask<SourceState>('/source', { diagnostic: String(index) });
export const askFigure = (edition: string, version: string, index: number) =>
  ask<SourceState>('/source', { edition, version, figure: String(index) });

/** Calls back with every revision, and when the connection is lost. */
export function listen(onRevision: () => void, onLost: () => void): void {
  const events = new EventSource('/events');
  events.onmessage = onRevision;
  events.onerror = onLost;
}

/** The element of that id, which the page has. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** An element with a class, a text, and children. */
export function element(name: string, className = '', ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}
