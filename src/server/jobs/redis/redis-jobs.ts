import { randomUUID } from 'node:crypto';
import type { IRedisClient, Queue, QueueEvents } from 'bullmq';
import { Refusal } from '../../answer/refusal.js';
import type { TaskRequest, TaskResponse } from '../../exchange.js';
import type { Log } from '../../log.js';
import { isFinished, type Job } from '../job.js';
import type { JobCounts, JobListener, Jobs } from '../jobs.js';
import { JobListeners } from '../listeners.js';
import { isOutdated } from '../outdated.js';
import { tooManyJobs } from '../refusals.js';
import type { JobStore } from '../store.js';
import type { QueueAddress } from './address.js';
import { connectionTo, GOODBYE_MS, isDoneIn, loadBullmq, QUEUE_NAME, within } from './connect.js';
import { Outage } from './outage.js';

export interface RedisJobSettings {
  readonly address: QueueAddress;
  /** Jobs that may wait for a worker. */
  readonly mostWaiting: number;
  /** How long a finished one is kept. */
  readonly keepHours: number;
}

interface Surroundings {
  readonly store: JobStore;
  readonly log: Log;
  now(): Date;
  /** Throws where the store is not that of the workers. */
  check(client: IRedisClient): Promise<void>;
}

/** What is asked of Redis is answered in this time or not at all. */
const ANSWER_MS = 3000;
const TICK_MS = 2000;
/** How often it is looked for jobs that Redis has lost, and for those that are kept no longer. */
const SWEEP_MS = 60_000;
const SWEEP_AFTER_TICKS = SWEEP_MS / TICK_MS;

/**
 * Jobs that workers do, on this machine or on others. The store says which there are and what came of them; Redis only
 * says whose turn it is. So a Redis that has forgotten everything is told again, and of a job that is done twice
 * there is one result.
 */
export class RedisJobs implements Jobs {
  private readonly listeners = new JobListeners();
  private readonly outage: Outage;
  private readonly ticking: NodeJS.Timeout;
  private readonly told = new Map<string, string>();
  private readonly refreshing = new Map<string, Promise<void>>();
  private ticks = -1;

  private constructor(
    private readonly queue: Queue,
    private readonly events: QueueEvents,
    private readonly settings: RedisJobSettings,
    private readonly around: Surroundings,
  ) {
    this.outage = new Outage(around.log);
    // each try to reach it again tells why it failed; that it is away is told by the tick
    queue.on('error', () => {});
    events.on('error', () => {});
    for (const event of ['active', 'waiting', 'stalled', 'completed', 'failed', 'removed'] as const)
      events.on(event, ({ jobId }: { jobId: string }) => void this.refresh(jobId));
    this.ticking = setInterval(() => void this.tick(), TICK_MS);
    this.ticking.unref();
  }

  /** Opens them once Redis was reached. */
  static async open(settings: RedisJobSettings, around: Surroundings): Promise<RedisJobs> {
    const { Queue, QueueEvents } = loadBullmq();
    const to = connectionTo(settings.address);
    // a client that asks is told that Redis is away, rather than left waiting for it
    const queue = new Queue(QUEUE_NAME, {
      ...to,
      connection: { ...to.connection, enableOfflineQueue: false },
    });
    const events = new QueueEvents(QUEUE_NAME, to);
    const jobs = new RedisJobs(queue, events, settings, around);
    await jobs.tick();
    return jobs;
  }

  async add(request: TaskRequest, owner: string): Promise<Job> {
    const { waiting } = await this.counts();
    if (waiting >= this.settings.mostWaiting) throw tooManyJobs;
    const createdAt = this.around.now().toISOString();
    const job: Job = { id: randomUUID(), kind: request.kind, owner, status: 'waiting', createdAt };
    await this.around.store.add(job, request);
    try {
      await asked(this.queue.add(job.kind, {}, orderOf(job)));
    } catch (problem) {
      // whether or not Redis has it: a job that is not in the store is done by nobody
      await this.around.store.remove(job.id);
      throw problem;
    }
    return job;
  }

  async find(id: string, owner: string): Promise<Job | undefined> {
    // without Redis it is known that there is such a job, though not how far it is
    const job = await this.current(id).catch(() => this.around.store.find(id));
    return job?.owner === owner ? job : undefined;
  }

  result(job: Job): Promise<TaskResponse> {
    return this.around.store.result(job);
  }

