/** Straight quotation marks, which look alike at both ends of what they quote. */
const QUOTES = /["']/g;
const APOSTROPHE = /^[A-Za-z]'[A-Za-z]/;
const BEFORE_OPENING = /^[\s([{（【《〈「『“‘：:]?$/;
const AFTER_CLOSING = /^[\s)\]}）】》〉」』”’，。、；：？！,.;:?!]?$/;

/**
 * The straight quotation marks of a text by offset, and whether each opens or closes: by what stands around it, or
 * else in turn. An apostrophe within a word is none.
 */
export function straightQuotes(text: string): ReadonlyMap<number, 'opening' | 'closing'> {
  const quotes = new Map<number, 'opening' | 'closing'>();
  const isOpen = new Map<string, boolean>();
  for (const { 0: quote, index } of text.matchAll(QUOTES)) {
    if (APOSTROPHE.test(text.slice(Math.max(0, index - 1), index + 2))) continue;
    const opens =
      BEFORE_OPENING.test(text.slice(Math.max(0, index - 1), index)) ||
      (!AFTER_CLOSING.test(text.slice(index + 1, index + 2)) && !isOpen.get(quote));
    isOpen.set(quote, opens);
    quotes.set(index, opens ? 'opening' : 'closing');
  }
  return quotes;
}
