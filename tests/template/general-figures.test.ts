import { describe, expect, test } from 'vitest';
import { BUDGET, MONTHS, PERIODS } from '../support/general-tables.js';
import { errorsOf, reportOfTables } from '../support/loaded-tables.js';
import { markupOf } from '../support/templates.js';

const SHEETS = { 用电: MONTHS, 主要指标表: PERIODS, 预算: BUDGET };

const reportOf = (pack = '') => reportOfTables(SHEETS, pack);

/** What is wrong with a sentence of the pack: the code and the hint of each mistake. */
function faultsOf(sentence: string): string[] {
  const found = errorsOf(SHEETS, `narrative:\n  glance:\n    - '${sentence}'\n`);
  return found.map(({ code, hint }) => `${code} ${hint?.zh ?? ''}`);
}

const report = reportOf();

function printed(template: string, of = report): string {
  return markupOf(template, of)
    .replace(/<num prefix="(.*?)" digits="(.*?)" unit="(.*?)" qualifier="(.*?)"\/>/g, '$1$2$3$4')
    .replace(/<\/?passage[^>]*>/g, '');
}

describe('a figure of any table is found by the names of its row and its column', () => {
  test.each([
    // a row and a head, with the table or without
    ['预算/企业所得税', '执行数', '3.0亿元'],
    ['企业所得税', '完成预算%', '100.0%'],
    ['企业所得税', '完成预算', '100.0%'],
    ['预算/税收收入', '预算数', '6.0亿元'],
    // a name that stands twice, by what it stands under
    ['预算/税收收入/增值税', '执行数', '2.9亿元'],
    ['退税/增值税', '执行数', '−0.3亿元'],
    // periods across, however they are written, with the head below or without
    ['地区生产总值', '2025年1—9月/绝对额', '86.4亿元'],
    ['地区生产总值', '2025年1-9月', '86.4亿元'],
    ['主要指标表/税收收入', '2025年1至9月', '4.4亿元'],
    ['地区生产总值', '同比增长', '6.3%'],
    ['主要指标表/一般公共预算收入', '2025年9月', '0.71亿元'],
    // periods down: the indicator first or the period first
    ['用电/全社会用电量', '2025年8月', '6755万千瓦时'],
    ['用电/2025年8月', '全社会用电量', '6755万千瓦时'],
    ['工业用电量', '2025年9月', '3690万千瓦时'],
    ['工业用电量/同比', '2025年9月', '−4.7%'],
    ['用电/2025年9月', '工业用电量/同比（%）', '−4.7%'],
  ])('%s, %s', (row, column, figure) => {
    const call = `{{figure "${row}" "${column}"}}`;
    expect(faultsOf(call)).toEqual([]);
    expect(printed(call)).toBe(figure);
  });

  test('of several none is taken, and all are told', () => {
    expect(faultsOf('{{figure "预算/增值税" "执行数"}}')[0]).toMatch(
      /^ambiguous-column 写明是哪一个：预算\/一、税收收入\/增值税、预算\/三、退税\/增值税。$/,
    );
    expect(faultsOf('{{figure "税收收入" "2025年"}}')[0]).toMatch(/^unknown-column /);
  });

  test('a name that there is none of comes with the nearest', () => {
    expect(faultsOf('{{figure "预算/企业所得说" "执行数"}}')).toEqual([
      'unknown-id 是不是“预算/企业所得税”？',
    ]);
    expect(faultsOf('{{figure "预算/企业所得税" "执行额"}}')).toEqual(['unknown-column 是不是“执行数”？']);
    expect(faultsOf('{{figure "用电/全社会用电量" "2025年7月"}}')).toEqual([
      'unknown-column 是不是“2025年8月”？',
    ]);
  });

  test('what a column says of its result or plan is no period alone', () => {
    expect(faultsOf('{{figure "地区生产总值" "2025年1-9月预算"}}')[0]).toMatch(/^unknown-column/);
  });
});

describe('growth and difference are those of the same period of the year before', () => {
  test.each([
    ['{{growth "用电/工业用电量/总量" "2025年9月"}}', '下降4.7%'],
    ['{{growth "用电/2025年8月" "工业用电量/总量"}}', '增长5.7%'],
    ['{{change "主要指标表/地区生产总值"}}', '增加5.2亿元'],
    ['{{growth "主要指标表/地区生产总值"}}', '增长6.4%'],
    ['{{difference "工业用电量" "2025年8月"}}', '+225万千瓦时'],
  ])('%s', (call, words) => {
    expect(faultsOf(call)).toEqual([]);
    expect(printed(call)).toBe(words);
  });

  test('there is none where nothing earlier is', () => {
    expect(faultsOf('{{growth "工业用电量" "2024年9月"}}')[0]).toMatch(/^no-difference/);
    expect(faultsOf('{{growth "预算/企业所得税"}}')[0]).toMatch(/^no-difference/);
  });
});

describe('a card', () => {
  const CARD =
    '{{#each (highlights) as |card|}}{{card.label}}|{{card.digits}}{{card.unit}}|{{card.change}}|{{card.foot}}|{{#each card.bars as |bar|}}{{bar.year}} {{bar.value}} {{bar.stage}};{{/each}}\n{{/each}}';

  test('has no bars where most others have none', () => {
    const of = reportOf('highlights: [地区生产总值, 预算/企业所得税/执行数, 预算/税收收入/增值税/执行数]\n');
    expect(
      printed(CARD, of)
        .trim()
        .split('\n')
        .map((card) => card.split('|').at(-1)),
    ).toEqual(['', '', '']);
  });

  test('is of the last figure of a row or a column, of the same part of each year', () => {
    const of = reportOf('highlights: [地区生产总值, 用电/工业用电量/总量, 预算/企业所得税/执行数]\n');
    expect(printed(CARD, of).trim().split('\n')).toEqual([
      '地区生产总值|86.4亿元|同比增长6.3%|2025年1—9月|2024年1—9月 81.2 past;2025年1—9月 86.4 shown;',
      '总量|3690万千瓦时|同比下降4.7%|2025年9月|2024年9月 3871 past;2025年9月 3690 shown;',
      '企业所得税|3.0亿元||执行数|',
    ]);
  });
});
