import { CharacterClass } from './classes.js';

/** Space between hanzi and Latin letters or digits (CLREQ 3.2.2: a quarter of an em). */
export const HAN_LATIN_GAP_EM = 0.25;

/** Share of that space a tight line may take: down to an eighth of an em. */
export const GAP_SHRINK = 0.5;

/** Share of the space between Latin words that a tight line may take. */
export const WORD_SPACE_SHRINK = 1 / 3;

/**
 * What a line that is still too long may take from each place between two characters, as its last resort: a lone one
 * and a half hundredths of an em are not seen, and spare the paragraph a loose line.
 */
export const MOST_TRACKING_EM = 0.015;

/**
 * Whether two neighbours get the Han–Latin space between them: an ideograph beside a letter or digit, or after
 * a sign that ends a number. Punctuation brings its own space, and note marks cling to what they mark.
 */
export function needsHanLatinGap(before: CharacterClass, after: CharacterClass): boolean {
  if (before === CharacterClass.Ideograph)
    return isAlphanumeric(after) || after === CharacterClass.PrefixSign;
  return after === CharacterClass.Ideograph && (isAlphanumeric(before) || before === CharacterClass.UnitSign);
}

function isAlphanumeric(kind: CharacterClass): boolean {
  return kind === CharacterClass.Letter || kind === CharacterClass.Digit;
}
