import type { TaskRequest, TaskResponse } from '../exchange.js';

/** What runs tasks. */
export interface Runner {
  /** Throws a Refusal where there is no room, or the task took more than it may. */
  run(request: TaskRequest, signal: AbortSignal): Promise<TaskResponse>;
  /** What there is to measure. */
  state(): RunnerState;
  close(): Promise<void>;
}

/** The reason of a signal by which somebody gives a task up for good: nothing of it is worth waiting for. */
export const CANCELLED = 'cancelled';

export interface RunnerState {
  readonly workers: number;
  readonly busy: number;
  readonly waiting: number;
  /** Workers that had to be ended, or ended by themselves, since the start. */
  readonly replaced: number;
}
