import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../src/document/tree.js';
import { printedText } from '../../../src/document/walk.js';
import { figureBlock, figureIndentPt, unitsEnd } from '../../../src/typeset/definition/table/figures.js';
import { columnWidths } from '../../../src/typeset/definition/table/widths.js';

const place = { file: 'pack.hbs' };

function numeral(prefix: string, digits: string, unit = '', qualifier = ''): Inline[] {
  return [{ kind: 'numeral', prefix, digits, unit, qualifier, place }];
}

describe('figures stand on the units digit, what follows hangs', () => {
  const text = (words: string): Inline => ({ kind: 'text', text: words, place });
  const strong = (...children: Inline[]): Inline => ({ kind: 'span', style: 'strong', children, place });
  const mark: Inline = { kind: 'note-mark', entry: 'n1', mark: '①', isFirst: true, place };

  test.each([
    ['8.5%', numeral('', '8.5', '%'), '8'],
    ['7%以上', numeral('', '7', '%', '以上'), '7'],
    ['约3', numeral('约', '3'), '约3'],
    ['−1.5', numeral('', '−1.5'), '−1'],
    ['1,380.5', numeral('', '1,380.5'), '1,380'],
    ['5%～7%', numeral('', '5%～7%'), '5'],
    ['约5万～7万亩', numeral('', '约5万～7万', '亩'), '约5'],
    ['a missing value', [text('—')], '—'],
    ['a bare figure', [text('+12.5%')], '+12'],
    ['a figure in bold', [strong(...numeral('', '12.5'))], '12'],
    ['a figure with a mark', [...numeral('', '12.5'), mark], '12'],
  ])('%s', (_, cell, before) => {
    expect(printedText(cell).slice(0, unitsEnd(cell))).toBe(before);
  });

  test.each([
    ['words', [text('完成任务')]],
    ['a year with words', [text('2022年投产')]],
    ['two figures', [...numeral('', '1'), ...numeral('', '2')]],
    ['nothing', []],
  ])('%s are no figure', (_, cell) => {
    expect(unitsEnd(cell)).toBeUndefined();
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
    .record({
      minPt: fc.integer({ min: 5, max: 60 }),
      more: fc.nat(200),
      grow: fc.constantFrom(0, 0, 0.1, 1, 3),
    })
    .map(({ minPt, more, grow }) => ({ minPt, preferredPt: minPt + more, grow }));
  const needs = fc.array(need, { minLength: 1, maxLength: 8 });
  const measure = fc.integer({ min: 50, max: 900 });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  test('fill the measure wherever the least widths allow it', () => {
    fc.assert(
      fc.property(needs, measure, (columns, measurePt) => {
        fc.pre(sum(columns.map(({ minPt }) => minPt)) <= measurePt);
        expect(sum(columnWidths(columns, measurePt))).toBeCloseTo(measurePt, 1);
      }),
    );
  });

  test('are the least where even those are too wide', () => {
    fc.assert(
      fc.property(needs, fc.integer({ min: 1, max: 50 }), (columns, measurePt) => {
        const least = columns.map(({ minPt }) => minPt);
        fc.pre(sum(least) > measurePt);
        expect(columnWidths(columns, measurePt)).toEqual(least);
      }),
    );
  });

  test('no column is narrower than what may not break in it', () => {
    fc.assert(
      fc.property(needs, measure, (columns, measurePt) => {
        columnWidths(columns, measurePt).forEach((width, index) => {
          expect(width).toBeGreaterThanOrEqual((columns[index]?.minPt as number) - 1e-6);
        });
      }),
    );
  });

  test('a column that does not grow wraps only once those that do have their least', () => {
    fc.assert(
      fc.property(needs, measure, (columns, measurePt) => {
        const widths = columnWidths(columns, measurePt);
        const wraps = columns.some(
          ({ grow, preferredPt }, at) => grow === 0 && (widths[at] ?? 0) < preferredPt - 0.1,
        );
        if (!wraps) return;
        for (const [at, { grow, minPt }] of columns.entries())
          if (grow > 0) expect(widths[at]).toBeCloseTo(minPt, 6);
      }),
    );
  });

  test('columns that none may grow share the measure all the same, the longest cut first', () => {
    const text = (preferredPt: number) => ({ minPt: 50, preferredPt, grow: 0 });
    const widths = columnWidths([text(60), text(400), text(600)], 440);
    expect(widths.map((width) => Math.round(width))).toEqual([60, 190, 190]);
  });

  test('the longest text is cut first, a column that needs little keeps it', () => {
    const narrow = { minPt: 20, preferredPt: 40, grow: 1 };
    const long = { minPt: 50, preferredPt: 400, grow: 1 };
    const [kept, cut] = columnWidths([narrow, long], 240);
    expect(kept).toBeCloseTo(40, 2);
    expect(cut).toBeCloseTo(200, 1);
  });
});
