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

/** Roles that lack a character, by library and character: a text is looked through once for all of them. */
const lacking = new WeakMap<FontLibrary, Map<string, readonly string[]>>();

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
    for (const role of rolesLacking(character, library))
      if (roles.includes(role)) uncovered.push({ codePoint: character.codePointAt(0) ?? 0, offset, role });
    offset += character.length;
  }
  return uncovered;
}

function rolesLacking(character: string, library: FontLibrary): readonly string[] {
  let known = lacking.get(library);
  if (!known) {
    known = new Map();
    lacking.set(library, known);
  }
  let roles = known.get(character);
  if (!roles) {
    const codePoint = character.codePointAt(0) ?? 0;
    const isSet = character !== '\n' && stripInvisible(character) !== '';
    roles = isSet ? library.roles.filter((role) => !library.choose(role, false, codePoint)) : [];
    known.set(character, roles);
  }
  return roles;
}
