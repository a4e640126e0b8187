import { describe, expect, test } from 'vitest';
import { turnsOf } from '../../../../src/layout/flow/table/turns.js';

/** Parts of so many rows of 10 pt under a head of 40 pt, with notes of 30 pt under the last. */
function parts(count: number, rows: number) {
  return Array.from({ length: count }, (_, index) => ({
    topPt: 40,
    rows: Array.from({ length: rows }, () => 10),
    notesPt: index === count - 1 ? 30 : 0,
  }));
}

/** Pages without white between parts, or a grid. */
const room = (pagePt: number, firstPt: number) => ({ pagePt, firstPt, beforePt: 0, pitchPt: 1 });

const anywhere = () => true;

describe('the rows of a table in parts are set in turns', () => {
  test('all at once where one page holds all parts', () => {
    expect(turnsOf(parts(2, 10), room(400, 400), anywhere)).toEqual({ ends: [10], areShared: true });
  });

  test('as many as one page holds of all parts, fewer under a heading', () => {
    expect(turnsOf(parts(2, 50), room(400, 300), anywhere)).toEqual({
      ends: [11, 27, 43, 50],
      areShared: true,
    });
  });

  test('as many as one page holds of one part, where of all parts it would be few', () => {
    expect(turnsOf(parts(6, 60), room(400, 400), anywhere)).toEqual({ ends: [36, 60], areShared: false });
  });

  test('as many as one page holds of one part, where that takes fewer pages', () => {
    const uneven = [...parts(1, 60), { topPt: 40, rows: Array.from({ length: 60 }, () => 1), notesPt: 0 }];
    expect(turnsOf(uneven, room(400, 400), anywhere).areShared).toBe(true);
    expect(turnsOf(parts(3, 33), room(400, 400), anywhere).areShared).toBe(false);
  });

  test('fewer where parts stand apart, and each ends on a line of the grid', () => {
    const { ends } = turnsOf(parts(2, 50), { ...room(400, 400), beforePt: 5, pitchPt: 25 }, anywhere);
    // two parts of 200 pt at most: 5 pt of white, 40 pt of head, and 15 rows
    expect(ends.slice(0, 2)).toEqual([15, 30]);
  });

  test('and end only where a page may', () => {
    const { ends } = turnsOf(parts(2, 40), room(400, 400), (row) => row % 15 === 14);
    expect(ends).toEqual([15, 30, 40]);
  });

  test('with one row at least, however high it is', () => {
    const high = [{ topPt: 40, rows: [900, 900], notesPt: 0 }];
    expect(turnsOf(high, room(400, 400), anywhere).ends).toEqual([1, 2]);
  });
});
