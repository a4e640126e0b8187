import { randomUUID } from 'node:crypto';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Log } from '../log.js';
import { CANCELLED, type Runner } from '../work/runner.js';
import { isFinished, type Job } from './job.js';
import type { JobCounts, JobListener, Jobs } from './jobs.js';
import { JobListeners } from './listeners.js';
import { isOutdated } from './outdated.js';
import { tooManyJobs } from './refusals.js';
import { outcomeOf, respondTo } from './respond.js';
import type { JobStore } from './store.js';

export interface JobSettings {
  /** Jobs that are worked at together. */
  readonly atOnce: number;
  /** Jobs that are kept, finished or not. */
  readonly mostJobs: number;
  /** How long a finished one is kept. */
  readonly keepHours: number;
}

interface Surroundings {
  readonly runner: Runner;
  readonly log: Log;
  now(): Date;
}

const SWEEP_MS = 10 * 60 * 1000;

/**
 * Jobs that the service does itself, in the order in which they came. Those that were not finished when a service ended
 * are done by the next.
 */
export class OwnJobs implements Jobs {
  private readonly jobs = new Map<string, Job>();
  private readonly waiting: string[] = [];
  private readonly working = new Map<string, AbortController>();
  private readonly listeners = new JobListeners();
  private readonly sweeping: NodeJS.Timeout;
  private isClosing = false;

  private constructor(
    private readonly store: JobStore,
    private readonly settings: JobSettings,
    private readonly around: Surroundings,
  ) {
    this.sweeping = setInterval(() => void this.sweep(), SWEEP_MS);
    this.sweeping.unref();
  }

  static async open(store: JobStore, settings: JobSettings, around: Surroundings): Promise<OwnJobs> {
    const queue = new OwnJobs(store, settings, around);
    const jobs = await store.load(around.now());
    for (const job of jobs.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
      queue.jobs.set(job.id, isFinished(job) ? job : { ...job, status: 'waiting' });
      if (!isFinished(job)) queue.waiting.push(job.id);
    }
    await queue.sweep();
    queue.next();
    return queue;
  }

  async add(request: TaskRequest, owner: string): Promise<Job> {
    if (this.isClosing || this.jobs.size >= this.settings.mostJobs) throw tooManyJobs;
    const { kind } = request;
    const job: Job = { id: randomUUID(), kind, owner, status: 'waiting', createdAt: this.time() };
    this.jobs.set(job.id, job);
    try {
      await this.store.add(job, request);
    } catch (problem) {
      this.jobs.delete(job.id);
      throw problem;
    }
    this.waiting.push(job.id);
    this.next();
    return job;
  }

  async find(id: string, owner: string): Promise<Job | undefined> {
    const job = this.jobs.get(id);
    return job?.owner === owner ? job : undefined;
  }

  result(job: Job): Promise<TaskResponse> {
    return this.store.result(job);
  }

  watch(id: string, listener: JobListener): () => void {
    return this.listeners.add(id, listener);
  }

  async remove({ id }: Job): Promise<void> {
    this.jobs.delete(id);
    const at = this.waiting.indexOf(id);
    if (at >= 0) this.waiting.splice(at, 1);
    this.working.get(id)?.abort(CANCELLED);
    this.listeners.tell(id, undefined);
    await this.store.remove(id);
  }

  async counts(): Promise<JobCounts> {
    return { waiting: this.waiting.length, working: this.working.size };
  }

  async close(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.sweeping);
    this.listeners.end();
  }

  private next(): void {
    while (!this.isClosing && this.working.size < this.settings.atOnce) {
      const id = this.waiting.shift();
      if (id === undefined) return;
      const controller = new AbortController();
      this.working.set(id, controller);
      void this.work(id, controller.signal)
        .catch(() => this.around.log({ event: 'job-failed', level: 'error' }))
        .finally(() => {
          this.working.delete(id);
          this.next();
        });
    }
  }

  private async work(id: string, signal: AbortSignal): Promise<void> {
    const request = await this.start(id);
    if (!request) return;
    const response = await respondTo(request, this.around.runner, signal, () => this.isClosing);
    const job = this.jobs.get(id);
    if (!job || !response || this.isClosing) return;
    const finished: Job = { ...job, ...outcomeOf(response, this.time()) };
    // it may be given up while its result is written
    if (!(await this.store.finish(finished, response.body)) || !this.jobs.has(id)) return;
    this.jobs.set(id, finished);
    this.listeners.tell(id, finished);
  }

  private async start(id: string): Promise<TaskRequest | undefined> {
    const job = this.jobs.get(id);
    if (!job) return undefined;
    const { attempt = 0 } = job;
    const started: Job = { ...job, status: 'working', startedAt: this.time(), attempt: attempt + 1 };
    this.jobs.set(id, started);
    await this.store.save(started);
    this.listeners.tell(id, started);
    return this.store.request(id);
  }

  private time(): string {
    return this.around.now().toISOString();
  }

  private async sweep(): Promise<void> {
    const now = this.around.now();
    for (const job of [...this.jobs.values()])
      if (isOutdated(job, now, this.settings.keepHours)) await this.remove(job);
  }
}
