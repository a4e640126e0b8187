import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { IRedisClient } from 'bullmq';
import { errorAt, ReportError } from '../../../core/diagnostics.js';
import type { Files } from '../../../core/world.js';
import { PREFIX, QUEUE_NAME } from './connect.js';

const MARK = '.queue';
const ID = 'id';
const MOST_BYTES = 100;

/**
 * Holds a folder of jobs to be that of all others who work on a queue: each folder has a mark, and Redis knows the one
 * that belongs to it. A worker with another folder would take every job for one that was given up. Throws a
 * ReportError.
 */
export async function holdToFolder(files: Files, folder: string, client: IRedisClient): Promise<void> {
  const mark = await markOf(files, folder);
  const key = `${PREFIX}:${QUEUE_NAME}:folder`;
  if ((await client.get(key)) === null) await client.set(key, mark);
  if ((await client.get(key)) === mark) return;
  const message = {
    zh: '这个文件夹不是这个队列的：服务和各个工作机要共用同一个文件夹',
    en: 'this is not the folder of that queue: the service and all workers share one folder',
  };
  const hint = {
    zh: `有意换了文件夹时，先在 Redis 里删去 ${key}`,
    en: `where it was changed on purpose, delete ${key} in Redis first`,
  };
  throw new ReportError([errorAt('other-folder', message, { place: { file: folder }, hint })]);
}

/** The mark of a folder, which it gets from who is first. */
async function markOf(files: Files, folder: string): Promise<string> {
  const known = await readMark(files, folder);
  if (known !== undefined) return known;
  const made = join(folder, `new-${randomUUID()}`);
  await files.makeFolder(made);
  await files.writeNew(join(made, ID), Buffer.from(randomUUID()));
  // of two who are first at once, the second finds the name taken
  await files.rename(made, join(folder, MARK)).catch(() => files.remove(made));
  const mark = await readMark(files, folder);
  if (mark === undefined) throw new Error('the folder of jobs keeps no mark');
  return mark;
}

async function readMark(files: Files, folder: string): Promise<string | undefined> {
  const content = await files.read(join(folder, MARK, ID), MOST_BYTES);
  return 'bytes' in content ? content.bytes.toString() : undefined;
}
