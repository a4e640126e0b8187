/**
 * What stands with the character before it: marks and variation selectors, tones of skin, the letters of a flag's name.
 */
const ADDED = '[\\p{M}\\u200c\\u{1f3fb}-\\u{1f3ff}\\u{e0020}-\\u{e007f}]';
/** Two letters that make a flag. */
const FLAG = '[\\u{1f1e6}-\\u{1f1ff}]{2}';
/** Signs and emoji that a joiner makes one picture of. */
const PICTURE = '[\\u2190-\\u2bff\\u{1f000}-\\u{1faff}]';

const GRAPHEME = new RegExp(`(?:${FLAG}|.)${ADDED}*(?:\\u200d(?:${PICTURE}${ADDED}*)?)*`, 'gsu');

/** What a reader takes for one character: a letter with its marks, a family of emoji; and where it begins. */
export interface Grapheme {
  readonly text: string;
  readonly index: number;
}

/** The characters of a text as readers see them, in order, with nothing left out. */
export function graphemesOf(text: string): Grapheme[] {
  return Array.from(text.matchAll(GRAPHEME), ({ 0: grapheme, index }) => ({ text: grapheme, index }));
}
