import { Big } from 'big.js';
import { expect, test } from 'vitest';
import { ratio } from '../../../src/dataset/kinds/ratio.js';
import { formatQuantity } from '../../../src/quantity/quantity.js';

const rate = ratio('执行率', '执行数', '预算数');

/** What the rate prints of two figures in these units. */
function printed(part: string, whole: string, { unit = '万元', isExact = true } = {}) {
  const found = rate.of([
    { value: new Big(part), unit, isExact },
    { value: new Big(whole), unit: '万元', isExact: true },
  ]);
  return found.kind === 'missing' ? '—' : formatQuantity(found);
}

test.each([
  ['12650', '12800', '98.8%'],
  ['100', '100', '100.0%'],
  ['1', '3', '33.3%'],
  ['-2', '8', '−25.0%'],
  ['5', '0', '—'],
])('%s of %s is %s', (part, whole, expected) => {
  expect(printed(part, whole)).toBe(expected);
});

test('figures that are only about right make a rate that is', () => {
  expect(printed('98', '100', { isExact: false })).toBe('约98.0%');
});

test('figures of two units make none', () => {
  expect(printed('98', '100', { unit: '亿元' })).toBe('—');
});
