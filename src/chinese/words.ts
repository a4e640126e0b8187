import { findWordsAt, UNKNOWN_COST } from './dictionary.js';
import { REPORT_WORDS, YEARLY_OUTPUT } from './report-words.js';

/** A word of a Chinese text and the offset it begins at. */
export interface Word {
  readonly at: number;
  readonly word: string;
}

/** Hanzi in a row, a Latin word or a number with what joins its parts, or any other character by itself. */
const PARTS =
  /(?<hanzi>[\u3400-\u4dbf\u4e00-\u9fff〇]+)|[A-Za-z\u00c0-\u024f\d]+(?:[.,:'’_][A-Za-z\u00c0-\u024f\d]+)*|./gsu;

/** What a word of reports costs: no more than two characters by themselves. */
const REPORT_WORD_COST = 30;

/** By first character. */
const reportWords = new Map<string, string[]>();
for (const word of REPORT_WORDS) {
  const first = word.charAt(0);
  reportWords.set(first, [...(reportWords.get(first) ?? []), word]);
}

/** The words of a text, marks and spaces among them. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let from = 0;
  for (const { 0: whole, index } of text.matchAll(YEARLY_OUTPUT)) {
    words.push(...wordsIn(text.slice(from, index), from), { at: index, word: whole });
    from = index + whole.length;
  }
  return [...words, ...wordsIn(text.slice(from), from)];
}

function wordsIn(text: string, offset: number): Word[] {
  return [...text.matchAll(PARTS)].flatMap(({ 0: part, index, groups }) =>
    groups?.hanzi === undefined ? { at: offset + index, word: part } : wordsOfHanzi(part, offset + index),
  );
}

/** A row of hanzi in the most probable words. */
function wordsOfHanzi(hanzi: string, offset: number): Word[] {
  const starts = startsOfCheapest(hanzi);
  const words: Word[] = [];
  for (let end = hanzi.length; end > 0; end = starts[end] as number) {
    const at = starts[end] as number;
    words.push({ at: offset + at, word: hanzi.slice(at, end) });
  }
  return words.reverse();
}

/**
 * For each place, where the word begins that ends there, if what stands before it is taken for the words whose costs
 * add up to the least.
 */
function startsOfCheapest(hanzi: string): readonly number[] {
  const costs = Array<number>(hanzi.length + 1).fill(Number.POSITIVE_INFINITY);
  const starts: number[] = [];
  costs[0] = 0;
  for (let start = 0; start < hanzi.length; start++) {
    const before = costs[start] as number;
    const add = (length: number, cost: number) => {
      if (before + cost >= (costs[start + length] as number)) return;
      [costs[start + length], starts[start + length]] = [before + cost, start];
    };
    add(1, UNKNOWN_COST);
    findWordsAt(hanzi, start, add);
    for (const word of reportWords.get(hanzi.charAt(start)) ?? [])
      if (hanzi.startsWith(word, start)) add(word.length, REPORT_WORD_COST);
  }
  return starts;
}
