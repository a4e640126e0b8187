import { expect, test } from 'vitest';
import { placeCells } from '../../src/document/placement.js';
import type { TableCell, TableRow } from '../../src/document/tree.js';

const place = { file: 'pack.hbs', line: 1, column: 1 };

function row(...spans: [columnSpan: number, rowSpan: number][]): TableRow {
  const cells = spans.map(
    ([columnSpan, rowSpan]): TableCell => ({ children: [], header: false, columnSpan, rowSpan, place }),
  );
  return { kind: 'plain', cells, place };
}

function columnsOf(rows: readonly TableRow[]): number[][] {
  const placed = placeCells(rows);
  return rows.map((one) => (placed.get(one) ?? []).map(({ column }) => column));
}

test('cells stand side by side', () => {
  expect(columnsOf([row([1, 1], [2, 1], [1, 1])])).toEqual([[0, 1, 3]]);
});

test('a cell over two rows pushes the next row’s cells aside', () => {
  expect(columnsOf([row([1, 2], [1, 1]), row([1, 1]), row([1, 1], [1, 1])])).toEqual([[0, 1], [1], [0, 1]]);
});

test('spans over rows and columns at once', () => {
  expect(columnsOf([row([1, 1], [2, 3]), row([1, 1]), row([1, 1]), row([3, 1])])).toEqual([
    [0, 1],
    [0],
    [0],
    [0],
  ]);
});
