import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../../src/app/pipeline.js';
import { openProject } from '../../../src/core/project.js';
import type { Report } from '../../../src/report/report.js';
import { figureName } from '../../../src/report/value.js';
import { changesSince } from '../../../src/revision/corrections/changed-figures.js';
import { correctionCount, correctionsOf } from '../../../src/revision/corrections/corrections.js';
import { correctionFacts } from '../../../src/revision/facts.js';
import type { PackPages } from '../../../src/revision/pack-pages.js';
import { packPagesOf } from '../../support/pack-pages.js';
import { CHECKOUT, copyData, edit, LEPING, temporaryFolder } from '../../support/packs.js';
import { smallReport } from '../../support/report.js';
import { world } from '../../support/world.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let before: Report;
let after: Report;
let handout: PackPages;
let brief: PackPages;

beforeAll(async () => {
  folder = await temporaryFolder();
  const old = await copyData(LEPING, folder.path);
  await edit(join(old, 'projects.csv'), '永泰汽摩配,已开工,77,', '永泰汽摩配,已开工,67,');
  await edit(join(old, 'works.csv'), '\nw02,', '\nw02x,');
  await edit(join(old, 'pack.yaml'), '实现跨铁路大桥竣工、', '实现跨铁路大桥完工、');
  before = await readReport(openProject(world, { dataFolder: old, workingFolder: CHECKOUT }));
  const { report, pagesOf } = await packPagesOf(LEPING, 'handout', 'brief');
  after = report;
  [handout, brief] = [pagesOf('handout'), pagesOf('brief')];
});
afterAll(() => folder.remove());

const corrections = (pages: PackPages) => correctionsOf({ report: before, name: '原稿' }, after, pages);

describe('the corrections of a handout', () => {
  test('tell each figure with its table, what it was and is, and its pages', () => {
    expect(corrections(handout).figures).toEqual([
      {
        where: '表6',
        item: '永泰智能汽摩配工业小镇项目',
        column: '投资（亿元）',
        before: '67',
        after: '77',
        // the chart that draws it, and the annex
        pages: expect.stringMatching(/^\d+、\d+$/),
      },
    ]);
  });

  test('tell what follows from it apart, and only what is printed', () => {
    const derived = corrections(handout).derived.map(({ item, column, before, after }) =>
      [item, column, before, after].join(' '),
    );
    expect(derived).toContain('合计 投资 467 477');
    expect(derived).toContain('已开工小计 投资 272 282');
    expect(derived).toContain(
      '江苏方圆化工年产15万吨新材料芳纶和5万吨新能源六氟磷酸锂项目 投资占比 21.6% 21.2%',
    );
    // twelve shares have changed, one of them stands in a sentence
    expect(derived.filter((line) => line.includes('占比'))).toHaveLength(1);
  });

  test('tell rows that only one state has, what they say, and pages of those that are there', () => {
    const { added, removed } = corrections(handout);
    expect(added.map(({ item, after, pages }) => [item, after, pages !== ''])).toEqual([
      ['206国道北线改造', '分组：交通；2021年进展：进行谋划、协调和调度', true],
    ]);
    expect(removed.map(({ item, before, pages }) => [item, before, pages])).toEqual([
      ['206国道北线改造', '分组：交通；2021年进展：进行谋划、协调和调度', ''],
    ]);
  });

  test('tell texts by the heading over them, figures filled in, and charts drawn anew', () => {
    const { texts, charts } = corrections(handout);
    expect(texts.map(({ where, item }) => where + item)).toEqual(['正文“其他项目与事项”第2段']);
    expect(texts[0]?.after).toContain('实现跨铁路大桥竣工');
    expect(texts[0]?.after).not.toContain('{{');
    expect(charts.map(({ where }) => where)).toEqual(['图2']);
  });

  test('are numbered through in print, and summed up', () => {
    const facts = correctionFacts(
      corrections(handout),
      { report: before, name: 'a' },
      { report: after, name: 'b' },
    );
    const { groups, summary, states } = facts.values.corrections as {
      groups: { lines: { number: string }[] }[];
      summary: string;
      states: string;
    };
    const numbers = groups.flatMap(({ lines }) => lines.map(({ number }) => Number(number)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(numbers).toHaveLength(correctionCount(corrections(handout)));
    expect(summary).toMatch(/^更正1处，增列1项，删去1项，随之变动的/);
    expect(states).toBe('原稿为“a”（数据日期2022年2月22日），更正稿为“b”（数据日期2022年2月22日）');
  });
});

test('an edition tells only of what it prints', () => {
  const { figures, added, texts } = corrections(brief);
  expect(figures).toHaveLength(1);
  expect([added, texts]).toEqual([[], []]);
});

test('a pack has nothing to correct in itself', () => {
  expect(correctionCount(correctionsOf({ report: after, name: '' }, after, handout))).toBe(0);
  const changes = changesSince(after, after, handout);
  expect(changes).toEqual({ figures: [], texts: [], drawings: [] });
});

test('a column that only one state has is told once, and a table that is gone row by row', () => {
  const indicators = `编号,指标,分组,单位,2021年实绩,说明,出处,原文
gdp,地区生产总值,总量,%,8.5%,,一,增长8.5%
`;
  const [full, less] = [smallReport(), smallReport({ indicators })];
  const { indicators: _, ...tables } = full.tables;
  const pages = { ...handout, figures: [figureName('cell', 'gdp', '2021年实绩')], figure: () => ['3'] };
  const told = (before: Report, after: Report) => correctionsOf({ report: before, name: '' }, after, pages);
  expect(told(less, full).added[0]?.item).toBe('“2022年目标”一列');
  expect(told(full, less).removed.map(({ item }) => item)).toEqual([
    '“2022年目标”一列',
    '外贸出口',
    '新增就业',
    '居民收入',
  ]);
  expect(told(full, { ...full, tables }).removed.map(({ item }) => item)).toContain('地区生产总值');
});
