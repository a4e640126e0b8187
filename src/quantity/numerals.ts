import { Big } from 'big.js';
import { factorOf, SCALES, valueOfChinese } from '../chinese/numerals.js';
import { halfWidth } from '../chinese/width.js';
import { WEB_ADDRESS } from '../core/source/address.js';
import { MORE, NUMBER } from './grammar.js';

/** A number found in running text, without its sign. */
export interface Numeral {
  /** As written, without commas. */
  readonly digits: string;
  readonly value: Big;
  /** The value times the 十百千万亿 that follow it: 5000万 → 50000000. */
  readonly scaled: Big;
  /** No unit follows, as after the 5 of 5—7亿元: the scale may stand further on. */
  readonly bare: boolean;
}

/** Digits as printed → number; understands the true minus sign. */
export function decimalOf(digits: string): Big {
  const decimal = new Big(digits.replace('−', '-').replace('+', ''));
  // a list that grows has room for seventeen, and there is one for each figure of a table
  decimal.c = decimal.c.slice();
  return decimal;
}

/** How many decimal places the digits of a number are printed with. */
export function decimalPlaces(digits: string): number {
  return digits.split('.')[1]?.length ?? 0;
}

/** Every number that a text writes in figures: 8.5%, 1,380家, １２％, 5—7个. */
export function figuresIn(text: string): readonly Numeral[] {
  return numerals(text).filter(({ chinese }) => !chinese);
}

/** Every number that a text names, in figures or in words (连续十七年). */
export function numbersIn(text: string): readonly Numeral[] {
  return numerals(text);
}

// Figures with their scale, or a number in words. The hundred of 百分点 and 百分之 is none.
const scales = `(?:[十千万亿]|百(?!分))*`;
const numeralPattern = new RegExp(
  `(${NUMBER})${MORE}?(?: (?=[十百千万亿]))?(${scales})|(?!百分)[〇零一二两三四五六七八九${SCALES}]+`,
  'g',
);
const leadingScale = new RegExp(`^${scales}`);
const unitFollows = /^(?![至到])[\p{L}%‰℃°]/u;

type ReadNumeral = Numeral & { readonly chinese: boolean };

function numerals(text: string): readonly ReadNumeral[] {
  // the digits of an address are no figures
  const plain = halfWidth(text).replace(WEB_ADDRESS, (address) => ' '.repeat(address.length));
  return [...plain.matchAll(numeralPattern)].map(({ 0: written, 1: figures, 2: scale = '', index }) => {
    const chinese = figures === undefined;
    const digits = chinese ? written : figures.replaceAll(',', '');
    const value = chinese ? valueOfChinese(written) : new Big(digits);
    const bare = scale === '' && !unitFollows.test(plain.slice(index + written.length));
    return { chinese, digits, value, scaled: value.times(scaleOf(scale)), bare };
  });
}

/** Whether one of the numbers is `value`, or with its unit's scale as much as `value` times `scale`. */
export function isAmong(numbers: readonly Numeral[], value: Big, scale: Big): boolean {
  const full = value.times(scale);
  return numbers.some((one) => one.scaled.eq(full) || (one.bare && one.value.eq(value)));
}

/** What the scale characters at the start of a unit multiply by: 万亩 → 10000, 千万 → 10000000, 家 → 1. */
export function scaleOf(unit: string): Big {
  const [scale = ''] = leadingScale.exec(unit) ?? [];
  return factorOf(scale);
}
