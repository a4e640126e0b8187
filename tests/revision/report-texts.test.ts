import { describe, expect, it } from 'vitest';
import { memoryWorkspace } from '../../src/app/open-workspace.js';
import { readManuscript } from '../../src/importing/manuscript/read.js';
import { changedParagraphs } from '../../src/revision/report-texts.js';
import { readPdf, withoutSpaces } from '../support/pdf-text.js';

const TEXT = `政府工作报告
——2022年1月8日在甲县人大会议上
各位代表：
一、工作回顾
地区生产总值增长8%，投资增长9%。
修路3公里。
二、工作安排
修桥一座。
办好实事。
`;

const paragraphs = async (text: string) => (await readManuscript('报告.txt', Buffer.from(text))).value;
const changed = async (after: string) => {
  const found = changedParagraphs(await paragraphs(TEXT), await paragraphs(after));
  return found.map(({ heading, before, after }) => [heading, before, after]);
};

describe('the paragraphs of the report that differ', () => {
  it('are told by the heading they stand under, with the clauses that do', async () => {
    expect(await changed(TEXT.replace('增长8%', '增长8.5%').replace('修桥一座', '修桥两座'))).toEqual([
      ['一、工作回顾', '地区生产总值增长8%，……', '地区生产总值增长8.5%，……'],
      ['二、工作安排', '修桥一座。', '修桥两座。'],
    ]);
  });

  it('are those alone that came or went, wherever others stand', async () => {
    expect(
      await changed(TEXT.replace('修路3公里。', '植树千亩。\n修路3公里。').replace('办好实事。\n', '')),
    ).toEqual([
      ['一、工作回顾', '', '植树千亩。'],
      ['二、工作安排', '办好实事。', ''],
    ]);
    expect(await changed(TEXT)).toEqual([]);
  });
});

it('marks a figure of the text with its cell, and a paragraph that reads otherwise', async () => {
  const pack = 'title: 政府工作报告\nissuer: 甲县人民政府\ndate: 2022-01-08\n';
  const table = (growth: string) =>
    `编号,指标,单位,2021年实绩,出处,原文\ngdp,地区生产总值,%,${growth},一,地区生产总值增长${growth}\n`;
  const workspace = (growth: string, text: string) =>
    memoryWorkspace(
      { 'pack.yaml': pack, 'indicators.csv': table(growth), 'report/报告.txt': text },
      { name: 'jia' },
    );
  const before = workspace('8%', TEXT);
  const after = workspace('8.5%', TEXT.replace('增长8%', '增长8.5%').replace('修桥一座', '修桥两座'));
  const { artifacts, unchanged } = await after.build({ edition: 'report', since: before });
  expect(unchanged).toEqual([]);
  const pages = await readPdf(artifacts[0]?.bytes as Uint8Array);
  const last = withoutSpaces(
    pages
      .at(-1)
      ?.lines.map(({ text }) => text)
      .join('') ?? '',
  );
  expect(last).toContain('8.5%');
  expect(last).toContain('修桥两座');
  const same = await workspace('8%', TEXT).build({ edition: 'report', since: before });
  expect(same.unchanged).toEqual(['report']);
});

it('is warned of where a row has another figure than the text', async () => {
  const pack = 'title: 政府工作报告\nissuer: 甲县人民政府\ndate: 2022-01-08\n';
  const table = '编号,指标,单位,2021年实绩,出处,原文\ngdp,地区生产总值,%,7%,一,地区生产总值增长7%\n';
  const files = { 'pack.yaml': pack, 'indicators.csv': table, 'report/报告.txt': TEXT };
  const { warnings } = await memoryWorkspace(files, { name: 'jia' }).build({ edition: 'report' });
  const [one] = warnings.filter(({ code }) => code === 'report-figure-changed');
  expect(one?.place).toMatchObject({ file: 'jia/indicators.csv', line: 2 });
  expect(one?.message.zh).toContain('7% → 8%');
});
