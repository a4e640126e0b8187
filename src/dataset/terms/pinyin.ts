import { createRequire } from 'node:module';
import type PinyinPro from 'pinyin-pro';
import { halfWidth } from '../../chinese/width.js';

/** What one character, or one number, of a term sorts by. */
interface Element {
  /** Numbers come first, then letters, then hanzi (GB/T 13418). */
  readonly rank: 0 | 1 | 2;
  readonly number: number;
  /** A letter, or a syllable without its tone, ü as v. */
  readonly letters: string;
  /** 1 to 4, 5 for the neutral tone. */
  readonly tone: number;
  readonly character: string;
}

export type PinyinKey = readonly Element[];

const HAN = /\p{Script=Han}/u;
const PARTS = /\d+(?:\.\d+)?|\p{Script=Latin}|\p{Script=Han}/gu;

/**
 * What a term sorts by, character after character; quotation marks and signs don't count. `written` is its
 * pinyin as 拼音 gives it, for a term whose characters have several readings; empty where the term's own will do.
 *
 * Readings come from pinyin-pro, a dictionary of words that knows 重庆 from 重大. Intl.Collator would need no
 * package, but its order changes with the ICU that Node was built with, and it knows one reading of a character.
 */
export function pinyinKey(term: string, written = ''): PinyinKey {
  const syllables = written === '' ? readingOf(term) : syllablesOf(written);
  let next = 0;
  return [...halfWidth(term).matchAll(PARTS)].map(([part]): Element => {
    const element = { rank: 1, number: 0, letters: part.toLowerCase(), tone: 0, character: part } as const;
    if (/^\d/.test(part)) return { ...element, rank: 0, number: Number(part) };
    if (!HAN.test(part)) return element;
    return { ...element, rank: 2, ...parseSyllable(syllables[next++] ?? '') };
  });
}

/** The order of two terms: by syllable, tone and character of the first place in which they differ. */
export function comparePinyin(a: PinyinKey, b: PinyinKey): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (!other) return 1;
    const order = compareElements(one, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareElements(a: Element, b: Element): number {
  const order = a.rank - b.rank || a.number - b.number || compareText(a.letters, b.letters);
  return order || a.tone - b.tone || compareText(a.character, b.character);
}

/** By code unit: the same in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many syllables 拼音 has, and how many hanzi the term: they must agree. */
export function countSyllables(term: string, written: string): { syllables: number; hanzi: number } {
  const hanzi = [...term].filter((character) => HAN.test(character)).length;
  return { syllables: syllablesOf(written).length, hanzi };
}

/** Whether a syllable is written as one: lǜ, lü4, lv4. */
export function isSyllable(written: string): boolean {
  return /^[a-z]+$/.test(parseSyllable(written).letters);
}

/** The syllables of a written pinyin, parted by spaces or apostrophes. */
export function syllablesOf(written: string): string[] {
  return written.split(/[\s'’]+/).filter((syllable) => syllable !== '');
}

const TONE_MARKS = ['\u0304', '\u0301', '\u030c', '\u0300'];

function parseSyllable(written: string): { letters: string; tone: number } {
  const parts = written.toLowerCase().normalize('NFD').replaceAll('u\u0308', 'v').replaceAll('u:', 'v');
  const marked = TONE_MARKS.findIndex((mark) => parts.includes(mark)) + 1;
  const digit = Number(/[1-4]$/.exec(parts)?.[0] ?? 0);
  // ǖ is u with two marks, the diaeresis always before the tone
  const letters = parts.replace(/[\u0300-\u036f]/g, '').replace(/[0-5]$/, '');
  return { letters, tone: marked || digit || 5 };
}

let library: typeof PinyinPro | undefined;

/** The reading of each hanzi of a term; the dictionary is loaded by the first pack that sorts by pinyin. */
function readingOf(term: string): string[] {
  library ??= createRequire(import.meta.url)('pinyin-pro') as typeof PinyinPro;
  return library.pinyin(term, { toneType: 'num', type: 'array', v: true, nonZh: 'removed' });
}
