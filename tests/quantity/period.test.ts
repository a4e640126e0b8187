import { describe, expect, test } from 'vitest';
import { comparePeriods, findPeriod, formatPeriod, type Period } from '../../src/quantity/period.js';

function printed(text: string, year?: number): string | undefined {
  const found = findPeriod(text, year);
  return found && formatPeriod(found.period);
}

describe('a period is found in a text', () => {
  test.each([
    ['2025年', '2025年'],
    ['2024', '2024年'],
    ['2024年度', '2024年'],
    ['2025年一季度', '2025年一季度'],
    ['2025年第4季度', '2025年四季度'],
    ['2025Q3', '2025年三季度'],
    ['2025年前三季度', '2025年前三季度'],
    ['2025年上半年', '2025年上半年'],
    ['2025年9月', '2025年9月'],
    ['2025-09', '2025年9月'],
    ['2025年1—9月', '2025年1—9月'],
    ['2025年1-9月累计', '2025年1—9月'],
    ['2025年１～9月', '2025年1—9月'],
    ['2025年3—5月', '2025年3—5月'],
    ['2025年9月累计', '2025年1—9月'],
    ['二季度', '二季度'],
    ['十一月', '11月'],
    ['2025年末常住人口', '2025年'],
    ['民國108年', '2019年'],
  ])('%s is %s', (text, period) => {
    expect(printed(text)).toBe(period);
  });

  test.each(['2024号文件', '20240', '编号 2024-1', '第三产业', '9个月', '总计', '1-9', ''])(
    '%s is none',
    (text) => {
      expect(printed(text)).toBeUndefined();
    },
  );

  test('a part of a year is of the year of the table', () => {
    expect(printed('9月', 2025)).toBe('2025年9月');
    expect(printed('2023年9月', 2025)).toBe('2023年9月');
  });

  test('whether it is all that the text says', () => {
    expect(findPeriod('2025年9月末')?.isWhole).toBe(true);
    expect(findPeriod('2025年财政收入')?.isWhole).toBe(false);
  });
});

test('periods stand in order of time, the shorter before the longer that ends with it', () => {
  const texts = ['2025年', '2025年1—9月', '2024年', '2025年一季度', '2025年9月', '2025年上半年', '2025年3月'];
  const periods = texts.flatMap((text) => findPeriod(text)?.period ?? []) as Period[];
  expect(periods.sort(comparePeriods).map(formatPeriod)).toEqual([
    '2024年',
    '2025年3月',
    '2025年一季度',
    '2025年上半年',
    '2025年9月',
    '2025年1—9月',
    '2025年',
  ]);
});
