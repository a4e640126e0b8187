import { createRequire } from 'node:module';

/** What the letters of the dictionary stand for: costs from 0, by their place in this row. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The cost of a character that is in no word of the dictionary. */
export const UNKNOWN_COST = LETTERS.length;

/**
 * The words by their first character, a line each: that character and its cost, then what follows it in each longer
 * word and the cost of that. One text, because it is read faster than as many as there are words.
 */
let dictionary = '';

/** Where the line of a character begins, by the code of the character. */
const lineOf = new Map<number, number>();

/**
 * Calls `found` for each word of the dictionary that stands at an offset of a text, with its length and how rare it is:
 * the negative logarithm of its probability, in steps of a quarter, so that the costs of the words of a text add up to
 * that of the text.
 *
 * The dictionary is the program's own (see .ci/dictionary.mjs), not that of the ICU in Node, so that lines end at the
 * same words whatever Node a pack is built with. It is read when the first text is broken.
 */
export function findWordsAt(text: string, at: number, found: (length: number, cost: number) => void): void {
  if (dictionary === '') read();
  const start = lineOf.get(text.charCodeAt(at));
  if (start === undefined) return;
  const line = dictionary.slice(start, dictionary.indexOf('\n', start));
  if (isCost(line, 1)) found(1, costAt(line, 1));
  const second = text.charAt(at + 1);
  if (second === '') return;
  for (let from = line.indexOf(second, 1); from > 0; from = line.indexOf(second, from + 1)) {
    // the same character may stand within what follows another
    if (from > 1 && !isCost(line, from - 1)) continue;
    const to = endOfWord(line, from);
    if (isSame(line, from, to, text, at + 1)) found(1 + to - from, costAt(line, to));
  }
}

function read(): void {
  dictionary = createRequire(import.meta.url)('./dictionary.json');
  for (let at = 0; at < dictionary.length; at = dictionary.indexOf('\n', at) + 1)
    lineOf.set(dictionary.charCodeAt(at), at);
}

function isCost(line: string, at: number): boolean {
  return line.charCodeAt(at) < 0x80;
}

function costAt(line: string, at: number): number {
  return LETTERS.indexOf(line.charAt(at));
}

function endOfWord(line: string, from: number): number {
  let to = from + 1;
  while (!isCost(line, to)) to++;
  return to;
}

/** Whether a text goes on from an offset as a line does between two places. */
function isSame(line: string, from: number, to: number, text: string, offset: number): boolean {
  for (let at = from + 1; at < to; at++)
    if (line.charCodeAt(at) !== text.charCodeAt(offset + at - from)) return false;
  return true;
}
