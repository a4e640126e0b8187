import { join } from 'node:path';
import type { World } from '../../core/world.js';
import { TOKENS_VARIABLE } from '../access/tokens.js';
import { QUEUE_VARIABLE } from '../jobs/redis/address.js';
import type { Office } from '../office.js';
import { usualLimits } from '../settings.js';
import { Pool, type PoolSettings } from './pool.js';

export interface OpenPoolSettings extends Pick<PoolSettings, 'workers' | 'log'> {
  readonly office?: Office | undefined;
  /** Whether tasks wait for its workers before they are started. */
  readonly isWaitedFor?: boolean;
  readonly limits?: Pick<PoolSettings, 'mostWaiting' | 'taskSeconds' | 'taskMegabytes'>;
}

/** A pool of workers that run the program as it is installed. */
export function openPool({ installation, env, files }: World, settings: OpenPoolSettings): Pool {
  const { workers, log, office = {}, isWaitedFor = false, limits = usualLimits } = settings;
  const { mostWaiting, taskSeconds, taskMegabytes } = limits;
  // what lets clients in, and others into the queue, is no business of a worker
  const { [TOKENS_VARIABLE]: _, [QUEUE_VARIABLE]: __, ...rest } = env;
  const program = join(installation.folder, '.build', 'cli.cjs');
  const usual = { mostWaiting, taskSeconds, taskMegabytes };
  return new Pool({ ...usual, workers, log, program, office, isWaitedFor, env: rest, files });
}
