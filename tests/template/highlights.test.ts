import { expect, test } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { smallReport } from '../support/report.js';
import { markupOf } from '../support/templates.js';

const HEAD = '编号,指标,分组,单位,2020年实绩,2021年实绩,2022年目标,说明,出处,原文\n';

/** The small pack with one indicator in these years. */
function reportOf(unit: string, ...years: readonly [string, string, string]): Report {
  return smallReport({ indicators: `${HEAD}gdp,生产总值,总量,${unit},${years.join(',')},,一,原文\n` });
}

function printed(template: string, report: Report): string {
  return markupOf(`{{#each (highlights) as |card|}}${template}{{/each}}`, report)
    .replace(/<num prefix="(.*?)" digits="(.*?)" unit="(.*?)" qualifier="(.*?)"\/>/g, '$1$2$3$4')
    .replace(/<\/?passage[^>]*>/g, '');
}

const FIGURE = '{{card.prefix}}|{{card.digits}}|{{card.unit}}';
const BARS = '{{#each card.bars as |bar|}}{{bar.year}} {{bar.value}} {{bar.stage}};{{/each}}';

test.each([
  ['%', ['8.3%', '8.5%', '7%以上'], '|8.5|%', '较上年+0.2个百分点', '2022年目标7%以上'],
  ['亿斤', ['12.6', '12.4', '12.5以上'], '|12.4|亿斤', '较上年−0.2亿斤', '2022年目标12.5亿斤以上'],
  ['%', ['7%', '7.0%', ''], '|7.0|%', '与上年持平', '2021年实绩'],
  ['—', ['3', '5', '6'], '|5|', '较上年+2', '2022年目标6'],
  // words and ranges are no figures to compare with, nor are figures that are not exact
  ['%', ['约8%', '8.5%', '完成下达任务'], '|8.5|%', '', '2022年目标完成下达任务'],
  ['%', ['5%', '约6%', '5%～7%'], '约|6|%', '', '2022年目标5%～7%'],
  ['%', ['', '8.5%', '7%'], '|8.5|%', '', '2022年目标7%'],
  // an older figure, and one that is only aimed at, say of when they are
  ['%', ['8.1%', '', '7%'], '|8.1|%', '', '2020年实绩'],
  ['%', ['', '', '5.5%以内'], '|5.5|%以内', '', '2022年目标'],
] satisfies [string, [string, string, string], string, string, string][])(
  'a card of %s in %j',
  (unit, years, figure, change, foot) => {
    const report = reportOf(unit, ...years);
    expect(printed(FIGURE, report)).toBe(figure);
    expect(printed('{{card.change}}', report)).toBe(change);
    expect(printed('{{card.foot}}', report)).toBe(foot);
  },
);

test.each([
  ['%', '8.3%', '8.5%', '比上年提高0.2个百分点'],
  ['亿斤', '12.6', '12.4', '比上年减少0.2亿斤'],
  ['%', '7%', '7.0%', '与上年持平'],
])('in a sentence a change of %s is told in words, not by a sign', (unit, before, last, words) => {
  expect(printed('{{card.changeInWords}}', reportOf(unit, before, last, ''))).toBe(words);
});

test('bars are the figures of all years, with what each is; a year without a number is a gap', () => {
  expect(printed(BARS, reportOf('%', '8.3%', '8.5%', '7%以上'))).toBe(
    '2020 8.3 past;2021 8.5 shown;2022 7 planned;',
  );
  expect(printed(BARS, reportOf('%', '−3.2%', '', '7%'))).toBe('2020 -3.2 shown;2021  past;2022 7 planned;');
  // one figure alone has nothing to stand beside
  expect(printed(BARS, reportOf('%', '', '', '5%'))).toBe('');
});

const PACK = 'title: 简报\nmeeting: 会\nissuer: 府\ndate: 2025-05-08\neditions: [plain]\nhighlights: [gdp]\n';

const quarters = '2024年实绩,2024年一季度,2025年一季度,2025年目标';
const ofQuarters = (unit: string, figures: string) => {
  const indicators = `编号,指标,单位,${quarters},出处,原文\ngdp,生产总值,${unit},${figures},一,原文\n`;
  return smallReport({ indicators }, PACK);
};

test('a card of a quarter compares it with that of the year before', () => {
  const report = ofQuarters('亿元', '110,24,26.5,120以上');
  expect(printed(FIGURE, report)).toBe('|26.5|亿元');
  expect(printed('{{card.change}} {{card.foot}}', report)).toBe('较上年同期+2.5亿元 2025年目标120亿元以上');
  expect(printed(BARS, report)).toBe('2024年一季度 24 past;2025年一季度 26.5 shown;');
});

test('the months of one year stand side by side where there are no earlier ones', () => {
  const months = '2025年1月,2025年2月,2025年1—2月';
  const indicators = `编号,指标,单位,${months},出处,原文\ngdp,用电量,亿度,1,2,3,一,原文\n`;
  expect(printed(BARS, smallReport({ indicators }, PACK))).toBe('');
  const report = smallReport({ indicators: indicators.replace('2025年1—2月', '2025年3月') }, PACK);
  expect(printed(BARS, report)).toBe('2025年1月 1 past;2025年2月 2 past;2025年3月 3 shown;');
});

test('bars are left out where a chart draws what they would', () => {
  const chart = (at: string, id: string) =>
    `charts:\n  - { name: c, at: ${at}, type: bar, title: 图, alt: 图, rows: { table: indicators, ids: [${id}] }, series: [{ column: 2021年实绩 }] }\n`;
  const indicators = `${HEAD}gdp,生产总值,总量,%,8.3%,8.5%,7%,,一,原文\ntax,税收,总量,%,1%,2%,3%,,一,原文\n`;
  const barsWith = (charts: string) => printed(BARS, smallReport({ indicators }, PACK + charts));
  expect(barsWith('')).not.toBe('');
  expect(barsWith(chart('indicators', 'gdp'))).toBe('');
  expect(barsWith(chart('glance', 'tax'))).toBe('');
  expect(barsWith(chart('indicators', 'tax'))).not.toBe('');
});

test('one year alone has no bars, and says of when it is', () => {
  const sheet = '编号,指标,分组,单位,2021年实绩,说明,出处,原文\ngdp,生产总值,总量,%,8.5%,,一,原文\n';
  expect(printed(`${BARS}{{card.foot}}`, smallReport({ indicators: sheet }))).toBe('2021年实绩');
});
