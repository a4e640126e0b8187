import { expect, test } from 'vitest';
import { graphemesOf } from '../../../src/core/source/graphemes.js';

test.each([
  ['hanzi, letters and signs', '字|a|，|①|𠮷'],
  ['a letter with its marks', 'n|e\u0301|x\u0308\u0323'],
  ['a hanzi of a chosen form', '龍\u{e0100}|字'],
  ['an emoji as a picture', '☀\ufe0f|☀'],
  ['a family', '👨\u200d👩\u200d👧|人'],
  ['a colour of skin', '👍🏽|好'],
  ['a flag', '🇨🇳|🇨🇳'],
  ['a key', '1\ufe0f\u20e3|2'],
  ['lines', '一|\n|二'],
])('%s: %s', (_, written) => {
  const parts = written.split('|');
  expect(graphemesOf(parts.join('')).map(({ text }) => text)).toEqual(parts);
});
