import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultStyle, drawChart } from '../../src/chart/index.js';
import { chartTypes } from '../../src/chart/kinds/index.js';
import { overlap } from '../../src/chart/layout/place.js';
import type { ChartSeries, ChartSpec } from '../../src/dataset/chart-spec.js';
import type { Report } from '../../src/report/report.js';
import { cases } from '../support/daily.js';
import { textBoxes } from './boxes.js';
import { fonts } from './fonts.js';
import { reportOf, specOf } from './report.js';
import { samples } from './samples.js';

/** Pairs of texts that run into each other or over the edge. */
function collisions(spec: ChartSpec, report: Report, widthPt: number, heightPt: number): string[] {
  const { chart, diagnostics } = drawChart(spec, report, { widthPt, heightPt, style: defaultStyle, fonts });
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  const boxes = textBoxes(chart?.svg ?? '', defaultStyle.fontRole, fonts);
  expect(boxes.length).toBeGreaterThan(0);
  const outside = boxes.filter(({ box }) => {
    return box.left < -0.01 || box.top < -0.01 || box.right > widthPt + 0.01 || box.bottom > heightPt + 0.01;
  });
  const pairs = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .flatMap((other) => (overlap(one.box, other.box) ? [`${one.text} × ${other.text}`] : [])),
  );
  return [...outside.map(({ text }) => `${text} outside`), ...pairs];
}

/** Twenty-four names of twelve characters, values from 0.1 to 46,000 with some negative ones and gaps. */
const names = [...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏'].map(
  (one) => `${one}字镇高标准农田建设面积`,
);
const value = (index: number): string => {
  if (index % 11 === 10) return '';
  const magnitude = 10 ** ((index * 7) % 6);
  const sign = index % 8 === 5 ? '-' : '';
  return sign + (magnitude * (1 + (index % 5) / 2) * 0.1).toFixed(index % 3);
};
const wild = reportOf(
  ['面积（亩）', '产量（吨）', '林地（亩）'],
  names.map((label, index) => ({ label, cells: [value(index), value(index + 3), value(index + 3)] })),
);
const tame = reportOf(
  ['2021年实绩', '2022年目标'],
  names.map((label, index) => ({
    label,
    unit: '%',
    cells: [(3 + ((index * 5) % 17) * 0.7).toFixed(1), `${3 + ((index * 3) % 13)}%以上`],
  })),
);

describe('24 categories of 12 characters, values over five orders of magnitude, negatives and gaps', () => {
  const area = '面积（亩）';
  const yielded: ChartSeries = { column: '产量（吨）', as: 'line', axis: 'right' };
  test.each<[string, ChartSpec, Report, number, number]>([
    ['horizontal-bar', specOf('horizontal-bar', [area]), wild, 440, 260],
    ['horizontal-bar, low', specOf('horizontal-bar', [area]), wild, 440, 200],
    ['horizontal-bar, two series', specOf('horizontal-bar', [area, '林地（亩）']), wild, 440, 400],
    ['bar', specOf('bar', [area]), wild, 440, 260],
    ['bar, wide', specOf('bar', [area]), wild, 640, 300],
    ['bar, two series', specOf('bar', ['2021年实绩', '2022年目标'], { unit: '%' }), tame, 640, 300],
    ['combined', specOf('combined', [area, yielded]), wild, 440, 260],
    ['combined, wide', specOf('combined', [area, yielded]), wild, 640, 300],
    ['dumbbell', specOf('dumbbell', ['2021年实绩', '2022年目标'], { unit: '%' }), tame, 440, 260],
    ['line', specOf('line', [area, '林地（亩）']), wild, 640, 300],
  ])('%s', (_, spec, report, widthPt, heightPt) => {
    expect(collisions(spec, report, widthPt, heightPt)).toEqual([]);
  });
});

describe('the samples at three sizes', () => {
  test.each(Object.entries(samples))('%s', (_, { spec, report }) => {
    expect(collisions(spec, report, 440, 200)).toEqual([]);
    expect(collisions(spec, report, 440, 260)).toEqual([]);
    expect(collisions(spec, report, 640, 300)).toEqual([]);
  });
});

test('a chart too small for its names is an error, labels without room are a warning', () => {
  const place = { widthPt: 300, heightPt: 120, style: defaultStyle, fonts };
  const found = drawChart(specOf('horizontal-bar', ['面积（亩）']), wild, place).diagnostics;
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([['chart-too-small', 'error']]);
  const two = drawChart(specOf('horizontal-bar', ['面积（亩）', '林地（亩）']), wild, {
    ...place,
    heightPt: 200,
  });
  expect(two.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['chart-crowded', 'warning'],
  ]);
});

test('what a type cannot show is an error that says so', () => {
  const place = { widthPt: 440, heightPt: 200, style: defaultStyle, fonts };
  const codes = (spec: ChartSpec) => drawChart(spec, wild, place).diagnostics.map(({ code }) => code);
  for (const type of ['doughnut', 'stacked-bar', 'small-multiples'] as const) {
    expect(codes(specOf(type, ['面积（亩）']))).toEqual(['chart-unfit']);
  }
  for (const type of ['dumbbell', 'scatter'] as const) {
    expect(codes(specOf(type, ['面积（亩）']))).toEqual(['chart-series']);
  }
});

test('whatever the figures, a chart is drawn in finite numbers or refused', () => {
  const figure = fc.oneof(
    fc.constantFrom('', '0', '0.0', '-5', '100000'),
    fc.integer({ min: -99, max: 999 }).map(String),
  );
  const rows = fc.array(fc.tuple(figure, figure, fc.constantFrom('甲', '乙')), {
    minLength: 1,
    maxLength: 9,
  });
  const place = { widthPt: 440, heightPt: 260, style: defaultStyle, fonts };
  fc.assert(
    fc.property(rows, fc.constantFrom(...chartTypes), (figures, type) => {
      const report = reportOf(
        ['面积（亩）', '林地（亩）'],
        figures.map(([one, other, group], index) => ({
          label: `第${index + 1}镇`,
          group,
          cells: [one, other],
        })),
      );
      const { chart, diagnostics } = drawChart(specOf(type, ['面积（亩）', '林地（亩）']), report, place);
      expect(chart !== undefined || diagnostics.length > 0).toBe(true);
      expect(chart?.svg.match(/NaN|Infinity|undefined/) ?? null).toBeNull();
    }),
    { numRuns: cases(80, 300) },
  );
});
