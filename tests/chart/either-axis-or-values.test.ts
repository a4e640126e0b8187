import { expect, test } from 'vitest';
import { defaultStyle, drawChart } from '../../src/chart/index.js';
import type { ChartSpec } from '../../src/dataset/chart-spec.js';
import type { Report } from '../../src/report/report.js';
import { textBoxes } from './boxes.js';
import { fonts } from './fonts.js';
import { reportOf, specOf } from './report.js';

/** The texts of a chart, in the size of figures that are read off an axis too. */
function textsOf(spec: ChartSpec, report: Report, heightPt = 220): readonly string[] {
  const { chart, diagnostics } = drawChart(spec, report, {
    widthPt: 440,
    heightPt,
    style: defaultStyle,
    fonts,
  });
  expect(diagnostics).toEqual([]);
  return textBoxes(chart?.svg ?? '', defaultStyle.fontRole, fonts).map(({ text }) => text);
}

const course = (months: number) =>
  reportOf(
    ['工业'],
    Array.from({ length: months }, (_, at) => ({
      label: `2024年${at + 1}月`,
      cells: [(31.3 + ((at * 7) % 13) * 1.1).toFixed(1)],
    })),
  );

test.each([6, 12])('a line over %i months tells figures and has no axis beside them', (months) => {
  const figures = textsOf(specOf('line', ['工业'], { unit: '亿元' }), course(months)).filter((text) =>
    /^\d+(\.\d+)?$/.test(text),
  );
  expect(figures.length).toBeGreaterThanOrEqual(4);
  // those of an axis are round
  expect(figures.filter((figure) => !figure.includes('.'))).toEqual([]);
});

test('years under bars that would touch are told by a legend', () => {
  const years = ['2023年', '2024年', '2025年'];
  const rows = Array.from({ length: 30 }, (_, at) => ({
    label: `第${at + 1}镇`,
    cells: ['12.5', '13.1', '9.4'],
  }));
  const texts = textsOf(specOf('small-multiples', years, { unit: '亿元' }), reportOf(years, rows), 320);
  expect(texts.filter((text) => text === '2024年')).toHaveLength(1);
  expect(texts).not.toContain('2024');
});

test('the sum of a doughnut stays inside its hollow, however long', () => {
  const rows = [7532152916, 9194757733, 4973802804].map((value, at) => ({
    label: `第${at + 1}镇`,
    cells: [`${value}`],
  }));
  const { chart } = drawChart(specOf('doughnut', ['投资（亿元）']), reportOf(['投资（亿元）'], rows), {
    ...{ widthPt: 440, heightPt: 200, style: defaultStyle, fonts },
  });
  const sum = textBoxes(chart?.svg ?? '', defaultStyle.fontRole, fonts).find(
    ({ text }) => text === '21700713453',
  );
  // the ring is at most .86 of the height, and .58 of that is hollow
  expect(sum && sum.box.right - sum.box.left).toBeLessThan(200 * 0.86 * 0.58);
});
