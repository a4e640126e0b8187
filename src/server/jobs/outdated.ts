import { isFinished, type Job } from './job.js';

/** Whether a job has been finished for longer than one is kept. */
export function isOutdated(job: Job, now: Date, keepHours: number): boolean {
  const oldest = new Date(now.getTime() - keepHours * 3_600_000).toISOString();
  return isFinished(job) && (job.finishedAt ?? job.createdAt) < oldest;
}
