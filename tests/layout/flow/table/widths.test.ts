import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnNeed } from '../../../../src/layout/flow/table/column-need.js';
import { columnWidths } from '../../../../src/layout/flow/table/widths.js';

const INSET_PT = 8;

/** A column of texts, one a row, the widest as wide as the column would be. */
function column(minPt: number, texts: readonly number[], grow = 1): ColumnNeed {
  const preferredPt = Math.max(minPt, ...texts);
  return { minPt, preferredPt, grow, texts: texts.map((widthPt, row) => ({ row, widthPt })) };
}

const text = (minPt: number, preferredPt: number, grow: number) => column(minPt, [preferredPt], grow);

describe('column widths', () => {
  const need = fc
    .record({
      minPt: fc.integer({ min: 5, max: 60 }),
      more: fc.nat(200),
      grow: fc.constantFrom(0, 0, 0.1, 1, 3),
    })
    .map(({ minPt, more, grow }) => text(minPt, minPt + more, grow));
  const needs = fc.array(need, { minLength: 1, maxLength: 8 });
  const measure = fc.integer({ min: 50, max: 900 });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  test('fill the measure wherever the least widths allow it', () => {
    fc.assert(
      fc.property(needs, measure, (columns, measurePt) => {
        fc.pre(sum(columns.map(({ minPt }) => minPt)) <= measurePt);
        expect(sum(columnWidths(columns, measurePt, INSET_PT))).toBeCloseTo(measurePt, 1);
      }),
    );
  });

  test('are the least where even those are too wide', () => {
    fc.assert(
      fc.property(needs, fc.integer({ min: 1, max: 50 }), (columns, measurePt) => {
        const least = columns.map(({ minPt }) => minPt);
        fc.pre(sum(least) > measurePt);
        expect(columnWidths(columns, measurePt, INSET_PT)).toEqual(least);
      }),
    );
  });

  test('no column is narrower than what may not break in it', () => {
    fc.assert(
      fc.property(needs, measure, (columns, measurePt) => {
        columnWidths(columns, measurePt, INSET_PT).forEach((width, index) => {
          expect(width).toBeGreaterThanOrEqual((columns[index]?.minPt as number) - 1e-6);
        });
      }),
    );
  });

  test('a column gives way where the fewest lines are added: one long text before many of some length', () => {
    const names = column(60, Array<number>(12).fill(140));
    const units = column(40, [...Array<number>(11).fill(30), 65], 0);
    const [name = 0, unit = 0] = columnWidths([names, units], 180, INSET_PT);
    expect(name).toBeGreaterThanOrEqual(140);
    expect(unit).toBeLessThan(65);
  });

  test('a cell may wrap for nothing in a row that another cell makes two lines high', () => {
    const long = column(100, [300, 90]);
    const remark = column(60, [110, 50]);
    const [, room = 0] = columnWidths([long, remark], 240, INSET_PT);
    const linesOf = (width: number) => Math.ceil((110 - INSET_PT) / (width - INSET_PT));
    expect(linesOf(room)).toBeLessThanOrEqual(2);
  });

  test('a text that is long is cut before one that needs little', () => {
    const [kept = 0] = columnWidths([text(20, 40, 1), text(50, 400, 1)], 260, INSET_PT);
    expect(kept).toBeGreaterThanOrEqual(40);
  });

  test('what is left over parts all columns before it goes to those that grow', () => {
    const widths = columnWidths([text(20, 100, 3), text(20, 40, 0)], 200, INSET_PT);
    expect(widths).toEqual([150, 50]);
  });
});
