/** Stretches of characters that are numbers: their first code, the number it stands for, and how many there are. */
type Stretch = readonly [firstCode: number, firstNumber: number, count: number];

/** ① to ⑳, ㉑ to ㉟, ㊱ to ㊿. */
const CIRCLED: readonly Stretch[] = [
  [0x2460, 1, 20],
  [0x3251, 21, 15],
  [0x32b1, 36, 15],
];

/** White on black, in two rings, of other faces. */
const OTHERWISE_CIRCLED: readonly Stretch[] = [
  [0x2776, 1, 10],
  [0x24f5, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
];

/** ⑴ to ⒇, ⒈ to ⒛, ㈠ to ㈩: in brackets or with a point. */
const BRACKETED: readonly Stretch[] = [
  [0x2474, 1, 20],
  [0x2488, 1, 20],
  [0x3220, 1, 10],
];

/** The characters that {@link numberOfCircle} understands, for patterns. */
export const CIRCLES = '\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\u2776-\u277f\u24f5-\u24fe\u2780-\u2793';

/** 1 → ① … 50 → ㊿; undefined where there is no such character. */
export function circleOf(number: number): string | undefined {
  const found = CIRCLED.find(([, first, count]) => number >= first && number < first + count);
  return found && String.fromCodePoint(found[0] + number - found[1]);
}

/** ① to ⑳, ㉑ to ㊿, then the number in brackets: the numbers that have a circled character. */
export function noteMark(number: number): string {
  return circleOf(number) ?? `[${number}]`;
}

/** ① → 1 … ㊿ → 50, ❶ → 1 too; undefined for anything else. */
export function numberOfCircle(character: string): number | undefined {
  return numberWithin(character, [...CIRCLED, ...OTHERWISE_CIRCLED]);
}

/** ⑴ → 1 … ⒇ → 20, ⒈ → 1, ㈠ → 1; undefined for anything else. */
export function numberOfBracket(character: string): number | undefined {
  return numberWithin(character, BRACKETED);
}

function numberWithin(character: string, stretches: readonly Stretch[]): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  const found = stretches.find(([first, , count]) => code >= first && code < first + count);
  return found && found[1] + code - found[0];
}
