import { describe, expect, test } from 'vitest';
import { readDataSet } from '../support/data-set.js';
import { COUNTY } from '../support/packs.js';

// The invented county's figures hang together as a real county's would.

const { tables, table, packText } = readDataSet(COUNTY);
const rows = new Map(Object.values(tables).flatMap((all) => all.map((row) => [row.编号, row] as const)));
const years = ['2023年实绩', '2024年实绩', '2025年实绩'] as const;

/** The number in a cell: 8.97 of 8.97亿元以上. */
function number(id: string, header: string): number {
  const text = rows.get(id)?.[header]?.normalize('NFKC') ?? '';
  const [digits] = /-?\d+(?:\.\d+)?/.exec(text) ?? [];
  if (digits === undefined) throw new Error(`no number in ${header} of ${id}`);
  return Number(digits);
}

const sum = (ids: readonly string[], header: string) =>
  ids.reduce((total, id) => total + number(id, header), 0);

describe.each(years)('%s', (year) => {
  test('the three industries make up the gross domestic product, and their shares 100 %', () => {
    const [industries, shares] = [
      ['all-01', 'all-02', 'all-03'],
      ['all-04', 'all-05', 'all-06'],
    ] as const;
    expect(sum(industries, year)).toBeCloseTo(number('gdp', year), 5);
    expect(sum(shares, year)).toBeCloseTo(100, 5);
    for (const [index, id] of industries.entries())
      expect(number(shares[index] as string, year)).toBeCloseTo(
        (100 * number(id, year)) / number('gdp', year),
        1,
      );
  });

  test('taxes less refunds and other income make up the revenue', () => {
    const taxes = ['fin-01', 'fin-02', 'fin-03', 'fin-04'];
    expect(sum([...taxes, 'fin-05'], year)).toBeCloseTo(number('revenue', year), 5);
    expect(number('fin-06', year)).toBeCloseTo((100 * sum(taxes, year)) / number('revenue', year), 1);
  });

  test('ratios are those of the figures that stand beside them', () => {
    expect(number('income-ratio', year)).toBeCloseTo(
      number('urban-income', year) / number('rural-income', year),
      2,
    );
    expect(number('fin-11', year)).toBeCloseTo((100 * number('fin-10', year)) / number('fin-09', year), 1);
    expect(number('all-12', year)).toBeCloseTo(number('all-09', year) - number('all-10', year), 5);
    const yieldKg = (1000 * number('grain', year)) / number('agr-01', year);
    expect(Math.abs(number('agr-02', year) - yieldKg)).toBeLessThan(1);
  });
});

test('growth rates are those of the levels, the real one of gross domestic product within a point', () => {
  const columns = [...years, '2026年目标'];
  for (const [index, year] of columns.entries()) {
    const before = columns[index - 1];
    if (before === undefined) continue;
    const growth = (id: string) => 100 * (number(id, year) / number(id, before) - 1);
    expect(Math.abs(growth('revenue') - number('revenue-growth', year))).toBeLessThan(0.1);
    expect(Math.abs(growth('gdp') - number('gdp-growth', year))).toBeLessThan(1);
  }
});

test('the townships add up to the county', () => {
  const total = (header: string) => table('towns').reduce((all, row) => all + Number(row[header]), 0);
  expect(total('常住人口（万人）')).toBeCloseTo(number('all-08', '2025年实绩'), 5);
  expect(total('村集体经营性收入（万元）')).toBe(number('agr-10', '2025年实绩'));
});

test('no project has spent or plans to spend more than it costs', () => {
  const amount = (text = '') => Number(/\d+(?:\.\d+)?/.exec(text)?.[0] ?? 0);
  const over = table('projects').filter(
    (row) =>
      amount(row['累计完成投资（亿元）']) + amount(row['2026年计划投资（亿元）']) >
      amount(row['总投资（亿元）']) + 1e-9,
  );
  expect(over).toEqual([]);
});

test('the last page says that the county is invented', () => {
  expect(packText).toMatch(/^sources:\n {2}- 岚溪县为虚构的县/m);
});
