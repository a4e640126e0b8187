import { expect, test } from 'vitest';
import { bindChart } from '../../../src/chart/data/bind.js';
import { BUDGET, MONTHS, PERIODS, REGIONS } from '../../support/general-tables.js';
import { errorsOf, reportOfTables } from '../../support/loaded-tables.js';

const SHEETS = { 用电: MONTHS, 主要指标表: PERIODS, 预算: BUDGET, 区域: REGIONS };

const chartOf = (spec: string) => `charts:\n  - { name: a, at: tables, title: 图, alt: 图, ${spec} }\n`;

/** What a chart of these tables draws: the places along its axis, and each series with its figures. */
function drawn(spec: string) {
  const report = reportOfTables(SHEETS, chartOf(spec));
  const [chart] = report.pack.charts;
  if (!chart) throw new Error('no chart');
  const { chart: bound, diagnostics } = bindChart(chart, report);
  expect(diagnostics).toEqual([]);
  return {
    unit: bound?.unit,
    places: bound?.categories.map(({ label }) => label),
    series: bound?.series.map(({ name, texts }) => [name, ...texts]),
  };
}

test('periods that run down are the places, in order of time, and the columns named are the series', () => {
  expect(drawn('type: line, rows: { table: 用电 }, series: [{ column: 工业用电量/总量 }]')).toEqual({
    unit: '万千瓦时',
    places: ['2024年8月', '2024年9月', '2025年8月', '2025年9月'],
    series: [['总量', '3980', '3871', '4205', '3690']],
  });
});

test('without series the plain figures of one unit are drawn, and not what is reckoned from them', () => {
  expect(drawn('type: line, rows: { table: 用电 }').series?.map(([name]) => name)).toEqual([
    '工业用电量总量',
    '全社会用电量',
  ]);
});

test('a head over several columns is all of them, and one at the foot of several too', () => {
  expect(drawn('type: bar, rows: { table: 区域 }, series: [{ column: 工业 }]')).toEqual({
    unit: '万元',
    places: ['城关镇', '石门镇', '云岭乡', '茶坞乡'],
    series: [
      ['2024年', '560', '330', '20', '30'],
      ['2025年', '600', '350', '25', '28'],
    ],
  });
  expect(drawn('type: bar, rows: { table: 区域 }, series: [{ column: 2025年 }]').series).toEqual([
    ['农业', '130', '82', '52', '50'],
    ['工业', '600', '350', '25', '28'],
  ]);
});

test('rows are the outermost without totals, or those of a name, under a name, of a level', () => {
  const placesOf = (rows: string) =>
    drawn(`type: bar, rows: { table: 预算${rows} }, series: [{ column: 执行数 }]`).places;
  expect(placesOf('')).toEqual(['税收收入', '非税收入', '退税']);
  expect(placesOf(', level: 1')).toEqual(['增值税', '企业所得税', '增值税', '其他']);
  expect(placesOf(', groups: [税收收入]')).toEqual(['增值税', '企业所得税']);
  expect(placesOf(', ids: [收入合计, 退税/增值税]')).toEqual(['收入合计', '增值税']);
});

test('a name that there is none of, or several, is told', () => {
  const codes = (spec: string) => errorsOf(SHEETS, chartOf(spec)).map(({ code }) => code);
  expect(codes('type: bar, rows: { table: 预算, ids: [增值税] }, series: [{ column: 执行数 }]')).toEqual([
    'ambiguous-id',
  ]);
  expect(codes('type: bar, rows: { table: 预算 }, series: [{ column: 决算数 }]')).toEqual(['unknown-column']);
  expect(codes('type: bar, rows: { table: 预算, groups: [支出] }, series: [{ column: 执行数 }]')).toEqual([
    'unknown-group',
  ]);
  expect(codes('type: bar, panels: groups, rows: { table: 预算 }, series: [{ column: 执行数 }]')).toEqual([
    'chart-undrawn',
  ]);
});
