import { describe, expect, test } from 'vitest';
import { chineseDateOf, readDate } from '../../src/chinese/date.js';

describe('a date', () => {
  test.each([
    '2026-01-20',
    '2026-1-20',
    '2026.1.20',
    '2026/01/20',
    '20260120',
    '2026年1月20日',
    '２０２６年１月２０日',
    '2026 年 1 月 20 日',
    '2026年1月20号',
    '二〇二六年一月二十日',
    '二○二六年元月二十日',
    '二零二六年一月二十日',
  ])('may be written %s', (written) => expect(readDate(written)).toEqual({ iso: '2026-01-20' }));

  test.each([
    ['二〇二四年二月二十九日', '2024-02-29'],
    ['二〇二五年十二月三十一日', '2025-12-31'],
    ['二〇二五年十月十日', '2025-10-10'],
    ['二〇二五年十一月十九日', '2025-11-19'],
  ])('%s in words is %s', (written, iso) => expect(readDate(written)).toEqual({ iso }));

  test.each([
    '2026-02-30',
    '2026-04-31',
    '2026-02-29',
    '1900-02-29',
    '0000-01-01',
    '0050-01-01',
    '2026-00-10',
    '2026-13-01',
    '2026-1-0',
    '2026年2月30日',
    '2026/6/31',
    '20261301',
    '二〇二六年二月三十日',
    '二〇二六年十三月一日',
    '二〇二六年一月十十日',
  ])('%s is none in any calendar', (written) => expect(readDate(written)).toBe('no-such-day'));

  test.each([
    '',
    '2026',
    '2026-01',
    '1月20日',
    '2026-1/20',
    '2026年1.20',
    '昨天',
    '2026-01-20T00:00',
    '2026.1.20日',
  ])('%j has no such form', (written) => expect(readDate(written)).toBeUndefined());

  test('is printed in Arabic figures without leading noughts', () => {
    expect(chineseDateOf('二〇二六年一月五日')).toBe('2026年1月5日');
    expect(chineseDateOf('2026-02-30')).toBeUndefined();
  });
});
