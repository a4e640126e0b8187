import { expect, test } from 'vitest';
import { readCsv } from '../../../src/input/readers/csv.js';
import { recognise } from '../../../src/input/recognise/index.js';

function read(text: string) {
  const tables = recognise(readCsv({ file: 'a.csv', text }).value);
  return {
    rows: tables.flatMap(({ rows }) => rows.map(({ name }) => name)),
    notes: tables.flatMap((table) => table.notes.map(({ text }) => text)),
    unread: tables.flatMap((table) => table.unread.map(({ line, text }) => `${line} ${text}`)),
  };
}

test.each([
  ['名称,数\n甲,5\n乙,见说明\n', ['甲', '乙']],
  ['名称,数,量\n甲,5,1\n乙,见说明,暂无\n丙,不详,暂无\n', ['甲', '乙', '丙']],
  ['名称,数\n甲,5\n乙,1e400\n', ['甲', '乙']],
  ['名称,数\n甲,5\n\n乙,见说明\n丙,暂无\n', ['甲', '乙', '丙']],
])('the last rows of %j may have words in place of figures', (text, rows) => {
  expect(read(text)).toEqual({ rows, notes: [], unread: [] });
});

test('what stands below a table and is no row of it is told', () => {
  expect(read('名称,数,量\n甲,5,1\n\n审定：王,复核：李,日期：五月\n').unread).toHaveLength(1);
});

test('notes below a table are none of that', () => {
  const { notes, unread } = read('名称,数\n甲,5\n注：初步核算数。\n');
  expect([notes, unread]).toEqual([['注：初步核算数。'], []]);
});

test('who made a table, and when, is told to be left out', () => {
  const [table] = recognise(
    readCsv({ file: 'a.csv', text: '名称,数,量\n甲,5,1\n制表人：张三,审核人：李四,\n' }).value,
  );
  expect(table?.skipped).toEqual([
    { lines: [3], why: { zh: '制表、审核、填报', en: 'who made it, and when' } },
  ]);
});
