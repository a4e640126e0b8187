import { circleOf } from '../chinese/circled.js';

/** ① to ⑳, ㉑ to ㊿, then the number in brackets: the numbers that have a circled character. */
export function noteMark(number: number): string {
  return circleOf(number) ?? `[${number}]`;
}
