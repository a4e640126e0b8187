import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Job } from './job.js';

/**
 * Where jobs are kept: what was asked for, how far each is and what came of it. All who do jobs of one service see the
 * same; each of them may be killed at any time.
 */
export interface JobStore {
  /** Takes away what is left of jobs that were not kept whole, and answers the others. */
  load(now: Date): Promise<readonly Job[]>;
  add(job: Job, request: TaskRequest): Promise<void>;
  /** Keeps how far an unfinished job is. */
  save(job: Job): Promise<void>;
  /** How far a job is; nothing where it is not there, or no longer. */
  find(id: string): Promise<Job | undefined>;
  /** What was asked for; nothing where the job is finished or not there. */
  request(id: string): Promise<TaskRequest | undefined>;
  /**
   * Keeps what came of a job, and no longer what it was made of. A job is finished once, whole, by who is first:
   * answers false where another has finished it, or it was taken away.
   */
  finish(job: Job, body: Uint8Array): Promise<boolean>;
  /** Takes away what a finished job needs no longer, and its finisher had no time left to. */
  tidy(id: string): Promise<void>;
  result(job: Job): Promise<TaskResponse>;
  remove(id: string): Promise<void>;
}
