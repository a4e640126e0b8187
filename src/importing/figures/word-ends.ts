import { wordsOf } from '../../chinese/words.js';

/** So many characters at an end of a name are looked for in its clause. */
const LONGEST_END = 8;

/** Whether a name begins or ends within a word of the clause it was taken from: 普通高中全 of 普通高中全覆盖. */
export function isCutWithinWord(name: string, clause: string): boolean {
  const text = clause.replace(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/g, '');
  const starts = new Set(wordsOf(text).map(({ at }) => at)).add(text.length);
  // 排名第52位, GDP400亿元: a figure may stand in a word, and begins anew
  for (const { index } of text.matchAll(/第?\d/g)) starts.add(index);
  return isCut(lengthAtEnd(name, text), name, text, starts) || isCutAtStart(name, text, starts);
}

/** How many characters the longest end of a name has that stands in the text; 0 where none of two does. */
function lengthAtEnd(name: string, text: string): number {
  for (let length = Math.min(name.length, LONGEST_END); length >= 2; length--)
    if (text.includes(name.slice(-length))) return length;
  return 0;
}

function isCut(length: number, name: string, text: string, starts: ReadonlySet<number>): boolean {
  return length > 0 && placesOf(name.slice(-length), text).every((at) => !starts.has(at + length));
}

function isCutAtStart(name: string, text: string, starts: ReadonlySet<number>): boolean {
  for (let length = Math.min(name.length, LONGEST_END); length >= 2; length--) {
    const places = placesOf(name.slice(0, length), text);
    if (places.length > 0) return places.every((at) => !starts.has(at));
  }
  return false;
}

function placesOf(part: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}
