import { describe, expect, test } from 'vitest';
import { moved } from '../../../src/studio/page/tables/grid/movement.js';
import { fromTsv, toTsv } from '../../../src/studio/page/tables/grid/tsv.js';

describe('cells on the clipboard', () => {
  test.each([
    ['one cell', [['8.5%']]],
    [
      'a block',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'empty cells',
      [
        ['', 'b'],
        ['', ''],
      ],
    ],
    [
      'breaks, tabs and quotation marks in a cell',
      [
        ['a\nb', 'c\td'],
        ['"e"', 'f"g'],
      ],
    ],
  ])('come back as they were put there: %s', (_, rows) => {
    expect(fromTsv(toTsv(rows))).toEqual(rows);
  });

  test('are read as Excel, WPS and LibreOffice put them there', () => {
    expect(fromTsv('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(fromTsv('1\t2\n3\t4')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(fromTsv('"a\r\nb"\t2')).toEqual([['a\nb', '2']]);
    expect(fromTsv('"5020"项目\t2')).toEqual([['"5020"项目', '2']]);
    expect(fromTsv('a\t')).toEqual([['a', '']]);
  });
});

describe('keys move as in spreadsheet programs', () => {
  const filled = new Set(['0,0', '1,0', '2,0', '5,0', '0,1', '0,2']);
  const field = {
    rowCount: 8,
    columnCount: 4,
    pageRows: 5,
    isFilled: ({ row, column }: { row: number; column: number }) => filled.has(`${row},${column}`),
  };
  const from = (row: number, column: number, key: string, isFar = false) => {
    const to = moved({ row, column }, key, isFar, field);
    return to && [to.row, to.column];
  };

  test('one cell, and none out of the sheet', () => {
    expect(from(0, 0, 'ArrowDown')).toEqual([1, 0]);
    expect(from(0, 0, 'ArrowUp')).toEqual([0, 0]);
    expect(from(7, 3, 'ArrowRight')).toEqual([7, 3]);
  });

  test('with Ctrl to the end of what is filled, then to the next that is', () => {
    expect(from(0, 0, 'ArrowDown', true)).toEqual([2, 0]);
    expect(from(2, 0, 'ArrowDown', true)).toEqual([5, 0]);
    expect(from(5, 0, 'ArrowDown', true)).toEqual([7, 0]);
    expect(from(0, 0, 'ArrowRight', true)).toEqual([0, 2]);
    expect(from(7, 0, 'ArrowUp', true)).toEqual([5, 0]);
  });

  test('Home and End in the row, with Ctrl in the sheet', () => {
    expect(from(3, 2, 'Home')).toEqual([3, 0]);
    expect(from(3, 2, 'End', true)).toEqual([7, 3]);
    expect(from(3, 2, 'a')).toBeUndefined();
  });
});
