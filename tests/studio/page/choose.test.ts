import { describe, expect, test } from 'vitest';
import { choicesFor, columnAs, headTo, lineAs } from '../../../src/studio/page/sheet/choose.js';
import type { ReadTable } from '../../../src/studio/wire/start.js';

const table: ReadTable = {
  ...{ name: '表', title: '', unit: '', rows: 4, columns: [], sums: [], questions: [], contradictions: [] },
  ...{ head: [3, 4], totals: [10], isTurned: false },
};
const line = (number: number, ...cells: string[]) => ({ line: number, cells });

describe('a line that is said to be', () => {
  test.each([
    ['head', line(2), { head: [2, 4] }],
    ['head', line(5), { head: [3, 5] }],
    ['head', line(10), { head: [3, 10], total: [] }],
    ['data', line(3), { head: [4, 4] }],
    ['data', line(4), { head: [3, 3] }],
    ['data', line(10), { total: [] }],
    ['total', line(7), { total: [7, 10] }],
    ['skipped', line(6), { skip: [6] }],
    ['skipped', line(10), { skip: [10], total: [] }],
    ['title', line(1, '', '一览表'), { title: '一览表' }],
    ['unit', line(2, '', '单位：亿元'), { unit: '亿元' }],
    ['unit', line(2, '（万人）'), { unit: '万人' }],
  ] as const)('%s says so, and nothing that need not be said: %j', (role, one, said) => {
    expect(lineAs(table, {}, one, role)).toEqual(said);
  });

  test('something else after all is no longer left out', () => {
    expect(lineAs(table, { skip: [6, 7] }, line(6), 'data')).toEqual({ skip: [7] });
  });

  test('none of the head leaves it one line at least', () => {
    const one: ReadTable = { ...table, head: [3, 3] };
    expect(lineAs(one, {}, line(3), 'data')).toEqual({});
  });
});

test('the ends of the head never pass each other, nor the first line', () => {
  expect(headTo(table, {}, 'first', 9)).toEqual({ head: [4, 4] });
  expect(headTo(table, {}, 'last', 1)).toEqual({ head: [3, 3] });
  expect(headTo(table, { unit: '元' }, 'first', 0)).toEqual({ unit: '元' });
});

test('a column is left out, and taken again', () => {
  const left = columnAs({ skipColumns: [5] }, 2, true);
  expect(left).toEqual({ skipColumns: [2, 5] });
  expect(columnAs(left, 2, false)).toEqual({ skipColumns: [5] });
});

test('a line without figures is not offered to be data', () => {
  expect(choicesFor('group')).not.toContain('data');
  expect(choicesFor('note')).toContain('note');
  expect(choicesFor('total')).toContain('data');
});
