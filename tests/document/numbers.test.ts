import { expect, test } from 'vitest';
import { noteMark } from '../../src/chinese/circled.js';
import { chineseOf } from '../../src/chinese/numerals.js';

test.each([
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [21, '二十一'],
  [99, '九十九'],
])('heading %i is %s', (number, expected) => {
  expect(chineseOf(number)).toBe(expected);
});

test.each([
  [1, '①'],
  [11, '⑪'],
  [20, '⑳'],
  [21, '㉑'],
  [35, '㉟'],
  [36, '㊱'],
  [50, '㊿'],
  [51, '[51]'],
])('mark %i is %s', (number, expected) => {
  expect(noteMark(number)).toBe(expected);
});
