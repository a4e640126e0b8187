import { describe, expect, test } from 'vitest';
import { defaultStyle, drawChart } from '../../../src/chart/index.js';
import { crosses, leaderTo } from '../../../src/chart/layout/label-leader.js';
import { fonts } from '../fonts.js';
import { reportOf, specOf } from '../report.js';

const to = { at: { left: 0, top: 0 }, radiusPt: 3, fromPt: 8 };

describe('the line that leads to a label', () => {
  test('is not drawn to one beside its mark', () => {
    expect(leaderTo({ left: 5, right: 30, top: -5, bottom: 5 }, to)).toBeUndefined();
  });

  test('runs from the edge of the mark to just before the words', () => {
    const line = leaderTo({ left: 20, right: 50, top: -5, bottom: 5 }, to);
    expect(line).toEqual([
      { left: 3, top: 0 },
      { left: 19, top: 0 },
    ]);
  });

  test('crosses what stands between, and nothing beside or behind', () => {
    const line = [
      { left: 0, top: 0 },
      { left: 20, top: 20 },
    ] as const;
    const box = (left: number, top: number) => ({ left, top, right: left + 4, bottom: top + 4 });
    expect([box(8, 8), box(12, 2), box(24, 24)].map((one) => crosses(line, one))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('points that lie close together have their names where a line can lead to them', () => {
  const report = reportOf(
    ['人口（万人）', '收入（万元）'],
    Array.from({ length: 10 }, (_, at) => ({
      label: `第${'一二三四五六七八九十'[at]}乡`,
      group: '',
      cells: at === 9 ? ['9', '1400'] : [`${1 + (at % 3) / 6}`, `${200 + 17 * at}`],
    })),
  );
  const spec = specOf('scatter', ['人口（万人）', '收入（万元）']);
  const place = { widthPt: 320, heightPt: 260, style: defaultStyle, fonts };
  const { chart, diagnostics } = drawChart(spec, report, place);
  expect(diagnostics).toEqual([]);
  expect(chart?.crowdedOut).toBe(0);
});
