import { describe, expect, test } from 'vitest';
import { defaultStyle, drawChart } from '../../src/chart/index.js';
import type { ChartSpec } from '../../src/dataset/chart-spec.js';
import { fonts } from './fonts.js';
import { reportOf, specOf, type TestRow } from './report.js';

const HEADERS = ['2023年实绩', '2024年实绩', '2025年实绩', '执行数（亿元）', '预算数（亿元）'];

/** Rows of these names whose figures fall from row to row, in two groups. */
function rows(names: readonly string[]): TestRow[] {
  return names.map((label, at) => ({
    label,
    group: at % 2 === 0 ? '平坝' : '山区',
    cells: [30, 40, 50, 60, 55].map((value) => String(value - 8 * at)),
  }));
}

const FEW = rows(['粮食', '蔬菜', '水果', '茶叶']);

/** The words of a chart in the order in which they are drawn: those of a legend come before the names of rows. */
function labelsOf(
  type: ChartSpec['type'],
  columns: readonly string[],
  of = FEW,
  size = [440, 200],
  more = {},
) {
  const [widthPt = 0, heightPt = 0] = size;
  const spec = specOf(type, columns, more);
  const { chart, diagnostics } = drawChart(spec, reportOf(HEADERS, of), {
    ...{ widthPt, heightPt, style: defaultStyle, fonts },
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return chart?.labels ?? [];
}

const isInLegend = (name: string, labels: readonly string[]) =>
  labels.includes(name) && labels.indexOf(name) < labels.indexOf('粮食');
const UNGROUPED = { rows: { ungrouped: true } };
const YEARS = HEADERS.slice(0, 3);
const BUDGET = HEADERS.slice(3);

describe('what a legend would name is named at the marks', () => {
  test('years over the first group of upright bars, what they share once', () => {
    const labels = labelsOf('bar', YEARS, FEW, [440, 200], UNGROUPED);
    expect(labels).toEqual(expect.arrayContaining(['2023年', '2024年', '2025年实绩']));
    expect(labels).not.toContain('2023年实绩');
  });

  test('other series over the first group of upright bars', () => {
    const labels = labelsOf('bar', BUDGET, FEW, [440, 200], UNGROUPED);
    expect(labels).toContain('执行数');
    expect(isInLegend('执行数', labels)).toBe(false);
  });

  test('series behind the figures of one row of bars to the right', () => {
    const labels = labelsOf('horizontal-bar', BUDGET, FEW, [440, 200], UNGROUPED);
    expect(labels).toContain('预算数');
    expect(isInLegend('预算数', labels)).toBe(false);
  });

  test('groups behind the figure of one of their bars to the right', () => {
    const labels = labelsOf('horizontal-bar', ['执行数（亿元）']);
    expect(labels).toContain('山区');
    expect(isInLegend('山区', labels)).toBe(false);
    const aligned = labelsOf('aligned-bars', BUDGET);
    expect(aligned).toContain('平坝');
    expect(isInLegend('平坝', aligned)).toBe(false);
  });

  test('the two years of a dumbbell over its first row', () => {
    const labels = labelsOf('dumbbell', ['2023年实绩', '2025年实绩'], FEW, [440, 200], UNGROUPED);
    expect(labels).toContain('2023年实绩');
    expect(isInLegend('2023年实绩', labels)).toBe(false);
  });

  test('groups of a scatter with the name of a point of theirs', () => {
    const labels = labelsOf('scatter', BUDGET, FEW, [440, 360]);
    expect(labels.filter((label) => /（平坝）|（山区）/.test(label))).toHaveLength(2);
    expect(labels).not.toContain('平坝');
  });
});

describe('a legend names what has no room', () => {
  test('over a group of many or narrow bars', () => {
    const many = rows(['粮食', '蔬菜', '水果', '茶叶', '油料', '棉花']);
    expect(isInLegend('2023年实绩', labelsOf('bar', YEARS, many, [240, 200], UNGROUPED))).toBe(true);
  });

  test('behind bars that all reach the edge', () => {
    const alike = FEW.map((row) => ({ ...row, cells: row.cells.map(() => '50') }));
    expect(isInLegend('平坝', labelsOf('horizontal-bar', ['执行数（亿元）'], alike, [240, 200]))).toBe(true);
  });

  test('where points lie close together', () => {
    const close = FEW.map((row, at) => ({
      ...row,
      cells: row.cells.map((cell) => `${Number(cell) / 100 + 90 + at / 9}`),
    }));
    const labels = labelsOf('scatter', BUDGET, close, [160, 200]);
    expect(labels).toContain('平坝');
  });
});
