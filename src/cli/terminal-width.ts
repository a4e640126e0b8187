/** Characters that terminals give two cells (Unicode Standard Annex 11, W and F). */
const WIDE = new RegExp(
  [
    '[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f]',
    '[\\uff01-\\uff60\\uffe0-\\uffe6\\u{1f300}-\\u{1faff}\\u{20000}-\\u{3fffd}]',
  ].join('|'),
  'u',
);
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many cells of a terminal a text takes: two for a hanzi, one for a Latin letter. */
export function terminalWidth(text: string): number {
  return [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : WITHOUT_WIDTH.test(one) ? 0 : 1), 0);
}

/** A text with spaces behind it up to a width in cells. */
export function filledTo(width: number, text: string): string {
  return text + ' '.repeat(Math.max(0, width - terminalWidth(text)));
}

/** A text with spaces before it up to a width in cells. */
export function movedTo(width: number, text: string): string {
  return ' '.repeat(Math.max(0, width - terminalWidth(text))) + text;
}
