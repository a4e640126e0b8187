import { describe, expect, test } from 'vitest';
import { Database } from '../../../src/incremental/database.js';
import { runTask } from '../../../src/server/tasks/run.js';
import { RecentDatabases } from '../../../src/server/work/recent-databases.js';

const recent = () => new RecentDatabases(() => new Database());
const files = { 'pack.yaml': 'title: 甲', '主要指标.csv': '指标,单位' };

describe('what is remembered of packs', () => {
  test('is for the next pack of the same client that has files of the same names', () => {
    const databases = recent();
    const first = databases.for('one', files);
    expect(first).toBeDefined();
    expect(databases.for('one', { ...files, 'pack.yaml': 'title: 乙' })).toBe(first);
    expect(databases.for('one', { 'pack.yaml': '' })).not.toBe(first);
  });

  test('is of no use to another client, whatever that one sends', () => {
    const databases = recent();
    expect(databases.for('other', files)).not.toBe(databases.for('one', files));
  });

  test('is forgotten for what was asked for since', () => {
    const databases = recent();
    const first = databases.for('one', files);
    for (const name of ['a.csv', 'b.csv', 'c.csv']) databases.for('one', { [name]: '' });
    expect(databases.for('one', files)).not.toBe(first);
  });

  test.each([
    ['a table of thousands of rows', 'a.csv', 300 * 1024],
    ['a workbook that may unpack to as much', 'a.xlsx', 40 * 1024],
  ])('is nothing of %s', (_, name, bytes) => {
    expect(recent().for('one', { [name]: new Uint8Array(bytes) })).toBeUndefined();
  });
});

test('a pack that is set after others of its kind has the bytes of one that stands alone, and its own places', async () => {
  const databases = recent();
  const ask = async (growth: string, edition: string, isAlone = false) => {
    const body = {
      name: `county-${growth}`,
      edition,
      files: {
        'pack.yaml': `title: 主要指标${growth}\ndate: 2026-01-20\n`,
        '主要指标.csv': `指标,单位,2024年,2025年\n地区生产总值,亿元,1000,${growth}\n投资,亿元,310.5,325.2\n`,
      },
    };
    const answer = await runTask(
      {
        kind: 'packs',
        query: {},
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: Buffer.from(JSON.stringify(body)),
        limits: { files: 10, unpackedBytes: 100_000, pages: 100 },
      },
      isAlone ? {} : { databaseFor: (files) => databases.for('one', files) },
    );
    return Buffer.from(answer.body).toString();
  };
  for (const growth of ['1062', '1071', '=1', '1062'])
    for (const edition of ['brief', 'handout', 'nonsense'])
      expect(await ask(growth, edition)).toBe(await ask(growth, edition, true));
});
