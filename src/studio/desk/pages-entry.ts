import { createHash } from 'node:crypto';
import type { GoodEdition } from '../../app/watch/session.js';
import type { PagesEntry } from '../wire/pack.js';

/** What the page is told of the pages of an edition: it asks for them by their version. */
export function pagesEntry({ name, bytes, pageCount, pages }: GoodEdition): PagesEntry {
  return { edition: name, version: versionOf(bytes), pageCount, pageIds: pages.map(idOf) };
}

/** Names of PDFs by their bytes. */
const versions = new WeakMap<Uint8Array, string>();

export function versionOf(bytes: Uint8Array): string {
  const known = versions.get(bytes);
  if (known !== undefined) return known;
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  versions.set(bytes, version);
  return version;
}

/** Numbers of pages, which are the same objects as long as nothing on them changes. */
const ids = new WeakMap<object, number>();
let last = 0;

export function idOf(page: object): number {
  const known = ids.get(page);
  if (known !== undefined) return known;
  ids.set(page, ++last);
  return last;
}
