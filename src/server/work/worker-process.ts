import { type ChildProcess, fork } from 'node:child_process';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import { type FromWorker, WORKER_WORD, type WorkerStart } from './messages.js';

/** How a worker is started. */
export interface WorkerSettings extends WorkerStart {
  /** The program that it runs: `.build/cli.cjs`. */
  readonly program: string;
  readonly heapMegabytes: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Why a task came to no answer. */
export class WorkerEnded extends Error {
  constructor(
    /** `memory`: V8 had no more; `killed`: by somebody else; otherwise as the server has told it to. */
    readonly why: 'memory' | 'killed' | string,
  ) {
    super(`the worker ended: ${why}`);
    this.name = 'WorkerEnded';
  }
}

/**
 * A process that does one task at a time. Threads would share the memory of the server, which V8 ends as a whole when
 * one of them has no more, and nothing outside could end one of them alone.
 */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private why: string | undefined;
  private task: { resolve(response: TaskResponse): void; reject(problem: Error): void } | undefined;
  /** Resolves once it takes tasks; rejects where it ends before. */
  readonly ready: Promise<void>;
  /** Resolves once it is gone. */
  readonly ended: Promise<void>;

  constructor({ program, heapMegabytes, env, office, isWaitedFor }: WorkerSettings) {
    const start: WorkerStart = { office, isWaitedFor };
    this.child = fork(program, [WORKER_WORD, JSON.stringify(start)], {
      execArgv: memoryFlags(heapMegabytes),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env,
    });
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => {
        this.fail(new WorkerEnded(this.why ?? (isOutOfMemory(code, signal) ? 'memory' : 'killed')));
        resolve();
      });
      this.child.on('error', () => resolve());
    });
    this.ready = this.listen();
  }

  get id(): number | undefined {
    return this.child.pid;
  }

  run(request: TaskRequest): Promise<TaskResponse> {
    return new Promise((resolve, reject) => {
      this.task = { resolve, reject };
      this.child.send({ request }, (problem) => {
        // that it has ended is told by its exit
        if (problem && this.child.exitCode === null && this.child.signalCode === null) this.end('killed');
      });
    });
  }

  /** Ends it at once; the task that it is at fails. */
  end(why: string): void {
    this.why = why;
    this.child.kill('SIGKILL');
  }

  /** Lets it go: it ends by itself. */
  release(): void {
    if (this.child.connected) this.child.disconnect();
  }

  private listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.child.on('message', (message: FromWorker) => {
        if (message.is === 'ready') return resolve();
        const { task } = this;
        this.task = undefined;
        if (message.is === 'done') task?.resolve(message.response);
        else task?.reject(Object.assign(new Error('bug in a task'), { stack: message.stack }));
      });
      void this.ended.then(() => reject(new WorkerEnded('killed')));
    });
  }

  private fail(problem: Error): void {
    this.task?.reject(problem);
    this.task = undefined;
  }
}

/**
 * How V8 is to keep the memory of a worker. It takes from the start about what one that is warm grows to, in each
 * version of Node, rather than growing for a hundred packs; what grows on is a tenth, by pages that are not full.
 */
function memoryFlags(heapMegabytes: number): string[] {
  return [
    `--max-old-space-size=${heapMegabytes}`,
    `--initial-old-space-size=${Math.min(WARM_MEGABYTES, heapMegabytes)}`,
    `--min-semi-space-size=${YOUNG_MEGABYTES}`,
    `--max-semi-space-size=${YOUNG_MEGABYTES}`,
    // workers are as many as processors: what would help one to clear its memory would only keep another waiting
    '--single-threaded-gc',
  ];
}

/** What is old in a worker that is warm: what is remembered, and what gathers until it is looked through. */
const WARM_MEGABYTES = 140;

/** Each half of the room for new objects: what Node 20 and 22 let it grow to. */
const YOUNG_MEGABYTES = 16;

function isOutOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT' || code === 134;
}
