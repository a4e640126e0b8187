import { describe, expect, test } from 'vitest';
import { bindChart } from '../../../src/chart/data/bind.js';
import type { ChartSpec } from '../../../src/dataset/chart-spec.js';
import { reportOf, specOf, type TestRow } from '../report.js';
import { courses, indicators, projects } from '../samples.js';

const investment = '投资（亿元）';

function bound(spec: ChartSpec, report = projects) {
  const { chart, diagnostics } = bindChart(spec, report);
  expect(diagnostics).toEqual([]);
  if (!chart) throw new Error('no chart');
  return chart;
}

const codes = (spec: ChartSpec, report = projects) =>
  bindChart(spec, report).diagnostics.map(({ code }) => code);

describe('rows', () => {
  test('of the whole table in its order, gaps and all', () => {
    const chart = bound(specOf('bar', [investment]));
    expect(chart.categories).toHaveLength(12);
    expect(chart.series[0]?.values).toEqual([68, 77, 50, 22, 22, 23, 20, 53, 21, 20, 101, null]);
    expect(chart.series[0]?.texts.at(-1)).toBe('');
    expect(chart.notes).toEqual(['“—”表示没有数据。']);
  });

  test('whose unit is a dash have none', () => {
    const ratio = reportOf(['2024年实绩'], [{ label: '城乡居民收入比', unit: '—', cells: ['1.82'] }]);
    const chart = bound(specOf('small-multiples', ['2024年实绩']), ratio);
    expect(chart.categories.map(({ unit }) => unit)).toEqual(['']);
  });

  test('by ids, in the order of the ids', () => {
    const chart = bound(specOf('bar', [investment], { rows: { ids: ['r3', 'r1'] } }));
    expect(chart.series[0]?.texts).toEqual(['50', '68']);
  });

  test('of some groups, which stay in the order of the table however rows are sorted', () => {
    const one = bound(specOf('bar', [investment], { rows: { groups: ['预开工'], complete: true } }));
    expect(one.series[0]?.texts).toEqual(['53', '21', '20', '101']);
    const all = bound(specOf('bar', [investment], { rows: { sort: investment } }));
    expect(all.categories[0]?.group).toBe('预开工');
    expect(all.groups).toEqual(['已开工', '预开工']);
  });

  test('sorted, largest first and gaps last', () => {
    const chart = bound(specOf('bar', [investment], { rows: { sort: investment } }));
    expect(chart.series[0]?.values).toEqual([101, 77, 68, 53, 50, 23, 22, 22, 21, 20, 20, null]);
  });

  test('smallest first, gaps still last', () => {
    const rows = { sort: investment, order: 'ascending' } as const;
    const { values } = bound(specOf('bar', [investment], { rows })).series[0] ?? {};
    expect(values).toEqual([20, 20, 21, 22, 22, 23, 50, 53, 68, 77, 101, null]);
  });

  test('exchanged with the columns: years along the axis, by their year alone if of one measure', () => {
    const years = ['2019年实绩', '2020年实绩', '2021年实绩'];
    const chart = bound(specOf('bar', years, { swap: true }), courses);
    expect(chart.categories.map(({ label }) => label)).toEqual(['2019年', '2020年', '2021年']);
    expect(chart.series.map(({ name }) => name)).toEqual([
      '地区生产总值',
      '固定资产投资',
      '社会消费品零售总额',
    ]);
    expect(chart.series[1]?.values).toEqual([9.5, null, 9.4]);
    const rows = { ids: ['r1', 'r2'] };
    const mixed = bound(specOf('bar', ['2021年实绩', '2022年目标'], { swap: true, rows }), indicators);
    expect(mixed.categories.map(({ label }) => label)).toEqual(['2021年实绩', '2022年目标']);
    expect(bound(specOf('line', years), courses).series).toHaveLength(3);
    expect(bound(specOf('line', years, { swap: false }), courses).categories).toHaveLength(3);
  });

  test('a line runs along quarters as along years', () => {
    const quarters = ['2024年四季度', '2025年一季度', '2025年二季度'];
    const report = reportOf(quarters, [{ label: '甲', cells: ['1', '2', '3'] }]);
    const { categories } = bound(specOf('line', quarters), report);
    expect(categories.map(({ label }) => label)).toEqual(quarters);
  });

  test('the first N, and the exact sum of the others', () => {
    const report = reportOf(
      [investment],
      [
        { label: '甲', cells: ['0.5'] },
        { label: '乙', cells: ['0.1'] },
        { label: '丙', cells: ['0.2'] },
      ],
    );
    const chart = bound(specOf('bar', [investment], { rows: { sort: investment, top: 1 } }), report);
    expect(chart.categories.map(({ label }) => label)).toEqual(['甲', '其他']);
    expect(chart.series[0]?.texts).toEqual(['0.5', '0.3']);
    expect(chart.series[0]?.shares).toEqual(['62.5', '37.5']);
    expect(chart.notes).toEqual(['其他为其余2项合计。']);
  });

  test('percentages are not summed up', () => {
    const chart = bound(specOf('bar', ['2021年实绩'], { rows: { top: 2 } }), indicators);
    expect(chart.categories.map(({ label }) => label)).toEqual(['地区生产总值', '规模以上工业增加值']);
  });

  test('labelled by a column of short names where it has one', () => {
    const report = reportOf(
      ['简称', investment],
      [
        { label: '江西赢成新材料锂电池电解液产业基地项目', cells: ['赢成', '53'] },
        { label: '瑞盛制药', cells: ['', '1'] },
      ],
    );
    const chart = bound(specOf('bar', [investment], { rows: { label: '简称' } }), report);
    expect(chart.categories.map(({ label }) => label)).toEqual(['赢成', '瑞盛制药']);
  });
});

