import type { Bilingual } from '../core/diagnostics.js';

/** What a link may lead to besides an id of the pack: what a reader's program opens as a page or a letter. */
const address = /^(https?:\/\/[^/?#]|mailto:[^/])/i;

// biome-ignore lint/suspicious/noControlCharactersInRegex: programs drop them, so they would hide another scheme
const unseen = /[\u0000-\u0020\u007f-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/;

/** Why a link leads nowhere that is allowed: one that runs a script, say, or opens a file; undefined for a good one. */
export function badLink(href: string): Bilingual | undefined {
  if (/^#./.test(href)) return undefined;
  if (!unseen.test(href) && address.test(href) && URL.canParse(href)) return undefined;
  const shown = JSON.stringify(href.slice(0, 60)).slice(1, -1);
  return { zh: `href="${shown}" 不是网址`, en: `href="${shown}" is no web address` };
}

/** What may be written instead. */
export const linkHint: Bilingual = {
  zh: '写 https://…、http://…、mailto:… 或 #id',
  en: 'write https://…, http://…, mailto:… or #id',
};
