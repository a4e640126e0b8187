/** Han, kana, CJK and full-width punctuation. */
const CHINESE =
  /[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}“”‘’—…·①-⑳㉑-㉟㊱-㊿]/u;

/** Whether a character is one of Chinese text: a line break between two of these is no space. */
export function isChinese(character: string): boolean {
  return CHINESE.test(character);
}

/** A text whose lines are joined as Chinese is: by nothing between two Chinese characters, else by a space. */
export function onOneLine(text: string): string {
  if (!text.includes('\n')) return text;
  return text
    .split(/\n+/)
    .reduce(
      (before, next) => before + (isChinese(lastOf(before)) && isChinese(firstOf(next)) ? '' : ' ') + next,
    );
}

function firstOf(text: string): string {
  return [...text.slice(0, 2)][0] ?? '';
}

function lastOf(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}
