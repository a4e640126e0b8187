import { WEB_ADDRESS } from '../core/source/address.js';
import { SCALES } from './numerals.js';
import { COUNTERS, DATES, MEASURES, PARTS, TIMES, UNIT_SIGNS, unitPattern } from './units.js';

/**
 * Spans of a text that no line break may enter: a number with its sign and its unit, an ordinal 第…号, a Latin
 * word. GB/T 15835 and CLREQ 3.1.3. The rules are patterns so that a new unit is one word in one list.
 */

/** What stays with the number before it. */
const UNITS = unitPattern(MEASURES, COUNTERS, TIMES, DATES, PARTS, UNIT_SIGNS);

const SIGN = '[+\\-−±＋－]?';
const DIGITS = '\\d+(?:[.,:]\\d+)*';
/** 110余万方: 余 and 多 may stand between a number and its unit. Of 万千瓦 the unit is 千瓦, not 瓦. */
const MEASURE = `(?:[余多]?[${SCALES}]{0,3}?[余多]?(?:${UNITS})|[余多]?[${SCALES}]{0,3}[余多]?)`;
const QUANTITY = `[￥¥$＄№£€]?${SIGN}${DIGITS}${MEASURE}`;

const RULES = new RegExp(
  [
    // 第15号, 第二十条: an ordinal is one word
    '第[0-9〇零一二三四五六七八九十百]{1,5}[号条章节款项届次期批页]?',
    // 5%～7%: a range repeats its sign and stays whole
    `${QUANTITY}(?:[～〜–-]${QUANTITY})*`,
  ].join('|'),
  'gu',
);

/** What every such span has. Most texts of a pack have none, and this is found out in a fifth of the time. */
const FIGURE = /[\d第]/u;

/** Calls `found(from, to)` for every unbreakable span of number and unit or ordinal, as indices into `text`. */
export function findUnbreakable(text: string, found: (from: number, to: number) => void): void {
  if (!FIGURE.test(text)) return;
  for (const match of text.matchAll(RULES)) {
    if (match[0].length > 1) found(match.index, match.index + match[0].length);
  }
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
