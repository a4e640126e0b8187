const FULL_WIDTH = /[\uff01-\uff5e\u3000]/;

/**
 * Full-width ASCII (８．５％, ～) made half width and the ideographic space an ordinary one. Unlike Unicode
 * normalisation this leaves ㎡, ℃ and ① alone.
 */
export function halfWidth(text: string): string {
  if (!FULL_WIDTH.test(text)) return text;
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

const UNEVEN = /[\uff01-\uff5e\s\ufeff()]/;

/** A header as tables are keyed by it: no spaces, half-width figures and signs, full-width brackets. */
export function normalHeader(text: string): string {
  if (!UNEVEN.test(text)) return text;
  return halfWidth(text)
    .replace(/[\s\ufeff]+/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}

/** Characters that are as wide as a hanzi (Unicode Standard Annex 11, W and F). */
const WIDE = new RegExp(
  [
    '[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f]',
    '[\\uff01-\\uff60\\uffe0-\\uffe6\\u{1f300}-\\u{1faff}\\u{20000}-\\u{3fffd}]',
  ].join('|'),
  'u',
);
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How wide a text is in cells of a terminal, which are half an em: two for a hanzi, one for a Latin letter. */
export function cellsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 2 : WITHOUT_WIDTH.test(one) ? 0 : 1), 0);
}
