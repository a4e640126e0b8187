import { Big } from 'big.js';
import { halfWidth } from './width.js';

/** A number found in running text, without its sign. */
export interface Numeral {
  /** As written, without commas. */
  readonly digits: string;
  readonly value: Big;
  /** The value times the 十百千万亿 that follow it: 5000万 → 50000000. */
  readonly scaled: Big;
}

// 百分点 and 百分之 name no hundred.
const numeralPattern =
  /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[余多]?([十百千万亿]*)|(?!百分)([〇零一二两三四五六七八九十百千万亿]+)/g;

/** Digits as printed → number; understands the true minus sign. */
export function decimalOf(digits: string): Big {
  return new Big(digits.replace('−', '-').replace('+', ''));
}

/** Every number that a text writes in figures: 8.5%, 1,380家, １２％, 5—7个. */
export function figuresIn(text: string): readonly Numeral[] {
  return numerals(text).filter(({ chinese }) => !chinese);
}

/** Every number that a text names, in figures or in words (连续十七年). */
export function numbersIn(text: string): readonly Numeral[] {
  return numerals(text);
}

function numerals(text: string): (Numeral & { readonly chinese: boolean })[] {
  return [...halfWidth(text).matchAll(numeralPattern)].map(([written, figures, scale = '']) => {
    const chinese = figures === undefined;
    const digits = chinese ? written : figures.replaceAll(',', '');
    const value = chinese ? chineseNumber(written) : new Big(digits);
    return { chinese, digits, value, scaled: value.times(scaleOf(scale)) };
  });
}

const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const ones = '零一二三四五六七八九';

/** What the scale characters at the start of a unit multiply by: 万亩 → 10000, 千万 → 10000000, 家 → 1. */
export function scaleOf(unit: string): Big {
  const [scale = ''] = /^[十百千万亿]*/.exec(unit) ?? [];
  return [...scale].reduce((product, power) => product.times(powers[power] ?? 1), new Big(1));
}

/** 十七 → 17, 三千二百 → 3200, 一万五千 → 15000; digits alone are read off one by one: 二〇二二 → 2022. */
function chineseNumber(text: string): Big {
  let sum = new Big(0);
  let section = new Big(0);
  let digit: number | undefined;
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const power = powers[character];
    if (power === undefined) {
      digit = (digit ?? 0) * 10 + ones.indexOf(character);
    } else if (power < 1e4) {
      section = section.plus(power * (digit ?? 1));
      digit = undefined;
    } else {
      sum = sum.plus(section.plus(digit ?? 0)).times(power);
      [section, digit] = [new Big(0), undefined];
    }
  }
  return sum.plus(section).plus(digit ?? 0);
}
