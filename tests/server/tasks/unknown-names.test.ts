import { expect, test } from 'vitest';
import { runTask } from '../../../src/server/tasks/run.js';

const files = {
  'pack.yaml': 'title: 主要指标\ndate: 2026-01-20\n',
  '主要指标.csv': '指标,单位,2024年,2025年\n地区生产总值,亿元,1000,1062\n',
};

/** What a task answers to a pack that is sound. */
async function ask(kind: string, query: Record<string, string>, sent: object = { files }) {
  const { status, body } = await runTask({
    kind,
    query,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(sent)),
    limits: { files: 10, unpackedBytes: 100_000, pages: 100 },
  });
  return { status, text: Buffer.from(body).toString() };
}

const both = { files, earlier: { ...files, '主要指标.csv': files['主要指标.csv'].replace('1062', '1061') } };

test.each([
  ['packs', { edition: 'nonsense' }, undefined],
  ['check', { edition: 'nonsense' }, undefined],
  ['check', { edition: 'brief,nonsense' }, undefined],
  ['proof', { edition: 'nonsense' }, undefined],
  ['diff', { edition: 'nonsense', corrections: 'true' }, both],
])(
  '%s refuses an edition that there is not and names those that there are: %o',
  async (kind, query, sent) => {
    const { status, text } = await ask(kind, query, sent);
    expect([status, text]).toEqual([422, expect.stringContaining('unknown-edition')]);
    expect(text).toContain('handout');
  },
);

test.each(['packs', 'check'])('%s refuses a palette that there is not', async (kind) => {
  const { status, text } = await ask(kind, { palette: 'nonsense', edition: 'brief' });
  expect([status, text]).toEqual([422, expect.stringContaining('unknown-palette')]);
  expect(text).toContain('朱蓝');
});

test('an edition for a diff without corrections would mean nothing, and is refused', async () => {
  expect((await ask('diff', { edition: 'handout' }, both)).status).toBe(400);
  expect((await ask('diff', {}, both)).status).toBe(200);
});

test('a fault of the pack itself is what a check answers, not a refusal', async () => {
  const sent = { files: { ...files, 'pack.yaml': `${files['pack.yaml']}editions: [nonsense]\n` } };
  const { status, text } = await ask('check', {}, sent);
  expect([status, JSON.parse(text).ok]).toEqual([200, false]);
});
