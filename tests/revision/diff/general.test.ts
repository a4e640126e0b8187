import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { differenceLines } from '../../../src/cli/diff-text.js';
import { compareReports } from '../../../src/revision/diff/compare.js';
import { BUDGET, MONTHS, PERIODS } from '../../support/general-tables.js';
import { reportOfTables } from '../../support/loaded-tables.js';

const SHEETS = { 用电: MONTHS, 主要指标表: PERIODS, 预算: BUDGET };

/** What `diff` tells where one of the tables has become another. */
function linesAfter(changed: Partial<typeof SHEETS>): string[] {
  const difference = compareReports(reportOfTables(SHEETS), reportOfTables({ ...SHEETS, ...changed }));
  return differenceLines(difference, { language: 'zh', colors: createColors(false) });
}

test('a figure of a month is told by its table, its period and its head', () => {
  expect(linesAfter({ 用电: MONTHS.replace('4205', '4215') })).toEqual([
    '用电  岚溪县工业用电',
    '  ~ 用电/2025年8月  2025年8月',
    '      工业用电量/总量  4205 → 4215',
  ]);
});

test('a name or a period that is only written in another way is no other row or column', () => {
  expect(linesAfter({ 主要指标表: PERIODS.replaceAll('1-9月', '1—9月') })).toEqual([]);
  // the name prints as it is written
  expect(linesAfter({ 用电: MONTHS.replace('2024年8月', '2024年08月') })).toEqual([
    '用电  岚溪县工业用电',
    '  ~ 用电/2024年08月  2024年08月',
    '      月份  2024年8月 → 2024年08月',
  ]);
  const both = PERIODS.replaceAll('1-9月', '1～9月').replace('86.4', '86.9').replace('一、', '');
  expect(linesAfter({ 主要指标表: both })).toEqual([
    '主要指标表  主要经济指标',
    expect.stringMatching(/^ {2}~ .*地区生产总值$/),
    expect.stringMatching(/^ {6}2025年1～9月\/绝对额 +86\.4 → 86\.9$/),
    expect.stringMatching(/^ {2}~ .*一般公共预算收入$/),
    expect.stringMatching(/^ {6}指标 +一、一般公共预算收入 → 一般公共预算收入$/),
  ]);
});

test('a month that has come is one row more, and moves nothing else', () => {
  const lines = linesAfter({ 用电: `${MONTHS}2025年10月,3912,1.1,6240\n` });
  expect(lines).toEqual([
    '用电  岚溪县工业用电',
    '  + 用电/2025年10月  2025年10月',
    expect.stringMatching(/^ {6}工业用电量\/总量 +3912$/),
    expect.stringMatching(/^ {6}工业用电量\/同比 +1\.1$/),
    expect.stringMatching(/^ {6}全社会用电量 +6240$/),
    expect.stringMatching(/^ {2}= 合计 个数 +4 → 5$/),
  ]);
});

test('a row put in before others of its name is told alone', () => {
  const more = BUDGET.replace('　　企业所得税', '　　消费税,0.5,0.5,100.0\n　　企业所得税').replace(
    '二、非税收入',
    '二、专项收入,0.2,0.2,100.0\n　　增值税,0.2,0.2,100.0\n三、非税收入',
  );
  const rows = linesAfter({ 预算: more }).filter((line) => /^ {2}[+−~]/.test(line));
  expect(rows.map((line) => line.slice(0, 4) + line.split('  ')[1]?.slice(2))).toEqual([
    '  + 预算/消费税',
    '  + 预算/二、专项收入',
    '  + 预算/二、专项收入/增值税',
    '  ~ 预算/三、非税收入',
  ]);
});
