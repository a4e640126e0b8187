import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../src/input/readers/index.js';
import { TableFile } from '../../../src/input/readers/reader.js';
import { columnsIn } from '../../../src/input/sqlite/columns.js';

// written by SQLite itself: long values, hundreds of rows on pages of 512 bytes, columns added later, rows without
// numbers
const bytesOf = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/sqlite', name));

async function read(bytes: Uint8Array, name = '登记.db') {
  const { value, found } = await readSheets(new TableFile(name, bytes));
  const sheets = Object.fromEntries(
    value.map((sheet) => [sheet.name, sheet.value.rows.map(({ fields }) => fields)]),
  );
  return { sheets, found: found.map(({ code, message }) => `${code} ${message.zh}`) };
}

describe('the tables of a database', () => {
  test('are read with all their rows, values and columns', async () => {
    const { sheets, found } = await read(bytesOf('register.db'));
    expect(found).toEqual(['unread-view 没有读视图“汇总”']);
    expect(Object.keys(sheets)).toEqual(['村庄', '代码', '空表']);
    const [head, ...rows] = sheets.村庄 ?? [];
    expect(head).toEqual(['id', '名 称', '人口（人）', '面积', '备注', '照片', '类别']);
    expect(rows).toHaveLength(201);
    expect(rows[0]).toEqual(['3', '第1村', '1', '0.25', '', '', '一般']);
    expect(rows[1]).toEqual(['6', '第2村', '120', '0.5', '长'.repeat(400), '', '一般']);
    expect(rows.slice(2, 8).map((row) => row[2])).toEqual([
      '40000',
      '-5',
      '5000000000',
      '1099511627776',
      '-4611686018427387904',
      '0',
    ]);
    expect(rows[200]).toEqual(['900', '末村', '', '1.5', '', '', '示范']);
  });

  test('are read where rows have no numbers and lie by their keys', async () => {
    const { sheets } = await read(bytesOf('register.db'));
    expect(sheets.代码?.slice(0, 3)).toEqual([
      ['名称', '代码', '说明'],
      ['类0', '00', '说'],
      ['类1', '01', '说'],
    ]);
    expect(sheets.代码).toHaveLength(61);
    expect(sheets.代码?.[6]).toEqual(['类5', '05', '说'.repeat(300)]);
  });

  test('are read in other encodings, under any name', async () => {
    expect((await read(bytesOf('utf16.db'), 'a.xls')).sheets).toEqual({
      产量: [
        ['品种', '2024年'],
        ['稻谷', '12.5'],
        ['小麦', '40'],
      ],
    });
  });

  test('are damaged in whatever way, and that is said and no more', async () => {
    const whole = bytesOf('register.db');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 200, max: whole.length }),
        async (changes, length) => {
          const bytes = Uint8Array.from(whole.subarray(0, length));
          for (const [at, byte] of changes) if (at > 18) bytes[at % length] = byte;
          const { found } = await read(bytes);
          expect(found.every((one) => /^(?:unread|table)/.test(one))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test.each([
  ['CREATE TABLE t (a, b)', ['a', 'b']],
  ['CREATE TABLE t("a ""b""" TEXT, [c d] INT, `e,f` REAL)', ['a "b"', 'c d', 'e,f']],
  [
    "CREATE TABLE t (a TEXT DEFAULT 'x, (y', /* b, */ c INT CHECK (c IN (1, 2)), PRIMARY KEY (a, c))",
    ['a', 'c'],
  ],
  ['CREATE TABLE t (a, b GENERATED ALWAYS AS (a * 2) VIRTUAL, c AS (a) STORED)', ['a', 'c']],
])('the columns of %s are %j', (statement, names) => {
  expect(columnsIn(statement)?.columns.map(({ name }) => name)).toEqual(names);
});
