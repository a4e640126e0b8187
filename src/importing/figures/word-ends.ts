import { wordsOf } from '../../chinese/words.js';

/** So many characters at an end of a name are looked for in its clause. */
const LONGEST_END = 8;

/** A clause, by whose words the names of its figures are judged: parted once, for it may have thousands of them. */
export class ClauseWords {
  private readonly text: string;
  /** Where its words begin, and where it ends. */
  private readonly starts: Set<number>;

  constructor(clause: string) {
    this.text = clause.replace(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/g, '');
    this.starts = new Set(wordsOf(this.text).map(({ at }) => at)).add(this.text.length);
    // 排名第52位, GDP400亿元: a figure may stand in a word, and begins anew
    for (const { index } of this.text.matchAll(/第?\d/g)) this.starts.add(index);
  }

  /** Whether a name that was taken from the clause begins or ends within a word: 普通高中全 of 普通高中全覆盖. */
  isCut(name: string): boolean {
    const { text, starts } = this;
    return isCut(lengthAtEnd(name, text), name, text, starts) || isCutAtStart(name, text, starts);
  }
}

/** How many characters the longest end of a name has that stands in the text; 0 where none of two does. */
function lengthAtEnd(name: string, text: string): number {
  for (let length = Math.min(name.length, LONGEST_END); length >= 2; length--)
    if (text.includes(name.slice(-length))) return length;
  return 0;
}

function isCut(length: number, name: string, text: string, starts: ReadonlySet<number>): boolean {
  return length > 0 && !somePlaceOf(name.slice(-length), text, (at) => starts.has(at + length));
}

function isCutAtStart(name: string, text: string, starts: ReadonlySet<number>): boolean {
  for (let length = Math.min(name.length, LONGEST_END); length >= 2; length--) {
    const part = name.slice(0, length);
    if (text.includes(part)) return !somePlaceOf(part, text, (at) => starts.has(at));
  }
  return false;
}

function somePlaceOf(part: string, text: string, holds: (at: number) => boolean): boolean {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) if (holds(at)) return true;
  return false;
}
