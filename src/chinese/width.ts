/**
 * Full-width ASCII (８．５％, ～) made half width and the ideographic space an ordinary one. Unlike Unicode
 * normalisation this leaves ㎡, ℃ and ① alone.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** A header as tables are keyed by it: no spaces, half-width figures and signs, full-width brackets. */
export function normalHeader(text: string): string {
  return halfWidth(text)
    .replace(/[\s\ufeff]+/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}
