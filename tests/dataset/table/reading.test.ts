import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readingFrom, readingSchema } from '../../../src/dataset/table/reading.js';

const schema = v.strictObject(readingSchema);

test.each([
  [{ head: '3-4' }, { head: [3, 4] }],
  [{ head: '4' }, { head: [4, 4] }],
  [
    { skip: [1, '42-50'] },
    {
      skip: [
        [1, 1],
        [42, 50],
      ],
    },
  ],
  [
    { skip: '1、42—50' },
    {
      skip: [
        [1, 1],
        [42, 50],
      ],
    },
  ],
  [
    { skip: '2 - 3, 7' },
    {
      skip: [
        [2, 3],
        [7, 7],
      ],
    },
  ],
  [{ 'skip-columns': ['E', 9] }, { skipColumns: [5, 9] }],
  [{ 'skip-columns': 'E，AA' }, { skipColumns: [5, 27] }],
  [
    { total: '31、41' },
    {
      total: [
        [31, 31],
        [41, 41],
      ],
    },
  ],
  [{ total: 'none' }, { total: 'none' }],
  [{ levels: 'codes' }, { levels: 'codes' }],
  [
    { pivot: { rows: '地区', columns: '年', values: '人口' } },
    { pivot: { rows: '地区', columns: '年', values: ['人口'] } },
  ],
])('%j is read as %j', (written, reading) => {
  expect(readingFrom(v.parse(schema, written))).toEqual(reading);
});

test.each([[{ head: '第三行' }], [{ skip: 'A1' }], [{ levels: 'deep' }], [{ 'skip-columns': '一' }]])(
  '%j is none',
  (written) => {
    expect(v.safeParse(schema, written).success).toBe(false);
  },
);
