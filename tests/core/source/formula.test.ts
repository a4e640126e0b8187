import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asText, withoutTextMark } from '../../../src/core/source/formula.js';

test.each([
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\tx',
  '＝1',
  "'=1",
  '-项目',
  '+86 138',
  '-12.5亿元',
  '=',
  '-1;=2',
])('%j would be a formula and is marked as text', (cell) => {
  expect(asText(cell)).toBe(`'${cell}`);
});

test.each(['-12.5', '+3.2%', '-1,380', '-', '--', '—', '12', '甲=乙', "it's", "'甲'", '−5', ''])(
  '%j is a figure or a text as it stands',
  (cell) => {
    expect(asText(cell)).toBe(cell);
    expect(withoutTextMark(cell)).toBe(cell);
  },
);

test('what is marked reads back as it was', () => {
  const cell = fc.stringMatching(/^[-'=+@＝\t甲0-9.,%]{0,8}$/);
  fc.assert(fc.property(cell, (text) => withoutTextMark(asText(text)) === text));
});
