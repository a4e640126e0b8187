import type { World } from '../core/world.js';
import { QUEUE_VARIABLE, type QueueAddress, queueAddress } from '../server/jobs/redis/address.js';
import type { CommandOption } from './command.js';

export const queue = {
  flags: '--queue <redis-url>',
  words: {
    zh: '异步任务经这个 Redis 排队，由各机器上的 briefing worker 做；也可写在环境变量 BRIEFING_QUEUE 里',
    en: 'queue jobs in this Redis for briefing worker on any machines; BRIEFING_QUEUE of the environment has it, too',
  },
} as const satisfies CommandOption;

/** The queue that is named, by option or environment. Throws a ReportError. */
export function queueOf(option: string | undefined, { env }: World): QueueAddress | undefined {
  const text = option ?? env[QUEUE_VARIABLE];
  return text ? queueAddress(text) : undefined;
}
