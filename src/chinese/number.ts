const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese numerals, for headings: 一, 十, 十二, 二十一. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return head + (DIGITS[number % 10] as string);
}