  watch(id: string, listener: JobListener): () => void {
    const stop = this.listeners.add(id, listener);
    // what has changed since it was looked up, though others know it already
    this.told.delete(id);
    void this.refresh(id);
    return stop;
  }

  async remove({ id }: Job): Promise<void> {
    await this.around.store.remove(id);
    this.listeners.tell(id, undefined);
    // one that is worked at is locked: its worker sees that it is gone from the store
    await asked(this.queue.remove(id)).catch(() => {});
  }

  async counts(): Promise<JobCounts> {
    const {
      waiting = 0,
      prioritized = 0,
      active = 0,
    } = await asked(this.queue.getJobCounts('waiting', 'prioritized', 'active'));
    return { waiting: waiting + prioritized, working: active };
  }

  async close(): Promise<void> {
    clearInterval(this.ticking);
    this.listeners.end();
    const closing = Promise.allSettled([this.queue.close(), this.events.close()]);
    if (await isDoneIn(GOODBYE_MS, closing)) return;
    // that of a Redis that is away may never be done either
    for (const one of [this.queue, this.events]) void one.disconnect().catch(() => {});
  }

  /** A job as the store has it, and Redis as long as it is not finished. */
  private async current(id: string): Promise<Job | undefined> {
    const job = await this.around.store.find(id);
    if (!job || isFinished(job)) return job;
    const order = await asked(this.queue.getJob(id));
    // it may have been finished in between
    if (!order) return this.around.store.find(id);
    const isActive = (await asked(order.getState())) === 'active';
    return {
      ...job,
      status: isActive ? 'working' : 'waiting',
      ...(order.attemptsStarted > 0 && { attempt: order.attemptsStarted }),
      ...(isActive && order.processedOn && { startedAt: new Date(order.processedOn).toISOString() }),
    };
  }

  /** Tells who listens to a job of what is new, in the order in which it came about. */
  private refresh(id: string): Promise<void> {
    const refreshed = (this.refreshing.get(id) ?? Promise.resolve())
      .then(() => this.refreshNow(id))
      // what could not be asked now is asked again by the tick
      .catch(() => {})
      .finally(() => {
        if (this.refreshing.get(id) === refreshed) this.refreshing.delete(id);
      });
    this.refreshing.set(id, refreshed);
    return refreshed;
  }

  private async refreshNow(id: string): Promise<void> {
    if (!this.listeners.ids.includes(id)) return;
    const job = await this.current(id);
    const state = JSON.stringify(job) ?? 'removed';
    if (this.told.get(id) === state) return;
    this.told.set(id, state);
    this.listeners.tell(id, job);
  }

  private async tick(): Promise<void> {
    this.ticks++;
    for (const id of this.told.keys()) if (!this.listeners.ids.includes(id)) this.told.delete(id);
    try {
      await this.counts();
      if (this.outage.end() || this.ticks % SWEEP_AFTER_TICKS === 0) await this.sweep();
    } catch {
      this.outage.begin();
    }
    // events get lost with a Redis that is started anew
    await Promise.all(this.listeners.ids.map((id) => this.refresh(id)));
  }

  /** Tells Redis of the jobs that it does not have, and lets old ones go. */
  private async sweep(): Promise<void> {
    await this.around.check(await this.queue.getBackend().connection.client);
    const now = this.around.now();
    const jobs = await this.around.store.load(now);
    for (const job of jobs)
      if (isOutdated(job, now, this.settings.keepHours)) await this.around.store.remove(job.id);
    const unfinished = jobs.filter((job) => !isFinished(job));
    unfinished.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    if (unfinished.length === 0) return;
    const orders = unfinished.map((job) => ({ name: job.kind, data: {}, opts: orderOf(job) }));
    await within(SWEEP_MS, this.queue.addBulk(orders));
  }
}

/** One that is known by that id is not added again; those that are done with are in the store. */
function orderOf({ id }: Job) {
  return { jobId: id, removeOnComplete: true, removeOnFail: true };
}

/** What Redis answers. Throws a Refusal where it does not. */
async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await within(ANSWER_MS, answer);
  } catch {
    throw away;
  }
}

const away = new Refusal(503, 'queue-away', {
  zh: '任务队列暂时连不上，请过几秒再试',
  en: 'The queue of jobs can’t be reached just now: ask again in a few seconds',
});
