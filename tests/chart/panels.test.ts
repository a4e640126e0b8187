import { expect, test } from 'vitest';
import { defaultStyle, drawChart } from '../../src/chart/index.js';
import { MONTHS, REGIONS } from '../support/general-tables.js';
import { reportOfTables } from '../support/loaded-tables.js';
import { fonts } from './fonts.js';

/** The words on small multiples of these tables. */
function labelsOf(spec: string, widthPt = 440): readonly string[] {
  const chart = `charts:\n  - { name: a, at: tables, type: small-multiples, title: 图, alt: 图, ${spec} }\n`;
  const report = reportOfTables({ 用电: MONTHS, 区域: REGIONS }, chart);
  const [named] = report.pack.charts;
  if (!named) throw new Error('no chart');
  const drawn = drawChart(named, report, { widthPt, heightPt: 220, style: defaultStyle, fonts });
  expect(drawn.diagnostics).toEqual([]);
  return drawn.chart?.labels ?? [];
}

test('periods that run down are a course for each column, with its telling figures and its ends in time', () => {
  const labels = labelsOf('rows: { table: 用电 }');
  expect(labels).toEqual(expect.arrayContaining(['工业用电量总量', '全社会用电量', '4205', '3690', '6755']));
  expect(labels.filter((label) => label === '2024年8月')).toHaveLength(2);
  expect(labels.filter((label) => label === '2025年9月')).toHaveLength(2);
});

test('groups have a panel each, with every row and its figure', () => {
  const labels = labelsOf('panels: groups, rows: { table: 区域 }, series: [{ column: 工业/2025年 }]');
  expect(labels).toEqual(
    expect.arrayContaining([
      '平坝',
      '山区',
      '城关镇',
      '石门镇',
      '云岭乡',
      '茶坞乡',
      '600',
      '350',
      '25',
      '28',
    ]),
  );
});

/** The words on stacked bars of these parts, in the order in which they are drawn. */
function stackedLabels(parts: string, options = ''): readonly string[] {
  const spec = `{ name: a, at: tables, type: stacked-bar, title: 图, alt: 图, rows: { table: 投资 }${options} }`;
  const sheet = `项目,已完成（亿元）,今年计划（亿元）\n电站,${parts}\n公路,3,4\n`;
  const report = reportOfTables({ 投资: sheet }, `charts:\n  - ${spec}\n`);
  const [named] = report.pack.charts;
  if (!named) throw new Error('no chart');
  const drawn = drawChart(named, report, { widthPt: 440, heightPt: 160, style: defaultStyle, fonts });
  expect(drawn.diagnostics).toEqual([]);
  return drawn.chart?.labels ?? [];
}

test('parts of a bar are named over the first one where their names have room, else in a legend', () => {
  const before = (labels: readonly string[]) => labels.indexOf('电站') < labels.indexOf('已完成');
  expect(before(stackedLabels('20,12'))).toBe(true);
  // a part that is too short for its name, and one that the first bar does not have
  expect(before(stackedLabels('1,31'))).toBe(false);
  expect(before(stackedLabels('20,0'))).toBe(false);
});

test('a line has no axis where all of its figures are printed, unless its options are set', () => {
  const linesOf = (table: string, series: string, options = '') => {
    const spec = `{ name: a, at: tables, type: line, title: 图, alt: 图, rows: { table: ${table} }, series: [${series}]${options} }`;
    const years = '指标,2023年,2024年,2025年\n产值（亿元）,24.8,25.8,26.6\n税收（亿元）,38.7,41.6,44.5\n';
    const report = reportOfTables({ 用电: MONTHS, 总量: years }, `charts:\n  - ${spec}\n`);
    const [named] = report.pack.charts;
    if (!named) throw new Error('no chart');
    const drawn = drawChart(named, report, { widthPt: 440, heightPt: 200, style: defaultStyle, fonts });
    return drawn.chart?.labels ?? [];
  };
  const three = '{ column: 2023年 }, { column: 2024年 }, { column: 2025年 }';
  const figures = (labels: readonly string[]) => labels.filter((label) => /^[\d.]+$/.test(label));
  expect(figures(linesOf('总量', three)).toSorted()).toEqual([
    '24.8',
    '25.8',
    '26.6',
    '38.7',
    '41.6',
    '44.5',
  ]);
  expect(figures(linesOf('总量', three, ', options: { scales: { y: { min: 20 } } }'))).toContain('30');
});

test('bars and their targets are named where they stand, without a legend', () => {
  const labelsWith = (name: string, widthPt: number) => {
    const series = `[{ column: 执行数, name: ${name} }, { column: 预算数, as: target }]`;
    const spec = `{ name: a, at: tables, type: horizontal-bar, title: 图, alt: 图, rows: { table: 预算 }, series: ${series} }`;
    const sheet = '项目,执行数（万元）,预算数（万元）\n教育,75600,76000\n农林水,49600,50500\n';
    const report = reportOfTables({ 预算: sheet }, `charts:\n  - ${spec}\n`);
    const [named] = report.pack.charts;
    if (!named) throw new Error('no chart');
    return (
      drawChart(named, report, { widthPt, heightPt: 120, style: defaultStyle, fonts }).chart?.labels ?? []
    );
  };
  const isInLegend = (labels: readonly string[]) => labels.indexOf('预算数') < labels.indexOf('教育');
  expect(isInLegend(labelsWith('执行数', 440))).toBe(false);
  expect(isInLegend(labelsWith('全年一般公共预算支出执行数合计', 170))).toBe(true);
});
