import { describe, expect, test } from 'vitest';
import { smallReport } from '../support/report.js';
import { markupOf } from '../support/templates.js';

const PACK = `title: 简报
meeting: 会
issuer: 府
date: 2022-02-22
editions: [plain]
`;

/** The heads of the years of a table with these columns: title, columns, rows; then the second row. */
function headsOf(...years: readonly string[]): string {
  const cells = years.map((_, index) => `${index + 1}%`);
  const indicators = `编号,指标,分组,单位,${years.join()},说明,出处,原文\ngdp,总值,总,%,${cells.join()},,一,${cells.join('；')}\n`;
  const template =
    '{{#with (yearHeads tables.indicators) as |years|}}' +
    '{{#each years.heads as |head|}}{{head.title}} {{head.columns}}×{{head.rows}}；{{/each}}' +
    '{{#each years.below as |title|}}{{title}}，{{/each}}{{/with}}{{changeHead tables.indicators}}';
  return markupOf(template, smallReport({ indicators }, PACK));
}

describe('the heads of year columns', () => {
  test.each([
    ['one year', ['2025年实绩'], '2025年实绩 1×1；增减'],
    ['two years stand side by side', ['2025年实绩', '2026年目标'], '2025年实绩 1×1；2026年目标 1×1；增减'],
    [
      'years of one measure come under it, and the change says with which it compares',
      ['2023年实绩', '2024年实绩', '2025年实绩', '2026年目标'],
      '实绩 3×1；2026年目标 1×2；2023年，2024年，2025年，比2025年<br/>增减',
    ],
    ['two years of one measure too', ['2024年实绩', '2025年实绩'], '实绩 2×1；2024年，2025年，增减'],
    [
      'measures that alternate come under their years',
      ['2025年目标', '2024年目标', '2024年实绩', '2025年实绩'],
      '2024年 2×1；2025年 2×1；实绩，目标，实绩，目标，2025年实绩<br/>比2024年增减',
    ],
    [
      'years and measures that differ all stand alone',
      ['2023年实绩', '2024年完成', '2025年目标'],
      '2023年实绩 1×1；2024年完成 1×1；2025年目标 1×1；比2024年<br/>增减',
    ],
    [
      'a quarter of two years stands under its own head',
      ['2024年一季度', '2025年一季度', '2025年目标'],
      '2024年一季度 1×2；2025年 2×1；一季度，目标，2025年一季度<br/>比2024年一季度增减',
    ],
    [
      'quarters of one measure come under it',
      ['2024年1—9月完成', '2025年1—9月完成'],
      '完成 2×1；2024年1—9月，2025年1—9月，增减',
    ],
    ['parts of a year come under it', ['2025年一季度', '2025年上半年'], '2025年 2×1；一季度，上半年，增减'],
  ])('%s', (_, years, expected) => {
    expect(headsOf(...years)).toBe(expected);
  });
});
