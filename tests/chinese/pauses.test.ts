import { expect, test } from 'vitest';
import { pausesAtMark, pausesAtWord } from '../../src/chinese/pauses.js';

test.each([
  ['新建、', '改建', true],
  ['“两化”', '融合', true],
  ['老街', '（一期）', true],
  ['路基', '　贯通', false],
  ['新建', '改建', false],
])('%s|%s: marks make a reader pause there: %s', (before, after, expected) => {
  expect(pausesAtMark(before + after, before.length)).toBe(expected);
});

test.each([
  ['土地平整', '和绿化', true],
  ['土地平整', '以及绿化', true],
  ['涌山、塔前等', '乡镇', true],
  ['土地', '平整', false],
])('%s|%s: words do: %s', (before, after, expected) => {
  expect(pausesAtWord(before + after, before.length)).toBe(expected);
});
