import { expect, it } from 'vitest';
import { readPlain } from '../../src/importing/read/plain.ts';
import { structureOf } from '../../src/importing/structure/index.ts';
import { tablesOf } from '../../src/importing/tables/index.ts';

const REVIEW =
  '政府工作报告\n——2024年1月16日在云溪县人民代表大会会议上\n各位代表：\n一、2023年工作回顾\n' +
  '地区生产总值增长6.1%，固定资产投资增长4.3%，计划为5%，一般公共预算收入9亿元，增长4.6%，完成计划的101%。\n';
const rowsOf = (text: string) =>
  tablesOf(structureOf(readPlain(REVIEW + text))).headlines.rows.map(({ name, last, plan }) =>
    [name, last, plan].join(' '),
  );

it('takes a paragraph of indicators under a heading of targets for the targets', () => {
  const rows = rowsOf(
    '二、2024年主要目标\n地区生产总值增长6%左右；固定资产投资增长5%；一般公共预算收入增长4%；新建公路80公里。\n',
  );
  expect(rows).toContain('地区生产总值 6.1% 6%左右');
  expect(rows).toContain('一般公共预算收入 4.6% 4%');
});

it('takes no paragraph of works under such a heading for them', () => {
  expect(rowsOf('二、2024年主要目标\n新建公路80公里，改造小区12个，新增学位800个。\n')).toContain(
    '地区生产总值 6.1% ',
  );
});

it('says of what was planned, and of what came of the plan, that it is so', () => {
  const rows = rowsOf('');
  expect(rows).toContain('固定资产投资计划 5% ');
  expect(rows).toContain('一般公共预算收入完成计划 101% ');
});

it('says of points by which a rate is to rise that they are so many, and no rate', () => {
  expect(
    rowsOf('二、2024年目标\n预期目标是：地区生产总值增长6%，常住人口城镇化率提高1.5个百分点。\n'),
  ).toContain('常住人口城镇化率提高  1.5个百分点');
});
