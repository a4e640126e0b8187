import { expect, test } from 'vitest';
import type { BoundCategory } from '../../../src/chart/data/bound-chart.js';
import { sheetOf } from '../../../src/chart/layout/chart-area.js';
import { defaultStyle } from '../../../src/chart/layout/style.js';
import { timeNames } from '../../../src/chart/layout/time-names.js';
import type { Period, YearPart } from '../../../src/quantity/period.js';

/** Every character is an em wide, a digit half of one. */
const sheet = {
  ...sheetOf({ widthPt: 400, heightPt: 200 }, defaultStyle, undefined as never),
  textWidthPt: (text: string, sizePt: number) =>
    [...text].reduce((sum, one) => sum + (/\d/.test(one) ? sizePt / 2 : sizePt), 0),
};

function partsOf(unit: YearPart['unit'], from: number, count: number): BoundCategory[] {
  const inYear = { month: 12, quarter: 4, half: 2 }[unit];
  return Array.from({ length: count }, (_, index) => {
    const at = from + index;
    const period: Period = {
      year: 2024 + Math.floor(at / inYear),
      part: { unit, number: (at % inYear) + 1 },
      span: 'point',
    };
    return { label: '', group: '', unit: '', sum: '', period };
  });
}

const linesOf = (categories: readonly BoundCategory[], slotPt: number) =>
  timeNames(categories, slotPt, sheet)?.blocks.map(({ lines }) => lines.join(' '));

test('each January is named with the year under it, and other months as they have room', () => {
  const months = partsOf('month', 0, 24);
  expect(linesOf(months, 30)?.slice(0, 3)).toEqual(['1月 2024年', '2月', '3月']);
  const every = (slotPt: number) =>
    linesOf(months, slotPt)?.flatMap((text, index) => (text === '' ? [] : [index]));
  expect(every(16)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
  expect(every(7)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
  expect(every(2)).toEqual([0, 12]);
  expect(linesOf(months, 2)?.[12]).toBe('1月 2025年');
});

test('a year that begins later is told at its first month', () => {
  expect(linesOf(partsOf('month', 1, 11), 30)?.[0]).toBe('2月 2024年');
  expect(linesOf(partsOf('quarter', 0, 8), 40)?.[4]).toBe('一季度 2025年');
});

test('few places, and what is no part of a year, are named in full by others', () => {
  expect(linesOf(partsOf('month', 0, 4), 40)).toBeUndefined();
  const years = partsOf('month', 0, 8).map((one, index) => ({
    ...one,
    period: { year: 2018 + index, span: 'point' as const },
  }));
  expect(linesOf(years, 40)).toBeUndefined();
});
