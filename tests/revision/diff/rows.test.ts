import { expect, test } from 'vitest';
import type { Report } from '../../../src/report/report.js';
import { compareReports, isSame } from '../../../src/revision/diff/compare.js';
import { smallReport } from '../../support/report.js';

const HEAD = '编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文\n';
const GDP = 'gdp,地区生产总值,总量,%,8.5%,7%以上,,一,增长8.5%；增长7%以上\n';
const EXPORT = 'export,外贸出口,开放,%,40%,,,一,增长40%\n';
const JOBS = 'jobs,新增就业,民生,人,约5000人,5000人,,一,约5000人；5000人\n';

const indicators = (...rows: string[]) => smallReport({ indicators: HEAD + rows.join('') });
const tablesOf = (before: Report, after: Report) => compareReports(before, after).tables;

test.each([
  ['without its unit', '8.5%,7%以上', '8.5,7%以上'],
  ['in full-width digits', '8.5%,7%以上', '８．５％,7%以上'],
  ['with spaces', '8.5%,7%以上', '8.5%, 7% 以上 '],
])('a figure that is written %s is the same figure', (_, written, otherwise) => {
  const after = indicators(GDP.replace(written, otherwise), EXPORT);
  expect(isSame(compareReports(indicators(GDP, EXPORT), after))).toBe(true);
});

test.each(['—', '-', '/', '…'])('%s is as missing as nothing', (dash) => {
  const after = indicators(GDP, EXPORT.replace('40%,,', `40%,${dash},`));
  expect(isSame(compareReports(indicators(GDP, EXPORT), after))).toBe(true);
});

test.each([
  ['another qualifier', '7%以上', '7%左右'],
  ['words', '7%以上', '完成下达任务'],
  ['a range', '7%以上', '6%～7%'],
  ['a figure to another place', '8.5%', '8.50%'],
])('%s is told', (_, was, is) => {
  const [table] = tablesOf(indicators(GDP), indicators(GDP.replace(was, is)));
  expect(table?.rows).toMatchObject([{ kind: 'changed', cells: [{ before: was, after: is }] }]);
});

test('a unit is told by itself, though no digit differs', () => {
  const [table] = tablesOf(
    indicators('gdp,地区生产总值,总量,亿元,85,,,一,85\n'),
    indicators('gdp,地区生产总值,总量,万元,85,,,一,85\n'),
  );
  expect(table?.rows).toMatchObject([{ cells: [{ name: '单位', before: '亿元', after: '万元' }] }]);
});

test('rows that only one state has are told with all they say', () => {
  const [table] = tablesOf(indicators(GDP, EXPORT), indicators(GDP, JOBS));
  expect(table?.rows).toMatchObject([
    { kind: 'added', id: 'jobs' },
    { kind: 'removed', id: 'export' },
  ]);
  expect(table?.rows.map((row) => (row.kind === 'changed' ? [] : row.cells))).toEqual([
    [
      { name: '分组', value: '民生', isPrinted: true },
      { name: '单位', value: '人', isPrinted: true },
      { name: '2021年实绩', value: '约5000人', isPrinted: true },
      { name: '2022年目标', value: '5000人', isPrinted: true },
      { name: '出处', value: '一', isPrinted: false },
      { name: '原文', value: '约5000人；5000人', isPrinted: false },
    ],
    expect.arrayContaining([{ name: '2021年实绩', value: '40%', isPrinted: true }]),
  ]);
});

test('a column that only one state has is told with what it says, row by row', () => {
  const less = smallReport({
    indicators: '编号,指标,分组,单位,2021年实绩,说明,出处,原文\ngdp,地区生产总值,总量,%,8.5%,,一,增长8.5%\n',
  });
  const added = {
    kind: 'added',
    header: '2022年目标',
    cells: [{ id: 'gdp', label: '地区生产总值', value: '7%以上' }],
  };
  expect(tablesOf(less, indicators(GDP))[0]?.columns).toEqual([added]);
  expect(tablesOf(indicators(GDP), less)[0]?.columns).toEqual([{ ...added, kind: 'removed' }]);
});

test('a table that only one state has is told as a table, with its rows', () => {
  const full = smallReport();
  const { indicators: _, ...tables } = full.tables;
  const without = { ...full, tables };
  expect(tablesOf(without, full)).toMatchObject([{ table: 'indicators', kind: 'added', columns: [] }]);
  const [gone] = tablesOf(full, without);
  expect([gone?.kind, gone?.rows.map(({ kind }) => kind)]).toEqual(['removed', Array(4).fill('removed')]);
});

test('rows that stand as they did have not moved, though the numbers that are printed run by groups', () => {
  const mixed = indicators(GDP, EXPORT, 'investment,固定资产投资,总量,%,9%,,,一,增长9%\n', JOBS);
  expect(tablesOf(mixed, mixed)).toEqual([]);
});

test('of rows in another order the fewest are told that must have been moved', () => {
  const INCOME = 'income,居民收入,民生,%,8%,,,一,增长8%\n';
  const movedIn = (...rows: string[]) =>
    tablesOf(indicators(GDP, EXPORT, JOBS, INCOME), indicators(...rows)).flatMap(({ moved }) =>
      moved.map(({ id, before, after }) => [id, before, after]),
    );
  expect(movedIn(INCOME, GDP, EXPORT, JOBS)).toEqual([['income', 4, 1]]);
  expect(movedIn(EXPORT, JOBS, INCOME, GDP)).toEqual([['gdp', 1, 4]]);
  expect(movedIn(INCOME, JOBS, EXPORT, GDP)).toHaveLength(3);
  // rows behind one that is put in or taken out have not moved
  expect(movedIn(GDP, JOBS, INCOME)).toEqual([]);
  expect(movedIn('new,新的,总量,%,1%,,,一,1%\n', GDP, EXPORT, JOBS, INCOME)).toEqual([]);
});
