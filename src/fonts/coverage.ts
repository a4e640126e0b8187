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

/**
 * Letters with marks that no font has as one character: a mark would stand beside its letter. ASCII and hanzi are none.
 */
const MARK = /^\p{M}$/u;

/**
 * The text as it will be set: without control characters and what nobody sees, which readers take out but a
 * template may write as `&#8203;`; they would print as boxes, as hyphens or not at all. Line feeds stay.
 */
export function stripInvisible(text: string): string {
  if (PLAIN.test(text)) return text;
  return withoutUnseen(text).replace(CONTROL, '');
}

/** What is known of the characters that the fonts of a library draw: a text is looked through for all roles at once. */
interface Coverage {
  /** By character, the roles that lack it. */
  readonly lacking: Map<string, readonly string[]>;
  /** 1 for each code below U+10000 that no role lacks. */
  readonly isDrawn: Uint8Array;
}

const coverages = memo<FontLibrary['choose'], Coverage>('characters that roles lack');
const nothingKnown = (): Coverage => ({ lacking: new Map(), isDrawn: new Uint8Array(0x10000) });

function coverageOf(library: FontLibrary): Coverage {
  return coverages(library.database.common, library.choose, [], nothingKnown);
}

/** Whether all roles have faces for all that these texts are made of, but for what is taken out before setting. */
export function areCovered(texts: readonly string[], library: FontLibrary): boolean {
  const coverage = coverageOf(library);
  const { isDrawn } = coverage;
  for (const text of texts)
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (isDrawn[code] === 1) continue;
      const character = String.fromCodePoint(text.codePointAt(index) ?? code);
      if (rolesLacking(character, library, coverage).length > 0) return false;
      if (character.length === 1) isDrawn[code] = 1;
      else index++;
    }
  return true;
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
  const coverage = coverageOf(library);
  let offset = 0;
  for (const character of text) {
    for (const role of rolesLacking(character, library, coverage))
      if (roles.includes(role)) uncovered.push({ codePoint: character.codePointAt(0) ?? 0, offset, role });
    offset += character.length;
  }
  return uncovered;
}

/** The same from process to process: to look a character up in the fonts of all roles takes its time. */
const lackingKept = keptTable<readonly string[]>('roles that lack a character');

function rolesLacking(character: string, library: FontLibrary, { lacking }: Coverage): readonly string[] {
  let roles = lacking.get(character);
  if (!roles) {
    const { database, identity } = library;
    const look = () => lookUp(character, library);
    roles = lackingKept(database, identity, () => character, look);
    lacking.set(character, roles);
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
