import { expect, test } from 'vitest';
import { kindOf, numberIn, unitInCell } from '../../../src/input/recognise/cell.js';

test.each([
  ['12 345', 12345],
  ['1\u00a0234.5', 1234.5],
  ['１，２３４．５', 1234.5],
  ['¥1,204.50', 1204.5],
  ['-¥567.00', -567],
  ['12.50元/吨', 12.5],
  ['(88.0)', -88],
  ['△3', -3],
])('%s is a figure', (text, value) => {
  expect([kindOf(text), numberIn(text)]).toEqual(['number', value]);
});

test.each([
  ['¥12', '元'],
  ['$1,000', '美元'],
  ['3.2亿元', '亿元'],
  ['15公斤/亩', '公斤/亩'],
  ['1.2个百分点', '个百分点'],
])('%s shows its unit', (text, unit) => {
  expect(unitInCell(text)).toBe(unit);
});

// what is counted is as often a name
test.each(['5岁', '3号', '2个', '12人', '3月', '2024年', '第3位', '12 34'])(
  '%s is no measured figure',
  (text) => {
    expect(unitInCell(text)).toBeUndefined();
  },
);

test.each([
  ['6/30/25', 'date'],
  ['31.12.2024', 'date'],
  ['2024-03-15', 'date'],
  ['停产', 'absent'],
  ['未统计', 'absent'],
  ['…', 'missing'],
  ['12 34', 'word'],
])('%s is a %s', (text, kind) => {
  expect(kindOf(text)).toBe(kind);
});
