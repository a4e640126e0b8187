import { wordsOf } from '../../chinese/words.js';
import { SPACES } from './words-around.js';

/** So many characters at an end of a name are looked for in its clause. */
const LONGEST_END = 8;

/**
 * Where the words of a block begin, by which the names of its figures are judged. The block is parted once, whatever
 * clauses are asked of: no word reaches over the marks between them, and each may have thousands of figures.
 */
export class WordEnds {
  private readonly text: string;
  private readonly starts: Set<number>;
  /** Where each place of the block stands without its spaces. */
  private readonly places: readonly number[];

  constructor(block: string) {
    this.text = block.replace(SPACES, '');
    this.places = placesWithoutSpaces(block);
    this.starts = new Set(wordsOf(this.text).map(({ at }) => at));
    // 排名第52位, GDP400亿元: a figure may stand in a word, and begins anew
    for (const { index } of this.text.matchAll(/第?\d/g)) this.starts.add(index);
  }

  /** Whether a name that was taken from a clause begins or ends within a word: 普通高 of 普通高中. */
  isCut(name: string, clauseStart: number, clauseEnd: number): boolean {
    const [from = 0, to] = [this.places[clauseStart], this.places[clauseEnd]];
    const clause = this.text.slice(from, to);
    const isStart = (at: number) => at === 0 || at === clause.length || this.starts.has(from + at);
    return isCutAtEnd(name, clause, isStart) || isCutAtStart(name, clause, isStart);
  }
}

/** For each place of a text, and for its end, how many characters before it are kept. */
function placesWithoutSpaces(text: string): number[] {
  const isLeftOut = new Set<number>();
  for (const { 0: spaces, index } of text.matchAll(SPACES))
    for (let at = index; at < index + spaces.length; at++) isLeftOut.add(at);
  const places = [0];
  for (let at = 0; at < text.length; at++) places.push((places[at] as number) + (isLeftOut.has(at) ? 0 : 1));
  return places;
}

type IsStart = (at: number) => boolean;

function isCutAtEnd(name: string, text: string, isStart: IsStart): boolean {
  for (let length = Math.min(name.length, LONGEST_END); length >= 2; length--) {
    const part = name.slice(-length);
    if (text.includes(part)) return !somePlaceOf(part, text, (at) => isStart(at + length));
  }
  return false;
}

function isCutAtStart(name: string, text: string, isStart: IsStart): boolean {
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
