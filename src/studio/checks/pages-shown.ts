import { type PackPages, packPages } from '../../revision/pack-pages.js';
import type { Desk } from '../desk/desk.js';

const known = new WeakMap<object, PackPages>();

/** Where the edition that is looked at prints what, as it was last good. */
export function pagesShown({ shown, session: { report } }: Desk): PackPages | undefined {
  if (!shown || !report) return undefined;
  const before = known.get(shown);
  if (before) return before;
  const pages = packPages(shown.document, shown.printed(), report);
  known.set(shown, pages);
  return pages;
}
