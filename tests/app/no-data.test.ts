import { describe, expect, test } from 'vitest';
import { memoryWorkspace } from '../../src/app/open-workspace.js';
import type { ReportError } from '../../src/core/diagnostics.js';

const pack = { title: '2025年主要指标', issuer: '某市统计局', date: '2026-01-20' };
const sheet = [
  ['指标', '单位', '2024年', '2025年'],
  ['地区生产总值', '亿元', '1000', '1062'],
];
const REPORT = '# 政府工作报告\n\n各位代表：\n\n## 一、工作回顾\n\n增长8%。\n';

const built = async (files: Parameters<typeof memoryWorkspace>[0], edition?: string) => {
  const { artifacts } = await memoryWorkspace(files, { name: '包' }).build(edition ? { edition } : {});
  return artifacts.map(({ name, pages }) => [name, pages] as const);
};

describe('an edition of tables and text', () => {
  test('is not made of a folder that has neither: a cover alone would look like a pack', async () => {
    const codes = (edition?: string) =>
      built({ 'pack.yaml': pack }, edition).catch((error: ReportError) =>
        error.diagnostics.map(({ code }) => code),
      );
    expect(await codes()).toEqual(['no-data']);
    expect(await codes('brief')).toEqual(['no-data']);
  });

  test('tells what was found in the data, and that a report is imported', async () => {
    const page = new TextEncoder().encode(
      '<html><body><p>全年增长6%。</p><table><tr><td>一</td></tr></table></body></html>',
    );
    const error = await built({ 'pack.yaml': pack, '公报.html': page }).catch(
      (problem: ReportError) => problem.diagnostics,
    );
    expect(error).toMatchObject([
      { code: 'no-data', hint: { en: expect.stringMatching('briefing import') } },
      { severity: 'warning' },
    ]);
  });

  test('is left out beside those of the report', async () => {
    const made = await built({ 'pack.yaml': pack, 'report/报告.md': REPORT });
    expect(made.map(([name]) => name.replace(/-print/, ''))).not.toContain('包-handout.pdf');
    expect(made.map(([name]) => name)).toContain('包-report.pdf');
  });

  test('has neither contents nor a chapter of sources for a single table', async () => {
    expect(await built({ 'pack.yaml': pack, '指标.csv': sheet }, 'handout')).toEqual([
      // the cover, its back, the table
      ['包-handout.pdf', 3],
    ]);
  });
});

test('an edition that has to be named is made where it is one of several that are', async () => {
  const made = await built({ 'pack.yaml': pack, '指标.csv': sheet }, 'brief,gongwen');
  expect(made.map(([name]) => name)).toEqual(['包-brief.pdf', '包-gongwen.pdf']);
});
