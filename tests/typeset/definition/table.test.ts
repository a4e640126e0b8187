import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../src/document/tree.js';
import { figureBlock, figureIndentPt, splitFigure } from '../../../src/typeset/definition/table/figures.js';
import { columnWidths } from '../../../src/typeset/definition/table/widths.js';

const place = { file: 'pack.hbs' };

function numeral(prefix: string, digits: string, unit = '', qualifier = ''): Inline[] {
  return [{ kind: 'numeral', prefix, digits, unit, qualifier, place }];
}

describe('figures stand on the units digit, what follows hangs', () => {
  test.each([
    ['8.5%', numeral('', '8.5', '%'), { before: '8', after: '.5%' }],
    ['7%以上', numeral('', '7', '%', '以上'), { before: '7', after: '%以上' }],
    ['约3', numeral('约', '3'), { before: '约3', after: '' }],
    ['−1.5', numeral('', '−1.5'), { before: '−1', after: '.5' }],
  ])('%s', (_, cell, split) => {
    expect(splitFigure(cell)).toEqual(split);
  });

  test('the dash of a missing value counts as a figure, words do not', () => {
    expect(splitFigure([{ kind: 'text', text: '—', place }])).toEqual({ before: '—', after: '' });
    expect(splitFigure([{ kind: 'text', text: '完成任务', place }])).toBeUndefined();
  });

  test('whatever the figures, their units digits end at the same place', () => {
    const widths = fc.array(fc.record({ beforePt: fc.nat(60), afterPt: fc.nat(60) }), { minLength: 1 });
    fc.assert(
      fc.property(widths, (figures) => {
        const block = figureBlock(figures);
        const ends = figures.map((one) => figureIndentPt(one, block, 200) + one.beforePt);
        for (const end of ends) expect(end).toBeCloseTo(ends[0] as number, 9);
      }),
    );
  });
});

describe('column widths', () => {
  const need = fc
    .record({ minPt: fc.integer({ min: 5, max: 60 }), more: fc.nat(200), grow: fc.nat(3) })
    .map(({ minPt, more, grow }) => ({ minPt, preferredPt: minPt + more, grow }));
  const needs = fc.array(need, { minLength: 1, maxLength: 8 });

  test('fill the measure wherever columns that may grow or shrink allow it', () => {
    fc.assert(
      fc.property(needs, (columns) => {
        fc.pre(columns.some(({ grow }) => grow > 0));
        const least = columns.reduce((sum, one) => sum + (one.grow > 0 ? one.minPt : one.preferredPt), 0);
        const widths = columnWidths(columns, least + 50);
        expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(least + 50, 1);
      }),
    );
  });

  test('no column is narrower than what may not break in it', () => {
    fc.assert(
      fc.property(needs, fc.integer({ min: 50, max: 900 }), (columns, measurePt) => {
        columnWidths(columns, measurePt).forEach((width, index) => {
          expect(width).toBeGreaterThanOrEqual((columns[index]?.minPt as number) - 1e-6);
        });
      }),
    );
  });

  test('the longest text is cut first, a column that needs little keeps it', () => {
    const narrow = { minPt: 20, preferredPt: 40, grow: 1 };
    const long = { minPt: 50, preferredPt: 400, grow: 1 };
    const [kept, cut] = columnWidths([narrow, long], 240);
    expect(kept).toBeCloseTo(40, 2);
    expect(cut).toBeCloseTo(200, 1);
  });
});
