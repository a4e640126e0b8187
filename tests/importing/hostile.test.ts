import { describe, expect, it } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.ts';
import { importReport } from '../../src/importing/index.ts';
import { cases } from '../support/daily.ts';
import { processorTime } from '../support/processor-time.ts';

const HEAD =
  '政府工作报告\n——2024年1月16日在云溪县第十八届人民代表大会会议上\n各位代表：\n一、2023年工作回顾\n';
const MOST_SECONDS = cases(3, 5);
/** Texts are as long as a report may be in a thorough run, and half as long each day, in half the time. */
const SHARE = cases(0.5, 1);
const repeated = (text: string, times: number) => text.repeat(times * SHARE);

/** Texts that make a careless reader look at everything from everywhere. */
const texts: Readonly<Record<string, string>> = {
  'one sentence without an end': repeated('增长8%，', 30_000),
  'one number': repeated('1', 140_000),
  'one row of figures': `增长${repeated('5%、', 40_000)}`,
  'ranges without an end': repeated('5%—6%—7%、', 14_000),
  'rises without an end': repeated('由5个从', 30_000),
  'projects without an end': repeated('（1）投资5亿元的甲项目', 10_000),
  'targets without an end': repeated('预期目标是：', 20_000),
  'tasks without an end': `二、2024年工作安排\n${repeated('十件实事：', 20_000)}`,
  'fields that break off': repeated(' eq \\o\\ac(○,', 10_000),
  'quotes that don’t close': `${repeated('“', 100_000)}5个企业`,
  'names without an end': `地区生产总值${repeated('、甲乙丙', 30_000)}分别增长5%、6%`,
};

describe.each(Object.entries(texts))('a report with %s', (_, text) => {
  it('is imported or refused in good time', async () => {
    const spentMs = processorTime();
    await importReport('a.txt', new TextEncoder().encode(HEAD + text)).catch((problem) => {
      if (!(problem instanceof ReportError)) throw problem;
    });
    expect(spentMs()).toBeLessThan(MOST_SECONDS * 1000);
  });
});

it('refuses a text longer than any report', async () => {
  const bytes = new TextEncoder().encode(HEAD + '我们要努力工作。'.repeat(40_000));
  await expect(importReport('a.txt', bytes)).rejects.toThrow('The report is too long');
});
