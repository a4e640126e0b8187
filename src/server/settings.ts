import type { Rate } from './access/rate.js';
import type { TaskLimits } from './exchange.js';

const MB = 2 ** 20;

/** How the service is set up. */
export interface ServerSettings {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Processes that set packs; one for each processor unless told. */
  readonly workers?: number | undefined;
  readonly limits: ServerLimits;
}

/** What one request, one client and the whole may take. */
export interface ServerLimits extends TaskLimits {
  readonly bodyBytes: number;
  /** To send a request whole: who sends slower would hold a connection for ever. */
  readonly requestSeconds: number;
  readonly rate: Rate;
  /** What one task may take of a worker. */
  readonly taskSeconds: number;
  readonly taskMegabytes: number;
  /** Tasks that may wait for a worker. */
  readonly mostWaiting: number;
  /** Jobs that are kept, and how long a finished one is. */
  readonly mostJobs: number;
  readonly keepHours: number;
  /** Jobs that may wait where workers on other machines do them. */
  readonly mostQueued: number;
}

export const usualLimits: ServerLimits = {
  bodyBytes: 32 * MB,
  files: 200,
  unpackedBytes: 64 * MB,
  pages: 1000,
  requestSeconds: 60,
  rate: { burst: 100, aSecond: 20 },
  taskSeconds: 60,
  taskMegabytes: 1024,
  mostWaiting: 64,
  mostJobs: 1000,
  keepHours: 24,
  mostQueued: 10_000,
};
