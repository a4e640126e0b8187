import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ReportError } from '../../../../src/core/diagnostics.js';
import type { TaskRequest, TaskResponse } from '../../../../src/server/exchange.js';
import { FolderStore } from '../../../../src/server/jobs/folder-store.js';
import type { Job } from '../../../../src/server/jobs/job.js';
import { queueAddress } from '../../../../src/server/jobs/redis/address.js';
import { openQueueWorker, openRedisJobs } from '../../../../src/server/jobs/redis/open.js';
import type { RedisJobs } from '../../../../src/server/jobs/redis/redis-jobs.js';
import { closeWorker, queueWorker } from '../../../../src/server/jobs/redis/work.js';
import type { Runner } from '../../../../src/server/work/runner.js';
import { temporaryFolder } from '../../../support/packs.js';
import { type OwnRedis, startRedis } from '../../../support/redis.mjs';
import { world } from '../../../support/world.js';

const isAsked = process.env.BRIEFING_TEST_REDIS !== undefined;
const NOT_RUN = 'NOT RUN: jobs over Redis, unless BRIEFING_TEST_REDIS is set (.ci/run does)';
if (!isAsked) process.stderr.write(`\n${NOT_RUN}\n`);

const counts = { pages: 1, warnings: 0, errors: 0 };
const request = (body: string): TaskRequest => ({
  kind: 'packs',
  query: {},
  headers: {},
  body: Buffer.from(body),
  limits: { files: 1, unpackedBytes: 1, pages: 1 },
});
const answer = ({ body }: TaskRequest): TaskResponse => ({ status: 200, headers: {}, body, counts });
const never: Runner['run'] = () => new Promise<TaskResponse>(() => {});

