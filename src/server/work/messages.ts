import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Office } from '../office.js';

/* What a server and its workers, which are processes of their own, say to each other. */

export interface ToWorker {
  readonly request: TaskRequest;
}

export type FromWorker =
  | { readonly is: 'ready' }
  | { readonly is: 'done'; readonly response: TaskResponse }
  | { readonly is: 'bug'; readonly stack: string };

/** The word of the command line that makes the program a worker; behind it stands a WorkerStart as JSON. */
export const WORKER_WORD = '--worker';

/** What a worker is started for. */
export interface WorkerStart {
  readonly office: Office;
  /** Whether its first task waits for it already: a pack that is set to be ready would only keep that waiting. */
  readonly isWaitedFor: boolean;
}
