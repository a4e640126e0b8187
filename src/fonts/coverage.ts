import type { FontLibrary } from './library.js';

/** A character that no face of a role draws. */
export interface Uncovered {
  readonly codePoint: number;
  /** Index of its first code unit in the text that was asked about. */
  readonly offset: number;
  readonly role: string;
}

/** Characters that are taken out of every text before it is set: they would print as boxes or not at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\ufeff]/gu;

/** The text as it will be set: without control characters, U+200B and U+FEFF; line feeds stay. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * The characters of `text` that no face in the chain of one of `roles` draws, each with its place in the text.
 * Characters that are taken out before setting are not reported.
 */
export function findUncovered(
  text: string,
  library: FontLibrary,
  roles: readonly string[],
): readonly Uncovered[] {
  const uncovered: Uncovered[] = [];
  let offset = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character !== '\n' && stripInvisible(character) !== '')
      for (const role of roles)
        if (!library.choose(role, false, codePoint)) uncovered.push({ codePoint, offset, role });
    offset += character.length;
  }
  return uncovered;
}
