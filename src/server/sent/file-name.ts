import { Refusal } from '../answer/refusal.js';

/** Longer names can't be written by every system that an answer is saved on. */
const MOST_CHARACTERS = 120;

// biome-ignore lint/suspicious/noControlCharactersInRegex: no name of a file has them
const NOT_IN_NAMES = /[\u0000-\u001f\u007f\\:*?"<>|\u202a-\u202e\u2066-\u2069\p{Cs}]/u;

/**
 * The path of a sent file within its data folder, with `/` between its parts; archivers of old Windows write `\`.
 * Refuses one that would lead out of it, or that no file can have.
 */
export function pathWithin(name: string): string {
  const path = name.replaceAll('\\', '/');
  if (!path.split('/').every(isName)) throw badName(name);
  return path;
}

/** What a pack is to be called: a name of a file. */
export function packName(name: string): string {
  if (!isName(name)) throw badName(name);
  return name;
}

/** Whether a file of any system may be called so. */
export function isName(part: string): boolean {
  const isPlain = part.trim() !== '' && part !== '.' && part !== '..' && !NOT_IN_NAMES.test(part);
  return isPlain && !part.includes('/') && part.length <= MOST_CHARACTERS;
}

function badName(name: string): Refusal {
  const shown = name.slice(0, MOST_CHARACTERS);
  return new Refusal(400, 'bad-name', {
    zh: `“${shown}”不能作文件名`,
    en: `“${shown}” is no name of a file in a folder`,
  });
}
