import { Big } from 'big.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInPattern, displayedNumber, displayedText } from '../../../src/input/xlsx/displayed-value.js';

const textOf = (value: number, pattern: string) => displayedNumber(value, pattern)?.text;

describe('a number is what its cell shows', () => {
  test.each([
    [0.085, '0.0%', '8.5%'],
    [0.0853, '0.00%', '8.53%'],
    [11, '0.0', '11.0'],
    [1380, '#,##0', '1,380'],
    [1234567.5, '#,##0.00', '1,234,567.50'],
    [3.6, '0.0"亿元"', '3.6亿元'],
    [1234567, '0.0,', '1234.6'],
    [8.5, '0.0_ ', '8.5'],
    [1234.5, builtInPattern(43), '1,234.50'],
    [0.5, '#.0', '.5'],
    [12, 'G/通用格式', '12'],
    [-3.2, '[红色]▲0.0;[颜色10]▼0.0', '-3.2'],
    [12, '[DBNum1][$-804]General', '12'],
    [123000, '0!.0,"万"', '12.3万'],
    [1234567, '[>=10000]#!.0000"万";0', '123.4567万'],
    [5, '0"!"', '5!'],
    [12, '0.#', '12'],
    [0.08, '#.##%', '8%'],
  ])('%d as %s', (value, pattern, expected) => expect(textOf(value, pattern)).toBe(expected));

  test('halves are rounded as decimals are, not as binary fractions', () => {
    expect([1.005, 2.675, 0.285].map((value) => textOf(value, '0.00'))).toEqual(['1.01', '2.68', '0.29']);
    expect(textOf(0.285, '0%')).toBe('29%');
  });

  test('floating noise never appears', () => {
    expect([0.1 + 0.2, 1.1 * 3, 4.35 * 100].map((value) => textOf(value, 'General'))).toEqual([
      '0.3',
      '3.3',
      '435',
    ]);
  });

  test('no exponent appears where the cell is merely too narrow', () => {
    expect(textOf(123_456_789_012, 'General')).toBe('123456789012');
    expect(textOf(0.00000012, 'General')).toBe('0.00000012');
  });

  test('any decimal shown with as many places is that decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (units, places) => {
        const text = new Big(units).div(10 ** places).toFixed(places);
        const pattern = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
        expect(displayedNumber(Number(text), pattern)).toEqual({ text: text.replace(/^-(?=[0.]+$)/, '') });
      }),
    );
  });
});

describe('a day that no calendar has', () => {
  test.each([
    [0, 'yyyy/m/d'],
    [0.5, 'yyyy"年"m"月"d"日"'],
    [60, 'yyyy-mm-dd'],
  ])('is told of %d as %s', (value, pattern) => {
    expect(displayedNumber(value, pattern)?.doubt).toBe('no-such-day');
  });

  test.each([
    [0.5, 'h:mm', 1900],
    [61, 'yyyy-mm-dd', 1900],
    [0, 'yyyy-mm-dd', 1904],
    [60, '0"d"', 1900],
  ] as const)('is not %d as %s from %d on', (value, pattern, dates) => {
    expect(displayedNumber(value, pattern, dates)?.doubt).toBeUndefined();
  });
});

describe('where a cell would mislead', () => {
  test.each([
    ['a minus in brackets', -3.5, '0.0_);(0.0)', '-3.5'],
    ['a minus in red only', -3.5, '0.0;[Red]0.0', '-3.5'],
    ['a minus in brackets with a unit behind', -3.5, '0.0;（0.0）"万元"', '-3.5万元'],
    ['a minus as a mark', -3.5, '0.0;"▲"0.0', '-3.5'],
    ['a minus as a word', -3.5, '0.0;"负"0.0', '-3.5'],
    ['arrows', 0.085, '↑0.0%;↓0.0%', '8.5%'],
    ['a fall by an arrow', -0.085, '↑0.0%;↓0.0%', '-8.5%'],
    ['a fall that the format tells in words', -0.085, '0.0%;"下降"0.0%', '下降8.5%'],
    ['words in brackets', -3.5, '0.0"（预计）"', '-3.5（预计）'],
    ['a minus that is rounded away', -0.04, '0.0', '0.0'],
    ['zero as a dash', 0, builtInPattern(43), '0'],
    ['a hidden figure', 5, ';;;', '5'],
    ['an exponent', 35623.5, '0.00E+00', '35623.5'],
    ['an exponent of a small figure', 0.00025, '##0.0E-0', '0.00025'],
    ['no exponent, but a letter', 3, '0"E-"', '3E-'],
  ])('%s', (_, value, pattern, expected) => expect(textOf(value, pattern)).toBe(expected));

  test.each([
    ['digits left out', 0.085, '0%', 'rounded'],
    ['digits left out by a scale', 12345, '0.0,', 'rounded'],
    ['a hidden figure', 5, ';;;', 'rounded'],
    ['an endless fraction', 1 / 3, 'General', 'endless'],
  ])('%s is doubtful', (_, value, pattern, doubt) => {
    expect(displayedNumber(value, pattern)?.doubt).toBe(doubt);
  });

  test.each([
    [0.085, '0.0%'],
    [1380, '#,##0'],
    [12000, '0,'],
    [11, '0.00'],
    [2.5, 'General'],
    [0, '0.0'],
  ])('%d as %s is not', (value, pattern) => {
    expect(displayedNumber(value, pattern)?.doubt).toBeUndefined();
  });

  test('a pattern that makes no sense gives nothing', () => {
    expect(displayedNumber(3, 'bad"')).toBeUndefined();
    expect(displayedNumber(-5, 'yyyy"年"')).toBeUndefined();
  });
});

describe('dates', () => {
  test.each([
    [46042, 'yyyy"年"m"月"d"日"', '2026年1月20日'],
    [46042, '[$-804]yyyy"年"m"月";@', '2026年1月'],
    [46042, 'yyyy\\-mm\\-dd', '2026-01-20'],
    [46042, builtInPattern(14), '2026/1/20'],
    [46042, builtInPattern(31), '2026年1月20日'],
    [46042, builtInPattern(57), '2026年1月'],
    [46042, '[$-804]aaaa', '星期二'],
    [46042, 'm"月"d"日（周"aaa"）"', '1月20日（周二）'],
    [60, 'yyyy/m/d', '1900/2/29'],
  ])('%d as %s', (value, pattern, expected) => expect(textOf(value, pattern)).toBe(expected));

  test('count from 1904 where the workbook says so, and time spans do not', () => {
    expect(displayedNumber(44580, 'yyyy/m/d', 1904)?.text).toBe('2026/1/20');
    expect(displayedNumber(1.5, '[h]:mm', 1904)?.text).toBe('36:00');
  });
});

test('a text may have a format too', () => {
  expect(displayedText('约3', '@"万元"')).toBe('约3万元');
  expect(displayedText('约3', '0.00')).toBe('约3');
  expect(displayedText('约3', builtInPattern(43)).trim()).toBe('约3');
});
