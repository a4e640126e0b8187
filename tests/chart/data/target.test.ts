import { describe, expect, test } from 'vitest';
import { bindChart } from '../../../src/chart/data/bind.js';
import { defaultStyle, drawChart } from '../../../src/chart/index.js';
import { chartTypes } from '../../../src/chart/kinds/index.js';
import type { ChartSpec } from '../../../src/dataset/chart-spec.js';
import type { Report } from '../../../src/report/report.js';
import { fonts } from '../fonts.js';
import { reportOf, specOf } from '../report.js';
import { courses, history, indicators } from '../samples.js';

const before = '2021年实绩';
const perRow = { column: '2022年目标', as: 'target' } as const;

function labelsOf(spec: ChartSpec, report: Report): readonly string[] {
  const place = { widthPt: 440, heightPt: 220, style: defaultStyle, fonts };
  const { chart, diagnostics } = drawChart(spec, report, place);
  expect(diagnostics).toEqual([]);
  return chart?.labels ?? [];
}

describe('a target of the whole chart', () => {
  const targets = [{ name: '全省平均', value: '8.10' }];

  test('keeps its digits and takes sign and unit of the chart', () => {
    const { chart } = bindChart(specOf('bar', [before], { unit: '%', targets }), indicators);
    expect(chart?.targets).toEqual([{ name: '全省平均', value: 8.1, text: '8.10%', axis: 'left' }]);
  });

  test('bound to a row follows the data, qualifier and all, and the notes say how it is placed', () => {
    const bound = [{ name: '目标', id: 'r1', column: '2022年目标' }];
    const { chart } = bindChart(specOf('bar', [before], { unit: '%', targets: bound }), indicators);
    expect(chart?.targets).toMatchObject([{ value: 7, text: '7%以上' }]);
    expect(chart?.notes).toContain('“以上”按下限标示。');
  });

  test.each(['bar', 'horizontal-bar', 'line', 'combined', 'stacked-bar', 'upright-stacked-bar'] as const)(
    'is named with its figure in %s',
    (type) => {
      const labels = labelsOf(specOf(type, [before], { unit: '%', targets }), indicators).join('');
      expect(labels).toMatch(/全省平均 ?8\.10%/);
    },
  );

  test('beyond all figures is on the axis all the same', () => {
    const far = [{ name: '规划', value: '40' }];
    for (const type of ['bar', 'horizontal-bar', 'line'] as const) {
      expect(labelsOf(specOf(type, [before], { unit: '%', targets: far }), indicators).join('')).toContain(
        '规划',
      );
    }
  });

  test('stands on the axis it names', () => {
    const right = [{ name: '预期', value: '8', axis: 'right' }] as const;
    const rate = { column: '增速（%）', as: 'line', axis: 'right' } as const;
    const spec = specOf('combined', ['产值（亿元）', rate], { targets: right });
    expect(labelsOf(spec, history)).toContain('预期');
  });
});

describe('a target for each row', () => {
  test.each(['bar', 'horizontal-bar', 'small-multiples'] as const)(
    'is printed for every row and explained in %s',
    (type) => {
      const labels = labelsOf(specOf(type, [before, perRow], { unit: '%' }), indicators);
      for (const text of ['2021年实绩', '2022年目标', '7%以上', '8.5%以上', '7.5%左右'])
        expect(labels).toContain(text);
    },
  );

  test('is no part of sums or of what is drawn as bars', () => {
    const { chart } = bindChart(specOf('bar', [before, perRow], { unit: '%' }), indicators);
    expect(chart?.series).toHaveLength(1);
    expect(chart?.categories[0]?.sum).toBe('8.5');
    expect(chart?.rowTarget?.texts[0]).toBe('7%以上');
  });

  test('that is missing is a dash', () => {
    const report = reportOf(
      [before, '2022年目标'],
      [
        { label: '甲', unit: '%', cells: ['5', '6'] },
        { label: '乙', unit: '%', cells: ['7', ''] },
      ],
    );
    const spec = specOf('horizontal-bar', [before, perRow], { unit: '%' });
    expect(labelsOf(spec, report)).toContain('—');
    expect(bindChart(spec, report).chart?.notes).toEqual(['“—”表示没有数据。']);
  });
});

test('whatever a type takes besides, figures alone draw as before', () => {
  const columns = courses.tables.t?.columns.map(({ header }) => header) ?? [];
  for (const type of chartTypes.filter((one) => /bar|line|multiples/.test(one))) {
    const { chart } = bindChart(specOf(type, columns.slice(0, 3)), courses);
    expect(chart?.targets).toEqual([]);
    expect(chart?.rowTarget).toBeUndefined();
  }
});
