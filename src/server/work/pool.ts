import type { Files } from '../../core/world.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Log } from '../log.js';
import { residentBytes } from './resident-bytes.js';
import { CANCELLED, type Runner, type RunnerState } from './runner.js';
import { WorkerEnded, WorkerProcess, type WorkerSettings } from './worker-process.js';

export interface PoolSettings extends Omit<WorkerSettings, 'heapMegabytes'> {
  readonly workers: number;
  /** Tasks that may wait for a worker. */
  readonly mostWaiting: number;
  /** What one task may take. */
  readonly taskSeconds: number;
  readonly taskMegabytes: number;
  readonly files: Files;
  readonly log: Log;
}

interface Waiting {
  readonly request: TaskRequest;
  readonly signal: AbortSignal;
  resolve(response: TaskResponse): void;
  reject(problem: unknown): void;
  /** Whether a worker has ended over it already. */
  isSecondTry: boolean;
}

/** How long a worker that does not come up is waited for before the next is tried. */
const PAUSE_MS = 1000;
const WATCH_MS = 200;
/** A task whose client has gone may be nearly done, and a new worker takes as long as a few tasks. */
const LEFT_MS = 5000;

/** Workers that are warm, and the tasks that wait for one of them. */
export class Pool implements Runner {
  private readonly all = new Set<WorkerProcess>();
  private readonly idle: WorkerProcess[] = [];
  private readonly queue: Waiting[] = [];
  private readonly started = new Set<() => void>();
  private replaced = 0;
  private isClosing = false;

  constructor(private readonly settings: PoolSettings) {
    for (let count = 0; count < settings.workers; count++) void this.keepWorker();
  }

  run(request: TaskRequest, signal: AbortSignal): Promise<TaskResponse> {
    if (this.isClosing || this.queue.length >= this.settings.mostWaiting) return Promise.reject(busy);
    if (signal.aborted) return Promise.reject(gone);
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { request, signal, resolve, reject, isSecondTry: false };
      this.queue.push(waiting);
      signal.addEventListener('abort', () => this.forget(waiting), { once: true });
      this.next();
    });
  }

  /** Resolves once a task need not wait for a worker to start. */
  ready(): Promise<void> {
    return new Promise((resolve) => {
      if (this.all.size > 0) resolve();
      else this.started.add(resolve);
    });
  }

  state(): RunnerState {
    const { all, idle, queue, replaced } = this;
    return { workers: all.size, busy: all.size - idle.length, waiting: queue.length, replaced };
  }

  async close(): Promise<void> {
    this.isClosing = true;
    for (const { reject } of this.queue.splice(0)) reject(busy);
    const ended = [...this.all].map((worker) => worker.ended);
    for (const worker of this.all) worker.release();
    await Promise.all(ended);
  }

  /** Starts a worker, and another whenever it has ended. */
  private async keepWorker(): Promise<void> {
    const { taskMegabytes: heapMegabytes, log } = this.settings;
    while (!this.isClosing) {
      const worker = new WorkerProcess({ ...this.settings, heapMegabytes });
      try {
        await worker.ready;
        this.all.add(worker);
        for (const resolve of this.started) resolve();
        this.started.clear();
        this.free(worker);
        await worker.ended;
      } catch {
        log({ event: 'worker-failed', level: 'error' });
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      if (this.isClosing) return;
      this.drop(worker);
      this.replaced++;
    }
  }

  private drop(worker: WorkerProcess): void {
    this.all.delete(worker);
    const at = this.idle.indexOf(worker);
    if (at >= 0) this.idle.splice(at, 1);
  }

  private free(worker: WorkerProcess): void {
    if (this.isClosing) worker.release();
    else if (this.all.has(worker)) this.idle.push(worker);
    this.next();
  }

  private next(): void {
    const worker = this.idle[0];
    const waiting = this.queue[0];
    if (!worker || !waiting) return;
    this.idle.shift();
    this.queue.shift();
    void this.runOn(worker, waiting);
  }

  private async runOn(worker: WorkerProcess, waiting: Waiting): Promise<void> {
    const stopWatching = this.watch(worker, waiting.signal);
    try {
      waiting.resolve(await worker.run(waiting.request));
      this.free(worker);
    } catch (problem) {
      if (problem instanceof WorkerEnded) this.afterEnd(worker, waiting, problem.why);
      else {
        waiting.reject(problem);
        this.free(worker);
      }
    } finally {
      stopWatching();
    }
  }

  /** Ends a worker whose task takes more than it may, or whose client has gone. */
  private watch(worker: WorkerProcess, signal: AbortSignal): () => void {
    const { taskSeconds, taskMegabytes, files } = this.settings;
    const late = setTimeout(() => worker.end('time'), taskSeconds * 1000);
    const most = taskMegabytes * 2 ** 20;
    const memory = setInterval(() => {
      if (residentBytes(files, worker.id) > most) worker.end('memory');
    }, WATCH_MS);
    let left: NodeJS.Timeout | undefined;
    const leave = () => {
      left = setTimeout(() => worker.end('left'), signal.reason === CANCELLED ? 0 : LEFT_MS);
    };
    signal.addEventListener('abort', leave, { once: true });
    return () => {
      clearTimeout(late);
      clearInterval(memory);
      clearTimeout(left);
      signal.removeEventListener('abort', leave);
    };
  }

  /** A task reads and writes nothing but what it is given: one whose worker was killed is done again, once. */
  private afterEnd(worker: WorkerProcess, waiting: Waiting, why: string): void {
    this.drop(worker);
    this.settings.log({ event: 'worker-ended', level: 'warn', why });
    if (why === 'killed' && !waiting.isSecondTry && !this.isClosing) {
      waiting.isSecondTry = true;
      this.queue.unshift(waiting);
      this.next();
    } else waiting.reject(this.refusalFor(why));
  }

  private refusalFor(why: string): Refusal | Error {
    const { taskSeconds, taskMegabytes } = this.settings;
    if (why === 'time')
      return new Refusal(413, 'too-long', {
        zh: `做了 ${taskSeconds} 秒还没做完，已停止`,
        en: `It was not done in ${taskSeconds} seconds, and was ended`,
      });
    if (why === 'memory')
      return new Refusal(413, 'too-much-memory', {
        zh: `内存用过 ${taskMegabytes} MB，已停止`,
        en: `It took more than ${taskMegabytes} MB of memory, and was ended`,
      });
    return new Error(`a worker ended twice over a task: ${why}`);
  }

  private forget(waiting: Waiting): void {
    const at = this.queue.indexOf(waiting);
    if (at < 0) return;
    this.queue.splice(at, 1);
    waiting.reject(gone);
  }
}

const busy = new Refusal(503, 'busy', {
  zh: '服务正忙，请过几秒再试',
  en: 'There is no room just now: ask again in a few seconds',
});

const gone = new Refusal(499, 'gone', { zh: '请求已取消', en: 'The request was given up' });
