import { expect, test } from 'vitest';
import { cellsOf } from '../../src/chinese/width.js';

test.each([
  ['', 0],
  ['gdp 8.5%', 8],
  ['投资（亿元）', 12],
  ['８．５％', 8],
  ['2022年目标', 10],
  ['e\u0301', 1],
  ['𠮷', 2],
])('%s takes %i cells of a terminal', (text, width) => {
  expect(cellsOf(text)).toBe(width);
});
