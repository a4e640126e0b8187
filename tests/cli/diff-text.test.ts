import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { cellsOf } from '../../src/chinese/width.js';
import { differenceLines } from '../../src/cli/diff-text.js';
import { compareReports } from '../../src/revision/diff/compare.js';
import { smallReport } from '../support/report.js';

const ESCAPE = String.fromCharCode(27);
const HEAD = '编号,指标,分组,单位,2021年实绩,2022年目标,说明,出处,原文\n';
const before = smallReport({
  indicators: `${HEAD}gdp,地区生产总值,总量,%,8.5%,7%以上,,一,去年增长8.5%，一季度超出预期很多；今年增长7%以上
export,外贸出口,开放,%,40%,,,一,增长40%
`,
});
const after = smallReport({
  indicators: `${HEAD}jobs,新增就业,民生,人,约5000人,,,一,约5000人
gdp,地区生产总值,总量,%,10.5%,7%左右,,一,去年增长10.5%，一季度超出预期很多；今年增长7%左右
`,
});
const lines = (isColoured: boolean, language: 'zh' | 'en' = 'zh') =>
  differenceLines(compareReports(before, after), { language, colors: createColors(isColoured) });

test('values line up by the cells they take, and of long texts only what differs is told', () => {
  expect(lines(false)).toEqual([
    'indicators  主要指标',
    '  + jobs  新增就业',
    '      分组          民生',
    '      单位          人',
    '      2021年实绩    约5000人',
    '      出处（不印）  一',
    '      原文（不印）  约5000人',
    '  ~ gdp  地区生产总值',
    '      2021年实绩            8.5% → 10.5%',
    '      2022年目标          7%以上 → 7%左右',
    '      原文（不印）',
    '        − 去年增长8.5%，一季度超出预期很多；今年增长7%以上',
    '        + 去年增长10.5%，一季度超出预期很多；今年增长7%左右',
    '    = 增减          −1.5个百分点 → −3.5个百分点',
    '  − export  外贸出口',
    '      分组          开放',
    '      单位          %',
    '      2021年实绩    40%',
    '      出处（不印）  一',
    '      原文（不印）  增长40%',
    '  = 民生 个数             （空） → 1',
    '  = 开放 个数                  1 → （空）',
  ]);
  const arrows = lines(false).filter((line) => line.includes(' → '));
  expect(new Set(arrows.map((line) => cellsOf(line.split('→')[0] ?? ''))).size).toBe(1);
});

test('colour adds nothing but colour, and none is there without it', () => {
  const coloured = lines(true);
  expect(coloured.some((line) => line.includes(ESCAPE))).toBe(true);
  expect(lines(false).some((line) => line.includes(ESCAPE))).toBe(false);
  const sequence = new RegExp(`${ESCAPE}\\[\\d+m`, 'g');
  expect(coloured.map((line) => line.replace(sequence, ''))).toEqual(lines(false));
});

test('what is said of the rows is said in the language asked for', () => {
  expect(lines(false, 'en').join('\n')).toContain('原文 (not printed)');
});

test('a chart that only one state has is one line', () => {
  const report = smallReport();
  const without = { ...report, pack: { ...report.pack, charts: [] } };
  const told = (old: typeof report, fresh: typeof report) =>
    differenceLines(compareReports(old, fresh), { language: 'zh', colors: createColors(false) });
  expect(told(without, report)).toEqual(['pack.yaml', '  + charts.investment  投资前{{count "projects"}}名']);
  expect(told(report, without)).toEqual(['pack.yaml', '  − charts.investment  投资前{{count "projects"}}名']);
});
