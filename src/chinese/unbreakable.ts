import { WEB_ADDRESS } from '../core/source/address.js';
import { SCALES } from './numerals.js';
import { COUNTERS, DATES, MEASURES, PARTS, TIMES, UNIT_SIGNS } from './units.js';

/*
 * Spans of a text that no line break may enter: a number with its sign and its unit, an ordinal 第…号. GB/T 15835 and
 * CLREQ 3.1.3. A new unit is one word in one list. They are read character by character: as one pattern with its two
 * hundred units they take V8 longer to compile than a pack's texts take to be read.
 */

/** What stays with the number before it, by its first character, the longest first. */
const UNITS = new Map<string, string[]>();
for (const unit of [MEASURES, COUNTERS, TIMES, DATES, PARTS, UNIT_SIGNS].flat()) {
  const first = unit.charAt(0);
  UNITS.set(
    first,
    [...(UNITS.get(first) ?? []), unit].sort((one, other) => other.length - one.length),
  );
}

const CURRENCIES = '￥¥$＄№£€';
const SIGNS = '+-−±＋－';
const RANGE_SIGNS = '～〜–-';
const MORE = '余多';
const MOST_SCALES = 3;

const ORDINAL_DIGITS = '0123456789〇零一二三四五六七八九十百';
const MOST_ORDINAL_DIGITS = 5;
const ORDINAL_UNITS = '号条章节款项届次期批页';

/** Where a figure, with what stands before it, or an ordinal may begin. */
const BEGINNING = /[\d第￥¥$＄№£€+\-−±＋－]/g;

/** What every such span has. Most texts of a pack have none. */
const FIGURE = /[\d第]/;

/** Calls `found(from, to)` for every unbreakable span of number and unit or ordinal, as indices into `text`. */
export function findUnbreakable(text: string, found: (from: number, to: number) => void): void {
  if (!FIGURE.test(text)) return;
  BEGINNING.lastIndex = 0;
  while (BEGINNING.test(text)) {
    const from = BEGINNING.lastIndex - 1;
    const to = text.charAt(from) === '第' ? ordinalEnd(text, from) : rangeEnd(text, from);
    if (to === undefined) continue;
    if (to - from > 1) found(from, to);
    BEGINNING.lastIndex = to;
  }
}

/** 第15号, 第二十条: an ordinal is one word. */
function ordinalEnd(text: string, from: number): number | undefined {
  const digits = endOf(ORDINAL_DIGITS, text, from + 1, MOST_ORDINAL_DIGITS);
  return digits === from + 1 ? undefined : endOf(ORDINAL_UNITS, text, digits, 1);
}

/** 5%～7%: a range repeats its sign and stays whole. */
function rangeEnd(text: string, from: number): number | undefined {
  let end = quantityEnd(text, from);
  for (let next = end; next !== undefined; ) {
    end = next;
    next = isOneOf(RANGE_SIGNS, text, end) ? quantityEnd(text, end + 1) : undefined;
  }
  return end;
}

function quantityEnd(text: string, from: number): number | undefined {
  const start = endOf(SIGNS, text, endOf(CURRENCIES, text, from, 1), 1);
  let end = digitsEnd(text, start);
  if (end === start) return undefined;
  while (isOneOf('.,:', text, end) && isDigit(text, end + 1)) end = digitsEnd(text, end + 1);
  return measureEnd(text, end);
}

/** 110余万方: 余 and 多 may stand between a number and its unit. Of 万千瓦 the unit is 千瓦, not 瓦. */
function measureEnd(text: string, from: number): number {
  const first = endOf(MORE, text, from, 1);
  const scales = endOf(SCALES, text, first, MOST_SCALES);
  for (let at = first; at <= scales; at++) {
    const end = unitEnd(text, endOf(MORE, text, at, 1)) ?? unitEnd(text, at);
    if (end !== undefined) return end;
  }
  return endOf(MORE, text, scales, 1);
}

function unitEnd(text: string, at: number): number | undefined {
  const unit = UNITS.get(text.charAt(at))?.find((one) => text.startsWith(one, at));
  return unit === undefined ? undefined : at + unit.length;
}

function digitsEnd(text: string, from: number): number {
  let end = from;
  while (isDigit(text, end)) end++;
  return end;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** Behind so many of these characters at the most. */
function endOf(characters: string, text: string, from: number, most: number): number {
  let end = from;
  while (end - from < most && isOneOf(characters, text, end)) end++;
  return end;
}

function isOneOf(characters: string, text: string, at: number): boolean {
  return at < text.length && characters.includes(text.charAt(at));
}

/** Signs between the parts of an address or of the name of a file. */
export function isPartSign(character: string | undefined): boolean {
  return character !== undefined && character !== '' && '/.?&=-_'.includes(character);
}

/** Calls `found(index)` for every place inside a web address after which it may be broken: after / . ? & = - _ */
export function findAddressBreaks(text: string, found: (index: number) => void): void {
  if (!text.includes('://') && !text.includes('www.')) return;
  for (const match of text.matchAll(WEB_ADDRESS)) {
    const start = match.index + match[0].indexOf('//') + 2;
    for (let index = start; index < match.index + match[0].length - 1; index++)
      if (isPartSign(text[index]) && !isPartSign(text[index + 1])) found(index);
  }
}
