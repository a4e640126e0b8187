import { describe, expect, test } from 'vitest';
import { readTable } from '../../../src/dataset/table/table.js';
import { readCsv } from '../../../src/input/readers/csv.js';
import { formatPeriod } from '../../../src/quantity/period.js';

/** The columns of periods of an indicators table, and what is found in its head. */
function read(headers: string) {
  const cells = headers.split(',').map((_, index) => `${index + 1}%`);
  const text = `编号,指标,单位,${headers},出处,原文\na,甲,%,${cells},一,${cells.join('；')}\n`;
  const { value, found } = readTable(
    'indicators',
    'indicators',
    readCsv({ file: 'indicators.csv', text }).value,
  );
  return {
    columns: (value?.columns ?? []).flatMap(({ role, period, measure }) =>
      role === 'period' && period ? [[formatPeriod(period), measure]] : [],
    ),
    found: found.map(({ code, place, hint }) => [code, place?.column, hint?.zh]),
  };
}

describe('headers of periods', () => {
  test.each([
    ['2025年实绩', '2025年', '实绩'],
    ['２０２５年实绩', '2025年', '实绩'],
    ['2025年一季度', '2025年一季度', undefined],
    ['2025年第1季度', '2025年一季度', undefined],
    ['2025年一季度实绩', '2025年一季度', '实绩'],
    ['2025年上半年目标', '2025年上半年', '目标'],
    ['2025年前三季度', '2025年前三季度', undefined],
    ['2025年9月', '2025年9月', undefined],
    ['2025年1—9月', '2025年1—9月', undefined],
    ['2025年1-9月累计完成', '2025年1—9月', '完成'],
    ['2025年一季度預期', '2025年一季度', undefined],
  ])('%s is of %s', (header, period, measure) => {
    const isTraditional = header.endsWith('預期');
    expect(read(header).columns).toEqual([[period, isTraditional ? '预期' : measure]]);
  });

  test('a year alone does not say whether it is a plan', () => {
    expect(read('2025年,2026年目标').found).toEqual([['unknown-column', 4, '是不是“2025年实绩”？']]);
  });

  test('a mistyped one is told the nearest of its period', () => {
    expect(read('2025年实绩,2025年一季度目票').found).toEqual([
      ['unknown-column', 5, '是不是“2025年一季度目标”？'],
    ]);
  });

  test('two of one time are the same column, however they are written', () => {
    expect(read('2025年一季度,2025年第1季度').found).toEqual([['duplicate-column', 5, undefined]]);
    expect(read('2025年一季度,2025年一季度目标').found).toEqual([]);
  });
});
