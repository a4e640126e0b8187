import { describe, expect, test } from 'vitest';
import {
  comparePeriods,
  findPeriod,
  formatPeriod,
  isSamePart,
  isSamePeriod,
  isYearBefore,
  type Period,
  periodBefore,
  periodLabels,
} from '../../src/quantity/period.js';

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
    ['2025年前3季度', '2025年前三季度'],
    ['2025年上半年', '2025年上半年'],
    ['2025年9月', '2025年9月'],
    ['2025-09', '2025年9月'],
    ['2025年1—9月', '2025年1—9月'],
    ['2025年1-9月累计', '2025年1—9月'],
    ['2025年１～9月', '2025年1—9月'],
    ['2025年3—5月', '2025年3—5月'],
    ['2025年1月至2025年9月', '2025年1—9月'],
    ['2025年1月1日-2025年6月30日', '2025年1—6月'],
    ['2024年11月至2025年2月', undefined],
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

const period = (text: string) => findPeriod(text)?.period as Period;

describe('periods beside each other', () => {
  test.each([
    ['2025年上半年', '2025年1—6月', true],
    ['2025年前三季度', '2025年1—9月', true],
    ['2025年9月', '2025年1—9月', false],
    ['2025年', '2024年', false],
  ])('%s and %s are the same time: %s', (one, other, isSame) => {
    expect(isSamePeriod(period(one), period(other))).toBe(isSame);
  });

  test('the same part of other years, and of the year before', () => {
    expect(isSamePart(period('2023年一季度'), period('2025年一季度'))).toBe(true);
    expect(isSamePart(period('2023年'), period('2025年'))).toBe(true);
    expect(isSamePart(period('2025年'), period('2025年上半年'))).toBe(false);
    expect(isYearBefore(period('2024年一季度'), period('2025年一季度'))).toBe(true);
    expect(isYearBefore(period('2023年一季度'), period('2025年一季度'))).toBe(false);
    expect(isYearBefore(undefined, period('2025年'))).toBe(false);
  });

  test('several years are a period of their own, which follows none', () => {
    const years = (firstYear: number, year: number): Period => ({ firstYear, year, span: 'cumulative' });
    expect(formatPeriod(years(2016, 2020))).toBe('2016—2020年');
    expect([years(2016, 2020), period('2020年')].toSorted(comparePeriods)[0]).toEqual(period('2020年'));
    expect(isSamePart(years(2016, 2020), period('2020年'))).toBe(false);
    expect(isYearBefore(years(2016, 2020), years(2016, 2021))).toBe(false);
    expect(periodBefore(years(2016, 2020))).toBeUndefined();
    expect(periodLabels([years(2011, 2015), years(2016, 2020)]).names).toEqual([
      '2011—2015年',
      '2016—2020年',
    ]);
    expect(periodLabels([years(2018, 2020), years(2016, 2020)]).names).toEqual([
      '2018—2020年',
      '2016—2020年',
    ]);
  });

  test.each([
    ['2025年', '2024年'],
    ['2025年9月', '2025年8月'],
    ['2025年1月', '2024年12月'],
    ['2025年一季度', '2024年四季度'],
    ['2025年上半年', '2024年下半年'],
    ['2025年1—9月', undefined],
  ])('right before %s is %s', (text, before) => {
    const found = periodBefore(period(text));
    expect(found && formatPeriod(found)).toBe(before);
  });

  test.each([
    ['years', ['2024年', '2025年'], ['2024', '2025'], ['24', '25'], ''],
    ['a quarter over the years', ['2024年一季度', '2025年一季度'], ['2024', '2025'], ['24', '25'], '一季度'],
    [
      'quarters of a year',
      ['2025年一季度', '2025年二季度'],
      ['一季度', '二季度'],
      ['一季', '二季'],
      '2025年',
    ],
    ['parts and the whole of a year', ['2025年1—9月', '2025年'], ['1—9月', '全年'], ['1—9', '全'], '2025年'],
    ['others', ['2024年', '2025年9月'], ['2024年', '2025年9月'], ['2024年', '2025年9月'], ''],
  ])('%s are told apart by as little as can be', (_, texts, names, short, common) => {
    expect(periodLabels(texts.map(period))).toEqual({ names, short, common });
  });
});