describe.skipIf(!isAsked)('jobs over Redis', () => {
  let redis: OwnRedis;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const opened: { close(): Promise<unknown> }[] = [];
  let database = 0;

  beforeAll(async () => {
    redis = await startRedis();
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await redis.stop();
    await folder.remove();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    database++;
  });

  const place = () => ({
    address: queueAddress(`${redis.url}/${database}`),
    folder: `${folder.path}/${database}`,
  });
  const serve = async () => {
    const settings = { ...place(), mostWaiting: 5, keepHours: 1 };
    const jobs = await openRedisJobs(world, settings, () => {});
    opened.push(jobs);
    return jobs;
  };
  const work = (run: Runner['run'], silenceMs = 10_000) => {
    const store = new FolderStore(world.files, place().folder, 1000);
    const runner = {
      run,
      state: () => ({ workers: 1, busy: 0, waiting: 0, replaced: 0 }),
      close: async () => {},
    };
    const around = { store, runner, log: () => {}, now: () => new Date() };
    const worker = queueWorker({ address: place().address, atOnce: 1, silenceMs }, around);
    opened.push(worker);
    void worker.run();
    return worker;
  };

  /** What is told of a job until its end. */
  const told = ({ id }: Job, jobs: RedisJobs) =>
    new Promise<(Job | undefined)[]>((resolve) => {
      const seen: (Job | undefined)[] = [];
      const tell = (job: Job | undefined) => {
        seen.push(job);
        if (!job || job.finishedAt) resolve(seen);
      };
      jobs.watch(id, { tell, end: () => resolve(seen) });
    });
  const ended = async (job: Job, jobs: RedisJobs) => (await told(job, jobs)).at(-1);

  test('are done by workers, and told of by any service, to whom they belong', async () => {
    const [jobs, other] = [await serve(), await serve()];
    const job = await jobs.add(request('a'), 'me');
    const end = ended(job, other);
    work(async (one) => answer(one));
    const done = (await end) as Job;
    expect(done).toMatchObject({ id: job.id, status: 'done', attempt: 1 });
    expect(Buffer.from((await other.result(done)).body).toString()).toBe('a');
    expect([await jobs.find(job.id, 'you'), (await other.find(job.id, 'me'))?.status]).toEqual([
      undefined,
      'done',
    ]);
    expect(await jobs.counts()).toEqual({ waiting: 0, working: 0 });
  });

  test('are begun again by another worker where one has died over them, which is told', async () => {
    const jobs = await serve();
    const job = await jobs.add(request('a'), 'me');
    const seen = told(job, jobs);
    const first = work(never, 500);
    await expect
      .poll(async () => (await jobs.find(job.id, 'me'))?.status, { timeout: 20_000 })
      .toBe('working');
    await first.close(true);
    work(async (one) => answer(one), 500);
    const states = (await seen).map((one) => [one?.status, one?.attempt]);
    expect(states).toContainEqual(['working', 1]);
    expect(states.at(-1)).toEqual(['done', 2]);
  });

  test('are given up once too many workers have died over them', async () => {
    const jobs = await serve();
    const job = await jobs.add(request('a'), 'me');
    for (let attempt = 1; attempt <= 6; attempt++) {
      const worker = work(never, 300);
      await expect
        .poll(async () => jobs.find(job.id, 'me'), { timeout: 20_000 })
        .toMatchObject({ status: 'working', attempt });
      await worker.close(true);
    }
    work(async (one) => answer(one), 300);
    expect(await ended(job, jobs)).toMatchObject({ status: 'failed', response: { status: 500 } });
  });

  test('end at once where they are given up, waiting or at work', async () => {
    const jobs = await serve();
    let reason: unknown;
    const [first, second] = [await jobs.add(request('a'), 'me'), await jobs.add(request('b'), 'me')];
    const done: string[] = [];
    work((one, signal) => {
      done.push(Buffer.from(one.body).toString());
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reason = signal.reason;
          reject(new Error('given up'));
        });
      });
    });
    await expect.poll(() => done, { timeout: 20_000 }).toEqual(['a']);
    const ends = [first, second].map((job) => ended(job, jobs));
    await jobs.remove(second);
    await jobs.remove(first);
    expect(await Promise.all(ends)).toEqual([undefined, undefined]);
    await expect.poll(() => reason, { timeout: 20_000 }).toBe('cancelled');
    await expect.poll(() => jobs.counts(), { timeout: 20_000 }).toEqual({ waiting: 0, working: 0 });
    expect(done).toEqual(['a']);
  });

  test('outlive a Redis that has forgotten them', async () => {
    const jobs = await serve();
    const job = await jobs.add(request('a'), 'me');
    const end = ended(job, jobs);
    await redis.crash();
    const asked = () => jobs.counts().catch(({ code }) => code);
    await expect.poll(asked, { timeout: 20_000 }).toBe('queue-away');
    await expect(jobs.add(request('b'), 'me')).rejects.toMatchObject({ status: 503 });
    expect(await jobs.find(job.id, 'me')).toMatchObject({ status: 'waiting' });
    await redis.start();
    work(async (one) => answer(one));
    expect(await end).toMatchObject({ status: 'done' });
  });

  test('are ended by a worker that is told to end while Redis is away, which keeps neither it nor the service', async () => {
    const jobs = await serve();
    const job = await jobs.add(request('a'), 'me');
    let end = () => {};
    const worker = work((one) => new Promise((resolve) => (end = () => resolve(answer(one)))));
    await expect
      .poll(async () => (await jobs.find(job.id, 'me'))?.status, { timeout: 20_000 })
      .toBe('working');
    await redis.crash();
    const closing = closeWorker(worker);
    end();
    await Promise.all([closing, jobs.close()]);
    const store = new FolderStore(world.files, place().folder, 1000);
    expect(await store.find(job.id)).toMatchObject({ status: 'done' });
    opened.length = 0;
    await redis.start();
  });

  test('are no more than may wait', async () => {
    const jobs = await serve();
    for (let count = 0; count < 5; count++) await jobs.add(request('a'), 'me');
    await expect(jobs.add(request('b'), 'me')).rejects.toMatchObject({ status: 503, code: 'too-many-jobs' });
  });

  test('are taken by no worker that keeps them elsewhere', async () => {
    await serve();
    const settings = { ...place(), folder: `${folder.path}/elsewhere`, atOnce: 1 };
    await expect(openQueueWorker(world, settings)).rejects.toThrow(ReportError);
  });
});

test.each(['redis://127.0.0.1:6379/2', 'rediss://user:secret@redis.example'])(
  '%s is told without what is secret',
  (url) => {
    expect(queueAddress(url).shown).not.toMatch(/secret|user/);
    expect(queueAddress(url).url).toContain(url);
  },
);

test.each(['', 'redis', 'redis:x', 'http://127.0.0.1', 'redis://', 'redis://host/a'])(
  '“%s” is no address',
  (text) => {
    expect(() => queueAddress(text)).toThrow(ReportError);
  },
);
