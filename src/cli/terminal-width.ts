import { cellsOf } from '../chinese/width.js';

/** A text with spaces behind it up to a width in cells. */
export function filledTo(width: number, text: string): string {
  return text + ' '.repeat(Math.max(0, width - cellsOf(text)));
}

/** A text with spaces before it up to a width in cells. */
export function movedTo(width: number, text: string): string {
  return ' '.repeat(Math.max(0, width - cellsOf(text))) + text;
}
