import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnWidths } from '../../../../src/typeset/definition/table/widths.js';

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
