import { describe, expect, test } from 'vitest';
import { bindChart } from '../../src/chart/data/bind.js';
import { defaultStyle, drawChart } from '../../src/chart/index.js';
import { chartTypes } from '../../src/chart/kinds/index.js';
import { everyFew } from '../support/daily.js';
import { filledBoxes } from './boxes.js';
import { faults } from './faults.js';
import { fonts } from './fonts.js';
import { hardSets, waysToDraw } from './hard-sets.js';
import { reportOf, specOf } from './report.js';

const sizes = {
  'a third of the measure': [142, 150],
  'the full measure': [442, 236],
  landscape: [690, 354],
} as const;
/** As the shipped editions have it: nothing under 六号. */
const style = { ...defaultStyle, labelSizePt: 9, smallestSizePt: 7.5 };

const sets = Object.entries(hardSets).map(([name, report], turn) => [name, report, turn] as const);

describe.each(Object.entries(sizes))('%s', (_, [widthPt, heightPt]) => {
  describe.each(chartTypes)('%s', (type) => {
    const ways = waysToDraw(type);
    test.each(sets)('%s', (_, report, turn) => {
      for (const spec of everyFew(ways, Math.min(4, ways.length), turn)) {
        for (const inGrey of widthPt === 442 ? everyFew([false, true], 2, turn) : [false]) {
          const place = { widthPt, heightPt, style: { ...style, inGrey }, fonts };
          const { chart, diagnostics } = drawChart(spec, report, place);
          for (const { message } of diagnostics) expect(message.zh).toContain(`图“${spec.name}”`);
          if (chart) expect(faults(chart, diagnostics, spec, report)).toEqual([]);
          else expect(diagnostics.map(({ severity }) => severity)).toContain('error');
        }
      }
    });
  });
});

test.each(['bar', 'horizontal-bar'] as const)(
  '%s: bars start at zero, and a missing value has none',
  (type) => {
    for (const report of Object.values(hardSets)) {
      const spec = specOf(type, ['面积（亩）'], { rows: { ungrouped: true } });
      const { chart } = drawChart(spec, report, { widthPt: 690, heightPt: 500, style, fonts });
      const { values = [] } = bindChart(spec, report).chart?.series[0] ?? {};
      const upright = type === 'bar';
      const bars = filledBoxes(chart?.svg ?? '').filter(({ left, top, right, bottom }) => {
        return (upright ? bottom - top : right - left) > 0;
      });
      const zero = upright
        ? Math.min(...bars.map(({ bottom }) => bottom))
        : Math.max(...bars.map(({ left }) => left));
      for (const { left, top, right, bottom } of bars) {
        const ends = upright ? [top, bottom] : [left, right];
        expect(Math.min(...ends.map((end) => Math.abs(end - zero)))).toBeLessThan(0.02);
      }
      // a value too small for a hundredth of a point has no bar to be seen
      expect(bars.length).toBeLessThanOrEqual(values.filter((value) => value).length);
      expect(bars.length).toBeGreaterThanOrEqual(
        values.filter((value) => value && Math.abs(value) > 10).length,
      );
    }
  },
);

describe('small multiples of years', () => {
  const headers = (count: number) => Array.from({ length: count }, (_, index) => `${2010 + index}年实绩`);
  const labelsOf = (years: readonly string[], series: readonly string[]) => {
    const report = reportOf(years, [
      { label: '粮食产量', cells: years.map((_, index) => String(10 + index)) },
      { label: '蔬菜产量', cells: years.map((_, index) => String(90 - index)) },
    ]);
    const place = { widthPt: 440, heightPt: 160, style: defaultStyle, fonts };
    return drawChart(specOf('small-multiples', series), report, place).chart?.labels ?? [];
  };

  test('name each year under its bars, their measure once, without a legend', () => {
    const labels = labelsOf(headers(3), headers(3));
    expect(labels.filter((label) => label === '2011')).toHaveLength(2);
    expect(labels).toContain('实绩，各小图比例不同');
    expect(labels).not.toContain('2011年实绩');
  });

  test('name a quarter once, and months by themselves', () => {
    const quarters = ['2024年一季度', '2025年一季度'];
    const ofYears = labelsOf(quarters, quarters);
    expect(ofYears.filter((label) => label === '2025')).toHaveLength(2);
    expect(ofYears).toContain('一季度，各小图比例不同');
    const months = ['2025年1月实绩', '2025年2月实绩'];
    const ofMonths = labelsOf(months, months);
    expect(ofMonths.filter((label) => label === '2月')).toHaveLength(2);
    expect(ofMonths).toContain('2025年实绩，各小图比例不同');
  });

  test('keep the legend where the series differ in more than the year', () => {
    const years = ['2010年实绩', '2011年目标'];
    expect(labelsOf(years, years)).toEqual(expect.arrayContaining(years));
  });
});
