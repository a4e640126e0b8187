import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnNeed } from '../../../../src/layout/flow/table/column-need.js';
import { evenWidths, fittedWidthPt } from '../../../../src/layout/flow/table/even-widths.js';

const INSET_PT = 8;
const SIZE_PT = 10;

function need(minPt: number, preferredPt: number, isFigure: boolean): ColumnNeed {
  return { minPt, preferredPt, isFigure, grow: isFigure ? 0 : 2, texts: [{ row: 0, widthPt: preferredPt }] };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the columns of a table that takes what it needs', () => {
  const column = fc
    .record({ minPt: fc.integer({ min: 5, max: 60 }), more: fc.nat(80), isFigure: fc.boolean() })
    .map(({ minPt, more, isFigure }) => need(minPt, minPt + more, isFigure));
  const columns = fc.array(column, { minLength: 1, maxLength: 12 });

  test('fill its width, none narrower than what may not break in it', () => {
    fc.assert(
      fc.property(columns, fc.integer({ min: 50, max: 900 }), (needs, widthPt) => {
        fc.pre(sum(needs.map(({ minPt }) => minPt)) <= widthPt);
        const widths = evenWidths(needs, widthPt, INSET_PT);
        expect(sum(widths)).toBeCloseTo(widthPt, 1);
        for (const [at, width] of widths.entries())
          expect(width).toBeGreaterThanOrEqual((needs[at] as ColumnNeed).minPt - 1e-6);
      }),
    );
  });

  test('of figures are alike where there is room', () => {
    const needs = [need(60, 80, false), need(30, 40, true), need(45, 60, true), need(38, 50, true)];
    const [, ...figures] = evenWidths(needs, 420, INSET_PT);
    for (const width of figures) expect(width).toBeCloseTo(figures[0] as number, 6);
  });

  test('of figures are alike even where names have to wrap for it', () => {
    const needs = [need(60, 200, false), need(30, 40, true), need(45, 60, true), need(38, 50, true)];
    const [, ...figures] = evenWidths(needs, 260, INSET_PT);
    for (const width of figures) expect(width).toBeCloseTo(figures[0] as number, 6);
  });

  test('one of them that is far wider than the others leaves those as they are', () => {
    const needs = [need(60, 80, false), need(30, 30, true), need(30, 30, true), need(200, 200, true)];
    const [, first = 0, , wide = 0] = evenWidths(needs, 420, INSET_PT);
    expect(first).toBeLessThan(100);
    expect(wide).toBeGreaterThanOrEqual(200);
  });
});

describe('a table of few columns', () => {
  const few = [need(60, 70, false), need(40, 50, true)];

  test('takes a half or two thirds of the measure, so that names and figures stand near', () => {
    expect(fittedWidthPt(few, 440, SIZE_PT, 0)).toBe(220);
    expect(fittedWidthPt([...few, need(40, 50, true)], 440, SIZE_PT, 0)).toBeCloseTo(440 * (2 / 3), 6);
  });

  test('is as wide as its title', () => {
    expect(fittedWidthPt(few, 440, SIZE_PT, 280)).toBeCloseTo(440 * (2 / 3), 6);
    expect(fittedWidthPt(few, 440, SIZE_PT, 400)).toBe(440);
  });

  test('of many fills the measure', () => {
    const many = Array.from({ length: 5 }, () => need(40, 50, true));
    expect(fittedWidthPt([...few, ...many], 440, SIZE_PT, 0)).toBe(440);
  });
});
