import { withoutUnseen } from '../core/source/characters.js';
import { keptTable } from '../incremental/kept.js';
import { memo } from '../incremental/memo.js';
import type { FontLibrary } from './library.js';

/** A character that no face of a role draws, in plain text or in bold. */
export interface Uncovered {
  readonly codePoint: number;
  /** Index of its first code unit in the text that was asked about. */
  readonly offset: number;
  readonly role: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** ASCII and the common hanzi: nearly every text. */
const PLAIN = /^[ -~\u4e00-\u9fff]*$/;

/** Letters with marks that no font has as one character: a mark would stand beside its letter. ASCII and hanzi are none. */
const MARK = /^\p{M}$/u;

/**
 * The text as it will be set: without control characters and what nobody sees, which readers take out but a
 * template may write as `&#8203;`; they would print as boxes, as hyphens or not at all. Line feeds stay.
 */
export function stripInvisible(text: string): string {
  if (PLAIN.test(text)) return text;
  return withoutUnseen(text).replace(CONTROL, '');
}

/** Roles that lack a character, by library and character: a text is looked through once for all of them. */
const lacking = memo<FontLibrary['choose'], Map<string, readonly string[]>>('characters that roles lack');

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

/** The same from process to process: to look a character up in the fonts of all roles takes its time. */
const lackingKept = keptTable<readonly string[]>('roles that lack a character');

function rolesLacking(character: string, library: FontLibrary): readonly string[] {
  const known = lacking(library.database.common, library.choose, [], () => new Map());
  let roles = known.get(character);
  if (!roles) {
    const { database, identity } = library;
    const look = () => lookUp(character, library);
    roles = lackingKept(database, identity, () => character, look);
    known.set(character, roles);
  }
  return roles;
}

function lookUp(character: string, library: FontLibrary): readonly string[] {
  if (character === '\n' || stripInvisible(character) === '') return [];
  if (!PLAIN.test(character) && MARK.test(character)) return library.roles;
  const codePoint = character.codePointAt(0) ?? 0;
  return library.roles.filter(
    (role) => !library.choose(role, false, codePoint) || !library.choose(role, true, codePoint),
  );
}
