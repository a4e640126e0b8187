import { expect, test } from 'vitest';
import { filledTo, movedTo, terminalWidth } from '../../src/cli/terminal-width.js';

test.each([
  ['', 0],
  ['gdp 8.5%', 8],
  ['投资（亿元）', 12],
  ['８．５％', 8],
  ['2022年目标', 10],
  ['e\u0301', 1],
  ['𠮷', 2],
])('%s takes %i cells of a terminal', (text, width) => {
  expect(terminalWidth(text)).toBe(width);
});

test('texts are filled up and moved by cells, and never cut', () => {
  expect([filledTo(6, '投资'), movedTo(6, '77'), filledTo(2, '投资')]).toEqual(['投资  ', '    77', '投资']);
});
