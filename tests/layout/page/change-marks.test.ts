import { describe, expect, test } from 'vitest';
import { changeMarksOn } from '../../../src/layout/page/change-marks.js';
import type { ChangeMarks, FlowDocument, FurnitureRule } from '../../../src/output/pdf/index.js';
import { layout } from '../../support/layout.js';
import { handout, paragraph, run } from '../../support/typeset.js';

const changes: ChangeMarks = {
  markOf: ({ figure }) => (figure === 'changed' ? 'rule' : figure === 'text' ? 'bar' : undefined),
  isChanged: ({ id }) => id === 'drawn',
  color: '#000000',
  ruleWidthPt: 0.8,
  barWidthPt: 1.6,
  barGapPt: 9,
  legend: () => ({ runs: [run('说明')], x: 0, y: 0, anchor: 'start' }),
};

type Content = Parameters<typeof layout>[0];

/** The rules on a page: those under figures lie, the bars in the margin stand. */
function rulesOn(content: Content, number = 1) {
  const definition: FlowDocument = handout(content, { changes });
  const page = layout(content)[number - 1];
  if (!page) throw new Error('no such page');
  const items = changeMarksOn(definition, page, 1);
  const rules = items.filter((one): one is FurnitureRule => 'rule' in one).map(({ rule }) => rule);
  return {
    under: rules.filter(({ y1, y2 }) => y1 === y2),
    bars: rules.filter(({ x1, x2 }) => x1 === x2),
    legends: items.length - rules.length,
  };
}

const line = (...figures: (string | undefined)[]) =>
  paragraph(figures.map((figure) => run('12', figure === undefined ? {} : { figure })));

describe('what has changed', () => {
  test('is underlined just below its em box, as wide as it is, with a bar beside its line', () => {
    const { under, bars, legends } = rulesOn([line(undefined, 'changed')]);
    expect([under.length, bars.length, legends]).toEqual([1, 1, 1]);
    const [rule, bar] = [under[0], bars[0]] as const;
    expect(rule?.y1).toBeGreaterThan(bar?.y2 as number);
    expect((rule?.y1 as number) - (bar?.y2 as number)).toBeLessThan(1);
    expect((rule?.x2 as number) - (rule?.x1 as number)).toBeGreaterThan(10);
  });

  test('is only barred where it is a text', () => {
    const { under, bars } = rulesOn([line('text')]);
    expect([under.length, bars.length]).toEqual([0, 1]);
  });

  test('has one bar for one line, and one for lines under one another', () => {
    expect(rulesOn([line('changed', undefined, 'changed')]).bars).toHaveLength(1);
    const apart = paragraph('', {});
    expect(rulesOn([line('changed'), apart, apart, line('changed')]).bars).toHaveLength(2);
  });

  test('is barred as high as it is drawn', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const { bars } = rulesOn([{ svg, width: 100, height: 80, id: 'drawn' }]);
    expect((bars[0]?.y2 as number) - (bars[0]?.y1 as number)).toBeCloseTo(80);
  });

  test('has its bar at the fore-edge: at the right of odd pages and at the left of even ones', () => {
    const content = [line('changed'), { ...line('changed'), pageBreak: 'before' as const }];
    const { width } = handout([]).pageSize;
    expect(rulesOn(content, 1).bars[0]?.x1).toBeGreaterThan(width / 2);
    expect(rulesOn(content, 2).bars[0]?.x1).toBeLessThan(width / 2);
  });
});

test('a page on which nothing has changed carries no mark and no explanation', () => {
  expect(rulesOn([line(undefined, 'other')])).toEqual({ under: [], bars: [], legends: 0 });
});
