import { setTimeout } from 'node:timers/promises';
import type { Job as Order, Worker } from 'bullmq';
import { refused } from '../../answer/problem.js';
import { Refusal } from '../../answer/refusal.js';
import type { Log } from '../../log.js';
import { CANCELLED, type Runner } from '../../work/runner.js';
import { isFinished } from '../job.js';
import { outcomeOf, respondTo } from '../respond.js';
import type { JobStore } from '../store.js';
import type { QueueAddress } from './address.js';
import { connectionTo, GOODBYE_MS, isDoneIn, loadBullmq, QUEUE_NAME } from './connect.js';
import { Outage } from './outage.js';

const USUAL_SILENCE_MS = 10_000;
/** A job over which so many workers have died is not tried again: it may be what kills them. */
const MOST_ATTEMPTS = 6;
const LOOK_FOR_GIVEN_UP_MS = 1000;
const RETRY_MS = 1000;

export interface WorkSettings {
  readonly address: QueueAddress;
  /** Jobs that are worked at together. */
  readonly atOnce: number;
  /** A worker that is not heard of for this long is taken for dead, and its jobs are given to others. */
  readonly silenceMs?: number;
}

interface Surroundings {
  readonly store: JobStore;
  readonly runner: Runner;
  readonly log: Log;
  now(): Date;
}

/** Takes jobs from the queue once it is told to run, until it is closed by `closeWorker`. */
export function queueWorker(settings: WorkSettings, around: Surroundings): Worker {
  const { address, atOnce, silenceMs = USUAL_SILENCE_MS } = settings;
  const { Worker } = loadBullmq();
  const outage = new Outage(around.log);
  const worker: Worker = new Worker(QUEUE_NAME, (order) => noted(worker, work(order, around)), {
    ...connectionTo(address),
    concurrency: atOnce,
    lockDuration: silenceMs,
    stalledInterval: silenceMs / 2,
    maxStalledCount: MOST_ATTEMPTS - 1,
    runRetryDelay: RETRY_MS,
    // a job that waits for a worker to get warm would be kept from others that are
    autorun: false,
  });
  worker.on('error', () => outage.begin());
  for (const event of ['ready', 'active', 'drained'] as const) worker.on(event, () => void outage.end());
  worker.on('stalled', (id) => around.log({ event: 'job-stalled', level: 'warn', job: id }));
  worker.on('failed', (order) => void giveUp(order, around));
  return worker;
}

/** The jobs that each worker is at. */
const atWork = new WeakMap<Worker, Set<Promise<void>>>();

async function noted(worker: Worker, job: Promise<void>): Promise<void> {
  const jobs = atWork.get(worker) ?? new Set();
  atWork.set(worker, jobs.add(job));
  try {
    await job;
  } finally {
    jobs.delete(job);
  }
}

/**
 * Has a worker take no more, end what it is at and tell Redis. Where that is away it is not waited for: what came of
 * the jobs is in the store.
 */
export async function closeWorker(worker: Worker): Promise<void> {
  const closing = worker.close();
  do {
    await Promise.race([closing, Promise.allSettled(atWork.get(worker) ?? [])]);
    if (await isDoneIn(GOODBYE_MS, closing)) return;
  } while (atWork.get(worker)?.size);
  void worker.disconnect().catch(() => {});
}

/** Takes jobs until the worker is closed, whatever becomes of Redis. */
export async function runUntilClosed(worker: Worker): Promise<void> {
  while (!worker.closing)
    try {
      await worker.run();
      return;
    } catch {
      await setTimeout(RETRY_MS);
    }
}

async function work(order: Order, around: Surroundings): Promise<void> {
  const { store, runner, log } = around;
  const id = order.id as string;
  const attempt = order.attemptsStarted;
  const job = await store.find(id);
  const request = job && !isFinished(job) ? await store.request(id) : undefined;
  // given up, or done by a worker that had no time left to tell of it
  if (!job || !request) {
    if (job && isFinished(job)) await store.tidy(id);
    return log({ event: 'job-passed', level: 'info', job: id });
  }
  const startedAt = around.now().toISOString();
  const [signal, stopLooking] = givenUp(id, store);
  try {
    const response = await respondTo(request, runner, signal, () => false);
    if (!response) return;
    const outcome = outcomeOf(response, around.now().toISOString());
    const isKept = await store.finish({ ...job, startedAt, attempt, ...outcome }, response.body);
    log({
      event: isKept ? 'job-done' : 'job-passed',
      level: 'info',
      job: id,
      attempt,
      status: response.status,
    });
  } finally {
    stopLooking();
  }
}

/** Aborts once a job has been taken away. Answers how to stop looking, too. */
function givenUp(id: string, store: JobStore): [AbortSignal, () => void] {
  const controller = new AbortController();
  const looking = setInterval(async () => {
    const job = await store.find(id).catch(() => 'unknown');
    if (job === undefined) controller.abort(CANCELLED);
  }, LOOK_FOR_GIVEN_UP_MS);
  return [controller.signal, () => clearInterval(looking)];
}

/** Answers for a job that workers died over too often. One that failed otherwise is given to a worker once more. */
async function giveUp(order: Order | undefined, { store, log, now }: Surroundings): Promise<void> {
  const id = order?.id ?? '';
  log({ event: 'job-failed', level: 'error', job: id });
  const job = await store.find(id).catch(() => undefined);
  if (!order || !job || order.stalledCounter < MOST_ATTEMPTS) return;
  const { body, ...response } = refused(workersDied, 'en');
  const outcome = outcomeOf({ body, ...response }, now().toISOString());
  await store.finish({ ...job, attempt: order.attemptsStarted, ...outcome }, body);
}

const workersDied = new Refusal(500, 'workers-died', {
  zh: `做了 ${MOST_ATTEMPTS} 次都中途断掉，不再做`,
  en: `It was broken off ${MOST_ATTEMPTS} times, and is not tried again`,
});
