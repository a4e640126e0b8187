import type { IRedisClient } from 'bullmq';
import type { World } from '../../../core/world.js';
import { jsonLog, type Log } from '../../log.js';
import type { Office } from '../../office.js';
import { openPool } from '../../work/open-pool.js';
import { FolderStore, MOST_RESULT_BYTES } from '../folder-store.js';
import type { QueueAddress } from './address.js';
import { atStart } from './connect.js';
import { type RedisJobSettings, RedisJobs } from './redis-jobs.js';
import { holdToFolder } from './same-folder.js';
import { closeWorker, queueWorker, runUntilClosed } from './work.js';

interface InFolder {
  readonly address: QueueAddress;
  /** Where jobs are kept: the same for the service and all workers. */
  readonly folder: string;
}

/** The jobs of a service that workers do. Throws a ReportError where Redis can't be reached. */
export async function openRedisJobs(
  world: World,
  settings: RedisJobSettings & InFolder,
  log: Log,
): Promise<RedisJobs> {
  const { store, check } = await openFolder(world, settings);
  return RedisJobs.open(settings, { store, log, check, now: () => world.now() });
}

export interface QueueWorker {
  /** Takes no more, ends what it is at, and goes. */
  close(): Promise<void>;
}

/** Does jobs of a queue. Throws a ReportError where Redis can't be reached, or has the jobs of another folder. */
export async function openQueueWorker(
  world: World,
  settings: InFolder & { readonly atOnce: number; readonly office?: Office },
): Promise<QueueWorker> {
  const { address, atOnce, office } = settings;
  const { store } = await openFolder(world, settings);
  const log = jsonLog(world.stdout, world.now);
  const runner = openPool(world, { workers: atOnce, log, office });
  const worker = queueWorker({ address, atOnce }, { store, runner, log, now: () => world.now() });
  void runner.ready().then(() => runUntilClosed(worker));
  return {
    async close() {
      await closeWorker(worker);
      await runner.close();
    },
  };
}

async function openFolder({ files }: World, { address, folder }: InFolder) {
  const store = new FolderStore(files, folder, MOST_RESULT_BYTES);
  const check = (client: IRedisClient) => holdToFolder(files, folder, client);
  await atStart(address, check);
  return { store, check };
}
