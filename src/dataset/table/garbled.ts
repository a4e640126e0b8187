/**
 * What spreadsheet programs take a text in UTF-8 for when it does not say what it is: the system's own encoding, in
 * China and in the West.
 */
const MISTAKEN_FOR = ['gb18030', 'windows-1252'];

/**
 * Characters that get lost on the way from program to program, or stand for bytes that are none; and those that
 * Windows has for the bytes 80 to 9F, which not every decoder knows.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left of half a character
const LOST = /[\u0000-\u0020\u007f-\u00a0\u00ad\ufffd?€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g;

/** Which of these words a garbled one was, before it was opened in the wrong encoding and saved. */
export function ungarbled(written: string, words: readonly string[]): string | undefined {
  if (written === '' || words.includes(written)) return undefined;
  const rest = written.replace(LOST, '');
  if (rest === '') return undefined;
  return words.find((word) => MISTAKEN_FOR.some((encoding) => garbledAs(encoding, word) === rest));
}

function garbledAs(encoding: string, word: string): string {
  return new TextDecoder(encoding).decode(new TextEncoder().encode(word)).replace(LOST, '');
}