describe('figures', () => {
  test('keep their digits, sign and qualifier', () => {
    const chart = bound(specOf('dumbbell', ['2021年实绩', '2022年目标'], { unit: '%' }), indicators);
    expect(chart.series[0]?.texts.slice(0, 2)).toEqual(['8.5%', '11.0%']);
    expect(chart.series[1]?.texts.slice(0, 2)).toEqual(['7%以上', '8%以上']);
    expect(chart.notes).toEqual(['“以上”按下限，“左右”按中值标示。']);
  });

  test('keep a unit that is not the one stated', () => {
    const report = reportOf(
      ['2021年实绩'],
      [
        { label: '粮食', unit: '万亩', cells: ['94.01'] },
        { label: '蔬菜', unit: '万亩', cells: ['3万亩以上'] },
      ],
    );
    const texts = (unit?: string) =>
      bound(specOf('bar', ['2021年实绩'], unit === undefined ? {} : { unit }), report).series[0]?.texts;
    expect(texts()).toEqual(['94.01', '3万亩以上']);
    expect(texts('亩')).toEqual(['94.01万亩', '3万亩以上']);
  });

  test('of a range stand in its middle', () => {
    const report = reportOf(['2022年目标'], [{ label: '增速', unit: '%', cells: ['5%～7%'] }]);
    const chart = bound(specOf('bar', ['2022年目标']), report);
    expect(chart.series[0]).toMatchObject({ values: [6], texts: ['5%～7%'] });
  });

  test('are rounded by the format only, with a note', () => {
    const report = reportOf([investment], [{ label: '甲', cells: ['1234.56'] }]);
    const format = { decimals: 1, thousands: true };
    const chart = bound(specOf('bar', [investment], { format }), report);
    expect(chart.series[0]).toMatchObject({ values: [1234.56], texts: ['1,234.6'] });
    expect(chart.notes).toEqual(['图中数字四舍五入，保留1位小数。']);
    expect(bound(specOf('bar', [investment], { format: { decimals: 2 } }), report).notes).toEqual([]);
    const sums = bound(specOf('stacked-bar', [investment], { format }), report);
    expect(sums.notes).toEqual(['图中数字四舍五入，保留1位小数，各项之和与合计或有尾差。']);
  });

  test('of ranges are 约, for nobody has stated what is between their ends', () => {
    const cells = (text: string, at: number): TestRow => ({
      id: `r${at}`,
      label: `项目${at}`,
      cells: [text],
    });
    const report = reportOf(['投资（亿元）'], ['5～7', '2'].map(cells));
    const [series] = bound(specOf('doughnut', ['投资（亿元）']), report).series;
    expect([series?.sum, series?.shares]).toEqual(['约8', ['约75.0', '约25.0']]);
  });

  test('that are all missing have no sum, not a sum of zero', () => {
    const parts = ['投资（亿元）', '产值（亿元）'];
    const report = reportOf(parts, [
      { label: '甲', cells: ['', ''] },
      { label: '乙', cells: ['0', ''] },
    ]);
    const chart = bound(specOf('stacked-bar', parts), report);
    expect(chart.categories.map(({ sum }) => sum)).toEqual(['', '0']);
    expect(chart.notes).toEqual(['没有数据的部分不在图中，未计入合计。']);
  });

  test('the chart states the unit where the spec does not', () => {
    expect(bound(specOf('bar', [investment])).unitToState).toBe('亿元');
    expect(bound(specOf('bar', [investment], { unit: '亿元' })).unitToState).toBe('');
  });
});

