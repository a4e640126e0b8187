import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import type { IRedisClient, QueueOptions, RedisConnection } from 'bullmq';
import { errorAt, ReportError } from '../../../core/diagnostics.js';
import type { QueueAddress } from './address.js';

/** What the queue is called in Redis. */
export const QUEUE_NAME = 'packs';
export const PREFIX = 'briefing';

/** The library, read when a queue is asked for. */
export function loadBullmq(): typeof import('bullmq') {
  return createRequire(import.meta.url)('bullmq') as typeof import('bullmq');
}

const LONGEST_PAUSE_MS = 2000;

/** How Redis is reached, and reached again for as long as it takes. */
export function connectionTo({ url }: QueueAddress): Pick<QueueOptions, 'connection' | 'prefix'> {
  const retryStrategy = (times: number) => Math.min(times * 100, LONGEST_PAUSE_MS);
  return { prefix: PREFIX, connection: { url, retryStrategy, connectTimeout: 5000 } };
}

export class NotInTime extends Error {}

/** Rejects where something is not done in time: what waits for Redis may wait for as long as that is away. */
export async function within<Value>(milliseconds: number, value: Promise<Value>): Promise<Value> {
  const stop = new AbortController();
  const late = setTimeout(milliseconds, undefined, { signal: stop.signal }).then(() => {
    throw new NotInTime();
  });
  // whichever comes second is nobody's business any more
  for (const one of [value, late]) one.catch(() => {});
  try {
    return await Promise.race([value, late]);
  } finally {
    stop.abort();
  }
}

/** How long a Redis that may be away is told that somebody goes. */
export const GOODBYE_MS = 3000;

/** Whether something is done in time, well or not. */
export function isDoneIn(milliseconds: number, value: Promise<unknown>): Promise<boolean> {
  return within(milliseconds, value).then(
    () => true,
    (problem) => !(problem instanceof NotInTime),
  );
}

const START_MS = 10_000;
const PAUSE_MS = 500;

/**
 * Does something by a connection of its own, which is waited for at the start: Redis may be started at the same time.
 * Throws a ReportError where it is not there, or refuses us; one that is lost later is waited for instead.
 */
export async function atStart(
  address: QueueAddress,
  use: (client: IRedisClient) => Promise<void>,
): Promise<void> {
  const until = performance.now() + START_MS;
  for (;;) {
    const connection = connectOnce(address);
    try {
      await use(await within(START_MS, connection.client));
      return;
    } catch (problem) {
      if (problem instanceof ReportError) throw problem;
      if (performance.now() > until || isRefused(problem as Error))
        throw unreached(address, problem as Error);
    } finally {
      await connection.close(true).catch(() => {});
    }
    await setTimeout(PAUSE_MS);
  }
}

function connectOnce({ url }: QueueAddress): RedisConnection {
  const { RedisConnection } = loadBullmq();
  const options = { url, connectTimeout: 5000, maxRetriesPerRequest: 0, retryStrategy: () => null };
  const connection = new RedisConnection(options, { shared: false, blocking: false });
  // what is wrong is told by who waits for the client
  return connection.on('error', () => {});
}

/** What Redis answers begins with a word for the reason. */
const REFUSALS = /^(?:WRONGPASS|NOAUTH|NOPERM|ERR)\b/;

function isRefused({ message = '' }: NodeJS.ErrnoException): boolean {
  return REFUSALS.test(message);
}

function unreached({ shown }: QueueAddress, problem: NodeJS.ErrnoException): ReportError {
  const { code, message: said = '' } = problem;
  const why =
    problem instanceof NotInTime ? 'ETIMEDOUT' : (code ?? REFUSALS.exec(said)?.[0] ?? said.slice(0, 80));
  const message = {
    zh: `连不上 ${shown} 的 Redis（${why}）`,
    en: `can’t reach the Redis at ${shown} (${why})`,
  };
  const hint = {
    zh: 'Redis 开了吗？地址、口令对吗？',
    en: 'Is Redis running? Are address and password right?',
  };
  return new ReportError([errorAt('no-queue', message, { hint })]);
}
