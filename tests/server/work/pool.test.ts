import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../src/server/log.js';
import { Pool, type PoolSettings } from '../../../src/server/work/pool.js';
import { CHECKOUT } from '../../support/packs.js';
import { world } from '../../support/world.js';

const log: LogEntry[] = [];
let pool: Pool | undefined;

afterEach(async () => {
  await pool?.close();
  pool = undefined;
});

async function open(settings: Partial<PoolSettings> = {}): Promise<Pool> {
  const opened = new Pool({
    program: join(CHECKOUT, 'tests', 'fixtures', 'worker.mjs'),
    env: {},
    office: {},
    isWaitedFor: false,
    workers: 1,
    mostWaiting: 10,
    taskSeconds: 20,
    taskMegabytes: 200,
    files: world.files,
    log: (entry) => log.push(entry),
    ...settings,
  });
  pool = opened;
  await expect.poll(() => opened.state().workers, { timeout: 10_000 }).toBe(settings.workers ?? 1);
  return opened;
}

const request = (kind: string, body = '') => ({
  kind,
  query: {},
  headers: {},
  body: Buffer.from(body),
  limits: { files: 1, unpackedBytes: 1, pages: 1 },
});
const unstopped = () => new AbortController().signal;
const ask = (one: Pool, kind: string, body?: string) => one.run(request(kind, body), unstopped());
const code = (task: Promise<unknown>) => task.catch((problem) => problem.code ?? problem.message);

describe('a pool of workers', () => {
  test('answers each task with its own, however many there are', async () => {
    const open_ = await open({ workers: 2, mostWaiting: 100 });
    const bodies = Array.from({ length: 50 }, (_, index) => `${index}`);
    const answers = await Promise.all(bodies.map((body) => ask(open_, 'echo', body)));
    expect(answers.map(({ body }) => Buffer.from(body).toString())).toEqual(bodies);
    expect(new Set(answers.map(({ headers }) => headers.pid)).size).toBe(2);
  });

  test('takes no more than may wait', async () => {
    const one = await open({ mostWaiting: 2 });
    const tasks = Array.from({ length: 5 }, () => code(ask(one, 'slow')));
    expect((await Promise.all(tasks)).filter((answer) => answer === 'busy')).toHaveLength(2);
  });

  test.each([
    ['time', 'hang', { taskSeconds: 0.5 }, 'too-long'],
    ['heap', 'eat', { taskMegabytes: 100 }, 'too-much-memory'],
    ['memory beside the heap', 'fill', { taskMegabytes: 200 }, 'too-much-memory'],
  ])('ends a worker that takes more %s than it may, and has another', async (_, kind, settings, reason) => {
    const one = await open(settings);
    const [ended, after] = [code(ask(one, kind)), ask(one, 'echo', 'next')];
    expect(await ended).toBe(reason);
    expect(Buffer.from((await after).body).toString()).toBe('next');
    expect(one.state()).toMatchObject({ workers: 1, busy: 0, waiting: 0, replaced: 1 });
  });

  test('does a task again whose worker was killed', async () => {
    const one = await open();
    const { headers } = await ask(one, 'echo');
    const task = ask(one, 'slow', 'kept');
    process.kill(Number(headers.pid), 'SIGKILL');
    const answer = await task;
    expect(Buffer.from(answer.body).toString()).toBe('kept');
    expect(answer.headers.pid).not.toBe(headers.pid);
  });

  test('gives a task up over which workers were killed twice', async () => {
    const one = await open();
    const task = code(ask(one, 'hang'));
    for (const expected of [1, 2]) {
      const [worker] = [...(one as unknown as { all: Set<{ id: number }> }).all];
      process.kill(worker?.id ?? 0, 'SIGKILL');
      await expect
        .poll(() => one.state(), { timeout: 10_000 })
        .toMatchObject({ replaced: expected, workers: 1 });
    }
    expect(await task).toMatch(/twice/);
  });

  test('tells a bug, and goes on', async () => {
    const one = await open();
    expect(await code(ask(one, 'bug'))).toBe('bug in a task');
    expect((await ask(one, 'echo')).status).toBe(200);
    expect(one.state().replaced).toBe(0);
  });

  test('forgets what waits and is given up', async () => {
    const one = await open();
    const gone = new AbortController();
    const [first, second] = [ask(one, 'slow'), code(one.run(request('echo'), gone.signal))];
    gone.abort();
    expect(await second).toBe('gone');
    expect((await first).status).toBe(200);
  });
});
