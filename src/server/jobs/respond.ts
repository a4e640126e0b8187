import { setTimeout } from 'node:timers/promises';
import { refused } from '../answer/problem.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Runner } from '../work/runner.js';
import { jobBug } from './refusals.js';

const PAUSE_MS = 500;

/** What comes of a job, be it why it was refused; nothing where it was given up, or `isClosing` says that all end. */
export async function respondTo(
  request: TaskRequest,
  runner: Runner,
  signal: AbortSignal,
  isClosing: () => boolean,
): Promise<TaskResponse | undefined> {
  while (!signal.aborted)
    try {
      return await runner.run(request, signal);
    } catch (problem) {
      if (signal.aborted || isClosing()) return undefined;
      // clients that wait for their answers fill the workers: the job has time
      if (problem instanceof Refusal && problem.status === 503) await setTimeout(PAUSE_MS);
      else return refused(problem instanceof Refusal ? problem : jobBug, 'en');
    }
  return undefined;
}

/** A job of that response, done or failed. */
export function outcomeOf({ body: _, ...response }: TaskResponse, finishedAt: string) {
  const status = response.status < 400 ? ('done' as const) : ('failed' as const);
  return { status, finishedAt, response };
}
