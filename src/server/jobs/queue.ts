import { randomUUID } from 'node:crypto';
import { refused } from '../answer/problem.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Log } from '../log.js';
import { CANCELLED, type Runner } from '../work/runner.js';
import { isFinished, type Job } from './job.js';
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

/** Is told of the changes of a job, and when there will be no more. */
export interface JobListener {
  tell(job: Job | undefined): void;
  end(): void;
}

const PAUSE_MS = 500;
const SWEEP_MS = 10 * 60 * 1000;

/** Jobs in the order in which they came. Those that were not finished when a service ended are done by the next. */
export class JobQueue {
  private readonly jobs = new Map<string, Job>();
  private readonly waiting: string[] = [];
  private readonly working = new Map<string, AbortController>();
  private readonly listeners = new Map<string, Set<JobListener>>();
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

  static async open(store: JobStore, settings: JobSettings, around: Surroundings): Promise<JobQueue> {
    const queue = new JobQueue(store, settings, around);
    const jobs = await store.load();
    for (const job of jobs.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
      queue.jobs.set(job.id, isFinished(job) ? job : { ...job, status: 'waiting' });
      if (!isFinished(job)) queue.waiting.push(job.id);
    }
    await queue.sweep();
    queue.next();
    return queue;
  }

  /** Keeps a task to be done. Refuses it where there are too many. */
  async add(request: TaskRequest, owner: string): Promise<Job> {
    if (this.isClosing || this.jobs.size >= this.settings.mostJobs) throw full;
    const { kind } = request;
    const createdAt = this.around.now().toISOString();
    const job: Job = { id: randomUUID(), kind, owner, status: 'waiting', createdAt };
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

  /** A job of a client; none where it is another's. */
  find(id: string, owner: string): Job | undefined {
    const job = this.jobs.get(id);
    return job?.owner === owner ? job : undefined;
  }

  result(job: Job): Promise<TaskResponse> {
    return this.store.result(job);
  }

  /** Tells of each change of a job, and of its end by undefined where it is taken away. Answers how to stop that. */
  watch(id: string, listener: JobListener): () => void {
    const listeners = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.listeners.delete(id);
    };
  }

  /** Gives a job up, and takes away all that is kept of it. */
  async remove({ id }: Job): Promise<void> {
    this.jobs.delete(id);
    const at = this.waiting.indexOf(id);
    if (at >= 0) this.waiting.splice(at, 1);
    this.working.get(id)?.abort(CANCELLED);
    this.tell(id, undefined);
    await this.store.remove(id);
  }

  counts(): Readonly<Record<Job['status'], number>> {
    const counts = { waiting: 0, working: 0, done: 0, failed: 0 };
    for (const { status } of this.jobs.values()) counts[status]++;
    return counts;
  }

  /** Takes no more; what is at work is left for the next start. */
  close(): void {
    this.isClosing = true;
    clearInterval(this.sweeping);
    for (const listeners of this.listeners.values()) for (const { end } of listeners) end();
    this.listeners.clear();
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
    const started = await this.change(id, { status: 'working', startedAt: this.time() });
    if (!started) return;
    const response = await this.respond(id, signal);
    const job = this.jobs.get(id);
    if (!job || !response || this.isClosing) return;
    const { body, ...rest } = response;
    const status = response.status < 400 ? 'done' : 'failed';
    const finished: Job = { ...job, status, finishedAt: this.time(), response: rest };
    await this.store.finish(finished, body);
    // it may have been given up while its result was written
    if (!this.jobs.has(id)) return this.store.remove(id);
    this.jobs.set(id, finished);
    this.tell(id, finished);
  }

  private async respond(id: string, signal: AbortSignal): Promise<TaskResponse | undefined> {
    const request = await this.store.request(id);
    while (!signal.aborted)
      try {
        return await this.around.runner.run(request, signal);
      } catch (problem) {
        if (signal.aborted || this.isClosing) return undefined;
        // clients that wait for their answers fill the workers: the job has time
        if (problem instanceof Refusal && problem.status === 503)
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        else return refused(problem instanceof Refusal ? problem : bug, 'en');
      }
    return undefined;
  }

  private async change(id: string, over: Partial<Job>): Promise<boolean> {
    const job = this.jobs.get(id);
    if (!job) return false;
    const changed = { ...job, ...over };
    this.jobs.set(id, changed);
    await this.store.save(changed);
    this.tell(id, changed);
    return true;
  }

  private tell(id: string, job: Job | undefined): void {
    for (const listener of this.listeners.get(id) ?? []) listener.tell(job);
  }

  private time(): string {
    return this.around.now().toISOString();
  }

  private async sweep(): Promise<void> {
    const oldest = new Date(this.around.now().getTime() - this.settings.keepHours * 3_600_000).toISOString();
    for (const job of [...this.jobs.values()])
      if (isFinished(job) && (job.finishedAt ?? job.createdAt) < oldest) await this.remove(job);
  }
}

const full = new Refusal(503, 'too-many-jobs', {
  zh: '任务太多，请过几秒再试',
  en: 'There are too many jobs: ask again in a few seconds',
});

const bug = new Refusal(500, 'bug', {
  zh: '程序出错，已记入日志',
  en: 'The program failed; its log tells why',
});
