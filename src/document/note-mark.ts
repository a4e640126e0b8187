/** ① to ⑳, ㉑ to ㊿, then the number in brackets: the numbers that have a circled character. */
export function noteMark(number: number): string {
  if (number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  if (number <= 50) return String.fromCodePoint(0x32b1 + number - 36);
  return `[${number}]`;
}