describe('what could not be told apart is an error', () => {
  const named = (count: number) => Array.from({ length: count }, (_, at) => `第${at + 1}组`);

  test('more groups than fills, unless they are not told apart', () => {
    const report = reportOf(
      [investment],
      named(7).map((group) => ({ label: group, group, cells: ['1'] })),
    );
    expect(codes(specOf('bar', [investment]), report)).toEqual(['chart-groups']);
    expect(codes(specOf('bar', [investment], { rows: { ungrouped: true } }), report)).toEqual([]);
    expect(codes(specOf('bar', [investment], { rows: { groups: named(6) } }), report)).toEqual([]);
  });

  test('more series than fills, and any that a type would leave out', () => {
    const columns = named(7).map((name) => `${name}（亿元）`);
    const report = reportOf(columns, [{ label: '甲', cells: columns.map(() => '1') }]);
    expect(codes(specOf('bar', columns), report)).toEqual(['chart-series']);
    expect(codes(specOf('dumbbell', columns.slice(0, 3)), report)).toEqual(['chart-series']);
    expect(codes(specOf('doughnut', columns.slice(0, 2)), report)).toEqual(['chart-series']);
  });
});

describe('nothing to show', () => {
  test('is an error that says why', () => {
    const empty = reportOf([investment], [{ label: '甲', cells: [''] }]);
    expect(codes(specOf('bar', [investment]), empty)).toEqual(['chart-empty']);
    expect(codes(specOf('bar', [investment], { rows: { complete: true } }), empty)).toEqual(['chart-empty']);
    const [found] = bindChart(specOf('bar', [investment]), empty).diagnostics;
    expect(found?.message.zh).toContain('都没有数字');
    expect(found?.place).toEqual({ file: 'pack.yaml', line: 1 });
  });

  test('figures of different units on one axis are an error too', () => {
    const mixed = reportOf(
      ['2021年实绩'],
      [
        { label: '增速', unit: '%', cells: ['8'] },
        { label: '产值', unit: '亿元', cells: ['9'] },
      ],
    );
    expect(codes(specOf('bar', ['2021年实绩']), mixed)).toEqual(['chart-units']);
    const rates = reportOf([investment, '增速（%）'], [{ label: '甲', cells: ['9', '8'] }]);
    const other = { column: '增速（%）', as: 'line', axis: 'right' } as const;
    expect(codes(specOf('bar', [investment, '增速（%）']), rates)).toEqual(['chart-units']);
    expect(codes(specOf('combined', [investment, other]), rates)).toEqual([]);
  });
});
