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
