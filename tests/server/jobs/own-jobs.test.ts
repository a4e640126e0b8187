import { describe, expect, test } from 'vitest';
import { MemoryFiles } from '../../../src/core/world/memory-files.js';
import { Refusal } from '../../../src/server/answer/refusal.js';
import type { TaskRequest, TaskResponse } from '../../../src/server/exchange.js';
import { FolderStore } from '../../../src/server/jobs/folder-store.js';
import type { Job } from '../../../src/server/jobs/job.js';
import { type JobSettings, OwnJobs } from '../../../src/server/jobs/own-jobs.js';
import type { Runner } from '../../../src/server/work/runner.js';

const counts = { pages: 1, warnings: 0, errors: 0 };
const request = (body: string): TaskRequest => ({
  kind: 'packs',
  query: { name: '我市' },
  headers: { accept: 'application/pdf' },
  body: Buffer.from(body),
  limits: { files: 1, unpackedBytes: 1, pages: 1 },
});
const answer = ({ body }: TaskRequest): TaskResponse => ({ status: 200, headers: { a: 'b' }, body, counts });

function runnerThat(run: Runner['run']): Runner {
  return { run, state: () => ({ workers: 1, busy: 0, waiting: 0, replaced: 0 }), close: async () => {} };
}

function open(
  files: MemoryFiles,
  run: Runner['run'],
  settings: Partial<JobSettings> = {},
  now = () => new Date(),
) {
  const store = new FolderStore(files, '/jobs', 1000);
  const usual = { atOnce: 2, mostJobs: 5, keepHours: 1, ...settings };
  return OwnJobs.open(store, usual, { runner: runnerThat(run), log: () => {}, now });
}

const never = () => new Promise<TaskResponse>(() => {});

function finished(queue: OwnJobs, { id }: Job): Promise<Job | undefined> {
  return new Promise((resolve) => {
    const tell = (job: Job | undefined) => {
      if (!job || job.finishedAt) resolve(job);
    };
    void queue.find(id, 'me').then(tell);
    queue.watch(id, { tell, end: () => resolve(undefined) });
  });
}

describe('a queue of jobs', () => {
  test('does each and keeps what came of it', async () => {
    const queue = await open(new MemoryFiles(), async (one) => answer(one));
    const jobs = await Promise.all(['a', 'b', 'c'].map((body) => queue.add(request(body), 'me')));
    const done = await Promise.all(jobs.map((job) => finished(queue, job)));
    const results = await Promise.all(done.map((job) => queue.result(job as Job)));
    expect(results.map(({ body }) => Buffer.from(body).toString())).toEqual(['a', 'b', 'c']);
    expect(results[0]).toMatchObject({ status: 200, headers: { a: 'b' }, counts });
  });

  test('goes on after the service has ended in mid-job, with the very request', async () => {
    const files = new MemoryFiles();
    const first = await open(files, never, { atOnce: 1 });
    const jobs = await Promise.all(['a', 'b'].map((body) => first.add(request(body), 'me')));
    first.close();
    const seen: TaskRequest[] = [];
    const next = await open(files, async (one) => {
      seen.push(one);
      return answer(one);
    });
    for (const job of jobs) expect(await finished(next, job)).toMatchObject({ id: job.id, status: 'done' });
    expect(seen.map(({ body, ...rest }) => ({ ...rest, body: Buffer.from(body).toString() }))).toEqual(
      ['a', 'b'].map((body) => ({ ...request(body), body })),
    );
  });

  test('takes away a job that was not kept whole', async () => {
    const files = new MemoryFiles();
    files.set('/jobs/00000000-0000-4000-8000-000000000000/body', Buffer.from('x'));
    files.set('/jobs/something else', Buffer.from('x'));
    await open(files, never);
    expect(files.sync.list('/jobs')).toEqual(['something else']);
  });

  test('waits where the workers are busy, and keeps why a task was refused', async () => {
    const problems = [
      new Refusal(503, 'busy', { zh: '', en: '' }),
      new Refusal(413, 'too-long', { zh: '太久', en: '' }),
    ];
    const queue = await open(new MemoryFiles(), () => Promise.reject(problems.shift()));
    const job = await finished(queue, await queue.add(request('a'), 'me'));
    expect(job).toMatchObject({ status: 'failed', response: { status: 413 } });
    expect(Buffer.from((await queue.result(job as Job)).body).toString()).toContain('太久');
  });

  test('is told of to whom it belongs', async () => {
    const queue = await open(new MemoryFiles(), never);
    const { id } = await queue.add(request('a'), 'me');
    expect(await queue.find(id, 'me')).toBeDefined();
    expect(await queue.find(id, 'you')).toBeUndefined();
  });

  test('gives up a job with all that is kept of it, and stops the work', async () => {
    const files = new MemoryFiles();
    let reason: unknown;
    let isRunning = false;
    const queue = await open(files, (_, signal) => {
      isRunning = true;
      signal.addEventListener('abort', () => {
        reason = signal.reason;
      });
      return never();
    });
    const job = await queue.add(request('a'), 'me');
    await expect.poll(() => isRunning).toBe(true);
    const end = finished(queue, job);
    await queue.remove(job);
    expect(await end).toBeUndefined();
    expect([reason, files.sync.list('/jobs')]).toEqual(['cancelled', []]);
  });

  test('takes no more than it may keep, and lets old ones go', async () => {
    const files = new MemoryFiles();
    let hour = 10;
    const now = () => new Date(Date.UTC(2026, 0, 20, hour));
    const queue = await open(files, async (one) => answer(one), { mostJobs: 1 }, now);
    const job = await queue.add(request('a'), 'me');
    await finished(queue, job);
    await expect(queue.add(request('b'), 'me')).rejects.toMatchObject({ status: 503 });
    queue.close();
    hour = 12;
    expect(await (await open(files, never, {}, now)).find(job.id, 'me')).toBeUndefined();
  });
});
