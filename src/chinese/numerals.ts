import { Big } from 'big.js';

/** The digits in words, 零 first; 〇 and ○ are other forms of it. */
const DIGITS = '零一二三四五六七八九';

/** The words that multiply what stands before them, for patterns. */
export const SCALES = '十百千万亿';

const POWERS: ReadonlyMap<string, number> = new Map(
  [...SCALES].map((scale, index) => [scale, [10, 100, 1000, 1e4, 1e8][index] as number]),
);

/** 1 → 一, 12 → 十二, 20 → 二十; beyond 99 the figure itself. */
export function chineseOf(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return head + (ones === 0 ? '' : DIGITS[ones]);
}

/** 七 → 7, 十七 → 17, 二十 → 20; undefined for what is no numeral from 1 to 99: 十十, 一百零五. */
export function numberOfChinese(text: string): number | undefined {
  const [whole, tens, ten, ones] =
    /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text) ?? [];
  if (!whole) return undefined;
  return (ten === undefined ? 0 : 10 * digitOf(tens ?? '一')) + (ones === undefined ? 0 : digitOf(ones));
}

/** 三千二百 → 3200, 一万五千 → 15000, 两万 → 20000; digits alone are read off one by one: 二〇二二 → 2022. */
export function valueOfChinese(text: string): Big {
  let sum = new Big(0);
  let section = new Big(0);
  let digit: number | undefined;
  for (const character of text) {
    const power = POWERS.get(character);
    if (power === undefined) {
      digit = (digit ?? 0) * 10 + digitOf(character);
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

const CAPITALS = '零壹贰叁肆伍陆柒捌玖拾佰仟萬億';
const PLAIN = '零一二三四五六七八九十百千万亿';
const capital = `[${CAPITALS}万亿〇]+`;
const money = new RegExp(`(${capital})[元圆](?:[零〇]?([${CAPITALS}])角)?(?:[零〇]?([${CAPITALS}])分)?`, 'u');

/** 壹拾贰万元伍角 → 120000.5: the amount of money that a text tells in the hanzi of cheques; undefined without any. */
export function moneyInCapitals(text: string): Big | undefined {
  const [, yuan, jiao = '零', fen = '零'] = money.exec(text) ?? [];
  if (yuan === undefined) return undefined;
  const value = (capitals: string) =>
    valueOfChinese([...capitals].map((one) => PLAIN[CAPITALS.indexOf(one)] ?? one).join(''));
  return value(yuan).plus(value(jiao).div(10)).plus(value(fen).div(100));
}

/** What scales in a row multiply by: 万 → 10000, 千万 → 10000000; nothing at all by 1. */
export function factorOf(scales: string): Big {
  return [...scales].reduce((product, scale) => product.times(POWERS.get(scale) ?? 1), new Big(1));
}

function digitOf(character: string): number {
  if (character === '〇' || character === '○') return 0;
  return character === '两' ? 2 : DIGITS.indexOf(character);
}
