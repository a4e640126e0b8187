import { CharacterClass, classOf, isClosing } from './classes.js';

/** Words that join what stands on both sides of them: the second part begins with them. */
const JOINS_NEXT = /^(?:[和与及或]|以及)/;

/** Whether a reader pauses between two neighbours: behind a mark or a space, and before what is added in brackets. */
export function pausesBetween(before: CharacterClass, after: CharacterClass): boolean {
  return isClosing(before) || before === CharacterClass.Space || after === CharacterClass.Opening;
}

/** Whether marks make a reader pause before the character at an offset of a text. */
export function pausesAtMark(text: string, at: number): boolean {
  return pausesBetween(classOf(text.charCodeAt(at - 1)), classOf(text.charCodeAt(at)));
}

/** Whether words do, where one ends: before 和 and its like, and behind 等, which ends a list. */
export function pausesAtWord(text: string, at: number): boolean {
  return text.charAt(at - 1) === '等' || JOINS_NEXT.test(text.slice(at, at + 2));
}
