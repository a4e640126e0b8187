import { describe, expect, test } from 'vitest';
import { changedFiles, looksUnfinished, type SnapshotFile } from '../../../src/app/watch/snapshot.js';

function file(text: string, stamp = text): SnapshotFile {
  const bytes = Buffer.from(text);
  return { stamp, size: bytes.length, bytes, sinceMs: 0 };
}

const ROWS = Array.from({ length: 50 }, (_, index) => `p${index},项目,50\n`);
const TABLE = `编号,项目,投资\n${ROWS.join('')}`;

describe('what may be half-written', () => {
  test.each([
    ['gone', undefined],
    ['empty', ''],
    ['cut off in a row', TABLE.slice(0, TABLE.length - 5)],
    ['cut off after a row', TABLE.slice(0, TABLE.lastIndexOf('p'))],
    ['edited at its head and cut off in a row', `编号,项目,总投资\n${TABLE.slice(9, -6)}`],
    ['much shorter', `编号,项目,总投资\n${ROWS.slice(20).join('')}`],
  ])('%s', (_, text) => {
    expect(looksUnfinished(file(TABLE), text === undefined ? undefined : file(text))).toBe(true);
  });

  test.each([
    ['a figure changed', TABLE.replace('50', '55')],
    ['a figure made shorter', TABLE.replace('50', '5')],
    ['a row more', `${TABLE}p51,项目,1\n`],
    ['a row in the middle gone', TABLE.replace('p7,项目,50\n', '')],
  ])('not %s', (_, text) => {
    expect(looksUnfinished(file(TABLE), file(text))).toBe(false);
  });

  test('a new file may be whole', () => {
    expect(looksUnfinished(undefined, file(TABLE))).toBe(false);
    expect(looksUnfinished(undefined, file(''))).toBe(true);
  });
});

test('files are told apart by what they hold', () => {
  const before = new Map([
    ['saved as it was', file('a', '1')],
    ['changed', file('a', '1')],
    ['gone', file('a', '1')],
  ]);
  const after = new Map([
    ['saved as it was', file('a', '2')],
    ['changed', file('b', '2')],
    ['new', file('a', '2')],
  ]);
  expect(changedFiles(before, after)).toEqual(['changed', 'gone', 'new']);
});
