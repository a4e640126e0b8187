import { type Bilingual, errorAt, ReportError } from '../../../core/diagnostics.js';

/** The variable of the environment that the address may stand in: command lines are seen by all on a machine. */
export const QUEUE_VARIABLE = 'BRIEFING_QUEUE';

/** Where Redis is. */
export interface QueueAddress {
  /** With user and password, if it has any. */
  readonly url: string;
  /** Without them, to be told. */
  readonly shown: string;
}

/** Reads `redis://user:password@host:6379/0`, or `rediss://` for TLS. Throws a ReportError. */
export function queueAddress(text: string): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isRedis =
    url && /^rediss?:$/.test(url.protocol) && url.hostname !== '' && /^(?:\/\d*)?$/.test(url.pathname);
  if (!isRedis) throw new ReportError([errorAt('bad-queue', badAddress, { hint })]);
  return { url: url.href, shown: `${url.protocol}//${url.host}${url.pathname}` };
}

const badAddress: Bilingual = { zh: '队列的地址读不懂', en: 'the address of the queue can’t be read' };
const hint: Bilingual = { zh: '如 redis://127.0.0.1:6379/0', en: 'such as redis://127.0.0.1:6379/0' };
