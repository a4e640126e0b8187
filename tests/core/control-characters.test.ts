import { expect, test } from 'vitest';
import { onOneLine, shownJson, withControlsShown } from '../../src/core/control-characters.js';

test.each([
  ['an escape sequence', '甲\u001b[2J', '甲<U+001B>[2J'],
  ['a bell, a carriage return, a form feed', '\u0007\r\f', '<U+0007><U+000D><U+000C>'],
  ['the one-byte escape of old terminals', '\u009b31m', '<U+009B>31m'],
  ['DEL and NUL', '\u007f\u0000', '<U+007F><U+0000>'],
  ['marks of direction', 'a\u202eb\u2066c\u200f', 'a<U+202E>b<U+2066>c<U+200F>'],
  ['what has no width', 'a\u200bb\ufeffc\u00ad', 'a<U+200B>b<U+FEFF>c<U+00AD>'],
  ['separators of lines', '\u2028\u2029', '<U+2028><U+2029>'],
  ['tags beyond the first plane', '\u{e0041}', '<U+E0041>'],
  ['half a pair', 'a\ud800b', 'a<U+D800>b'],
])('%s is shown by its name', (_, text, shown) => {
  expect(withControlsShown(text)).toBe(shown);
});

test('what a reader sees is left alone: hanzi of any plane, accents, emoji, line feeds and tabs', () => {
  const text = '磻溪\u{20000} é e\u0301 ①😀\n\t—·“”';
  expect(withControlsShown(text)).toBe(text);
  expect(onOneLine('甲\n乙\t丙')).toBe('甲<U+000A>乙<U+0009>丙');
});

test('JSON holds none and reads back as it was', () => {
  const value = { text: '\u001b[31m\u009b\u202e\u{e0041}\u007f\ud800\n好' };
  const json = shownJson(value);
  expect(withControlsShown(json)).toBe(json);
  expect(JSON.parse(json)).toEqual(value);
});
