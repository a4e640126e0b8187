import type { TaskRequest, TaskResponse } from '../exchange.js';

/* What a server and its workers, which are processes of their own, say to each other. */

export interface ToWorker {
  readonly request: TaskRequest;
}

export type FromWorker =
  | { readonly is: 'ready' }
  | { readonly is: 'done'; readonly response: TaskResponse }
  | { readonly is: 'bug'; readonly stack: string };

/** The word of the command line that makes the program a worker; behind it stands its Office as JSON. */
export const WORKER_WORD = '--worker';
