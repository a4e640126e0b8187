import { expect, test } from 'vitest';
import { SharedResults } from '../../../src/incremental/shared-results.js';
import { runTask } from '../../../src/server/tasks/run.js';

const ask = async (growth: number, edition: string, results?: SharedResults) => {
  const files = {
    'pack.yaml': 'title: 主要指标\ndate: 2026-01-20\n',
    '主要指标.csv': `指标,单位,2024年,2025年\n地区生产总值,亿元,1000,${growth}\n固定资产投资,亿元,310.5,325.2\n`,
  };
  const { status, body } = await runTask(
    {
      kind: 'packs',
      query: { name: 'pack', edition },
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ files })),
      limits: { files: 10, unpackedBytes: 100_000, pages: 100 },
    },
    results && { results },
  );
  expect(status).toBe(200);
  return Buffer.from(body);
};

test('a pack after others has the very bytes of one that is the first', async () => {
  const results = new SharedResults(2 ** 25);
  for (const growth of [1062, 1071, 1062])
    for (const edition of ['brief', 'handout'])
      expect((await ask(growth, edition, results)).equals(await ask(growth, edition))).toBe(true);
});
