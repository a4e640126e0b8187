import type { TaskResponse } from '../exchange.js';

/** A task that is done while its client is away. Nothing in it tells of data but the headers of the response. */
export interface Job {
  /** Nobody can guess it. */
  readonly id: string;
  readonly kind: string;
  /** A digest of what its client bore: nobody else is told of it. */
  readonly owner: string;
  readonly status: 'waiting' | 'working' | 'done' | 'failed';
  readonly createdAt: string;
  readonly startedAt?: string;
  /** How often it was begun: more than once where whoever was at it went away in the middle. */
  readonly attempt?: number;
  readonly finishedAt?: string;
  /** What came of it, without its body. */
  readonly response?: Omit<TaskResponse, 'body'>;
}

export function isFinished({ status }: Job): boolean {
  return status === 'done' || status === 'failed';
}

/** A job as its client is told of it. */
export function shownJob({ id, kind, status, createdAt, startedAt, attempt, finishedAt, response }: Job) {
  const links = { self: `/v1/jobs/${id}`, events: `/v1/jobs/${id}/events` };
  return {
    id,
    kind,
    status,
    createdAt,
    startedAt,
    attempt,
    finishedAt,
    ...(response && { answer: response.status, ...response.counts }),
    links: { ...links, ...(response && { result: `/v1/jobs/${id}/result` }) },
  };
}
