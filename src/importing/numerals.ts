const DIGITS = '零一二三四五六七八九';

/** 十七 → 17, 二十 → 20, 一百零五 is none; undefined for what is no numeral up to 99. */
export function numberOfChinese(text: string): number | undefined {
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (text === '' || match === null) return undefined;
  const [, tens, ten, ones] = match;
  const high = ten === undefined ? 0 : (tens === undefined ? 1 : DIGITS.indexOf(tens)) * 10;
  return high + (ones === undefined ? 0 : DIGITS.indexOf(ones));
}

/** Stretches of numbers set in a circle, each from its first code and first number. */
const CIRCLES = [
  [0x2460, 1, 20],
  [0x3251, 21, 15],
  [0x32b1, 36, 15],
  [0x2776, 1, 10],
  [0x24f5, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
] as const;

/** ① → 1 … ㊿ → 50, ❶ too; undefined for anything else. */
export function numberOfCircle(character: string): number | undefined {
  return numberWithin(character, CIRCLES);
}

/** ⑴ → 1 … ⒇ → 20, and ⒈ → 1: numbers with their brackets or point as one character. */
export function numberOfBracket(character: string): number | undefined {
  return numberWithin(character, [
    [0x2474, 1, 20],
    [0x2488, 1, 20],
    [0x3220, 1, 10],
  ]);
}

function numberWithin(
  character: string,
  stretches: readonly (readonly [first: number, number: number, count: number])[],
): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  const found = stretches.find(([first, , count]) => code >= first && code < first + count);
  return found && found[1] + code - found[0];
}

/** Characters that numberOfCircle understands, for patterns. */
export const circleClass = '\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\u2776-\u277f\u24f5-\u24fe\u2780-\u2793';

/** 1 → 一, 12 → 十二, 20 → 二十; beyond 99 the figure itself. */
export function chineseOf(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return head + (ones === 0 ? '' : DIGITS[ones]);
}
