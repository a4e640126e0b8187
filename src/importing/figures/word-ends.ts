import { wordsOf } from '../../chinese/words.js';

/** So many characters at an end of a name are looked for in its clause. */
const LONGEST_END = 8;

/** Marks that no word reaches over. */
const MARKS = /[，。；：、！？]/;

/**
 * A clause, by whose words the names of its figures are judged: it may have thousands of them, and each may be judged by
 * a longer one, so that only what is asked of is parted.
 */
export class ClauseWords {
  private readonly text: string;
  /** Between marks, what was asked of last: places are asked of from left to right. */
  private part: Part | undefined;

  constructor(clause: string) {
    this.text = clause.replace(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/g, '');
  }

  /** Whether a name that was taken from the clause begins or ends within a word: 普通高中全 of 普通高中全覆盖. */
  isCut(name: string): boolean {
    const { text } = this;
    const isStart = (at: number) => this.isStart(at);
    return isCut(lengthAtEnd(name, text), name, text, isStart) || isCutAtStart(name, text, isStart);
  }

  /** Whether a word, or a mark, begins there, or the clause ends. */
  private isStart(at: number): boolean {
    const { text } = this;
    if (at === text.length || MARKS.test(text.charAt(at))) return true;
    if (this.part === undefined || at < this.part.from || at >= this.part.to) this.part = partAt(text, at);
    return this.part.starts.has(at - this.part.from);
  }
}

/** A part of a text that has no mark in it, and where its words begin, counted from its own beginning. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly starts: ReadonlySet<number>;
}

function partAt(text: string, at: number): Part {
  let [from, to] = [at, at];
  while (from > 0 && !MARKS.test(text.charAt(from - 1))) from--;
  while (to < text.length && !MARKS.test(text.charAt(to))) to++;
  const part = text.slice(from, to);
  const starts = new Set(wordsOf(part).map((word) => word.at));
  // 排名第52位, GDP400亿元: a figure may stand in a word, and begins anew
  for (const { index } of part.matchAll(/第?\d/g)) starts.add(index);
  return { from, to, starts };
}

/** How many characters the longest end of a name has that stands in the text; 0 where none of two does. */
function lengthAtEnd(name: string, text: string): number {
  for (let length = Math.min(name.length, LONGEST_END); length >= 2; length--)
    if (text.includes(name.slice(-length))) return length;
  return 0;
}

function isCut(length: number, name: string, text: string, isStart: (at: number) => boolean): boolean {
  return length > 0 && !somePlaceOf(name.slice(-length), text, (at) => isStart(at + length));
}

function isCutAtStart(name: string, text: string, isStart: (at: number) => boolean): boolean {
  for (let length = Math.min(name.length, LONGEST_END); length >= 2; length--) {
    const part = name.slice(0, length);
    if (text.includes(part)) return !somePlaceOf(part, text, isStart);
  }
  return false;
}

function somePlaceOf(part: string, text: string, holds: (at: number) => boolean): boolean {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) if (holds(at)) return true;
  return false;
}
