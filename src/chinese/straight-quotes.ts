import { CLOSING_MARKS, OPENING_MARKS, PAUSE_MARKS } from './classes.js';

/** Straight quotation marks, which look alike at both ends of what they quote. */
const QUOTES = /["']/g;
const APOSTROPHE = /^[A-Za-z]'[A-Za-z]/;
/**
 * The straight quotation marks of a text by offset, and whether each opens or closes: by what stands around it, or
 * else in turn. An apostrophe within a word is none.
 */
export function straightQuotes(text: string): ReadonlyMap<number, 'opening' | 'closing'> {
  const quotes = new Map<number, 'opening' | 'closing'>();
  const isOpen = new Map<string, boolean>();
  for (const { 0: quote, index } of text.matchAll(QUOTES)) {
    if (APOSTROPHE.test(text.slice(Math.max(0, index - 1), index + 2))) continue;
    const [before, after] = [text.charAt(index - 1), text.charAt(index + 1)];
    const opens = standsBeforeOpening(before) || (!standsBehindClosing(after) && !isOpen.get(quote));
    isOpen.set(quote, opens);
    quotes.set(index, opens ? 'opening' : 'closing');
  }
  return quotes;
}

function standsBeforeOpening(character: string): boolean {
  return isBlank(character) || OPENING_MARKS.has(character) || character === '：' || character === ':';
}

function standsBehindClosing(character: string): boolean {
  return isBlank(character) || CLOSING_MARKS.has(character) || PAUSE_MARKS.has(character);
}

/** A space, or the beginning or end of the text. */
function isBlank(character: string): boolean {
  return character.trim() === '';
}
