import { expect, test } from 'vitest';
import { figureName } from '../../src/report/value.js';
import { figuresOf, sumNames } from '../../src/report/values.js';
import { smallReport } from '../support/report.js';

const report = smallReport();
const figures = figuresOf(report);

test.each([
  ['a cell', figureName('cell', 'gdp', '2022年目标'), '7%以上'],
  ['the change from the year before', figureName('difference', 'gdp'), '−1.5个百分点'],
  ['a rank', figureName('rank', 'p2', '投资（亿元）'), '2'],
  ['a share', figureName('share', 'p2', '投资（亿元）'), '28.4%'],
  ['a total', figureName('total', 'projects', '投资（亿元）'), '70.5'],
  ['a subtotal', figureName('subtotal', 'projects', '已开工', '投资（亿元）'), '70.5'],
  ['how many rows a table has', figureName('count', 'projects'), '3'],
  ['how many a group has', figureName('count', 'projects', '预开工'), '1'],
  ['how many have a figure', figureName('counted', 'projects', '投资（亿元）'), '2'],
])('the figures of a report hold %s', (_, name, text) => {
  expect(figures.get(name)?.text).toBe(text);
});

test('a column is the same with brackets of either width', () => {
  expect(figureName('cell', 'p1', '投资(亿元)')).toBe(figureName('cell', 'p1', '投资（亿元）'));
});

test('a row without a figure has neither rank nor share, and one of one year no change', () => {
  expect(figures.has(figureName('rank', 'p3', '投资（亿元）'))).toBe(false);
  expect(figures.has(figureName('difference', 'export'))).toBe(false);
});

test('the change between actual figures of two years is told by the later one', () => {
  const indicators = `编号,指标,分组,单位,2020年实绩,2021年实绩,2022年目标,说明,出处,原文
gdp,地区生产总值,总量,%,8.3%,8.5%,7%,,一,增长8.3%；增长8.5%；增长7%
`;
  const changed = figuresOf(smallReport({ indicators }));
  expect(changed.get(figureName('change', 'gdp', '2021年实绩'))?.text).toBe('+0.2个百分点');
  expect(changed.has(figureName('change', 'gdp', '2022年目标'))).toBe(false);
});

test('a sum is known by itself: that of a group is not that of the table', () => {
  const names = sumNames(report);
  const { total, groups } = report.tables.projects as NonNullable<typeof report.tables.projects>;
  const header = '投资（亿元）';
  const [first] = groups;
  expect(names.get(total[header] as never)).toBe(figureName('total', 'projects', header));
  expect(names.get(first?.subtotal[header] as never)).toBe(
    figureName('subtotal', 'projects', '已开工', header),
  );
});

test('the growth of an amount is told by itself, that of a percentage by none', () => {
  const indicators = `编号,指标,单位,2024年一季度,2025年一季度,出处,原文
gdp,生产总值,亿元,24,22.8,一,24亿元；22.8亿元
rate,增速,%,5%,6%,一,5%；6%
`;
  const pack = 'title: 简报\nmeeting: 会\nissuer: 府\ndate: 2025-05-08\neditions: [plain]\n';
  const values = figuresOf(smallReport({ indicators }, pack));
  expect(values.get(figureName('growth', 'gdp'))?.text).toBe('−5.0%');
  expect(values.has(figureName('growth', 'rate'))).toBe(false);
});
