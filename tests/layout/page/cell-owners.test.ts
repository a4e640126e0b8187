import { expect, test } from 'vitest';
import type { Cell } from '../../../src/layout/flow.js';
import { CellOwners } from '../../../src/layout/page/cell-owners.js';

const cell = (text: string, spans: { colSpan?: number; rowSpan?: number } = {}): Cell => ({
  text: [{ text, font: '宋体', fontSize: 10 }],
  pitch: 12,
  ...spans,
});

const body: Cell[][] = [
  [cell('a'), cell('b')],
  [cell('c', { rowSpan: 2 }), cell('d')],
  [{}, cell('e')],
  [cell('f', { colSpan: 2 }), {}],
];

test('a place is owned by its cell, or by one whose span reaches there', () => {
  const owners = new CellOwners(body);
  const named = body.map((_, row) => owners.at(row)?.map((place) => [place.row, place.column]));
  expect(named).toEqual([
    [
      [0, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [1, 1],
    ],
    [
      [1, 0],
      [2, 1],
    ],
    [
      [3, 0],
      [3, 0],
    ],
  ]);
  expect(owners.at(1)?.[0]).toBe(owners.at(2)?.[0]);
  expect(body.map((_, row) => owners.hangsOn(row))).toEqual([false, false, true, false]);
  expect([owners.at(-1), owners.at(4)]).toEqual([undefined, undefined]);
});
