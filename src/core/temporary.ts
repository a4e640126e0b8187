import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { Files, World } from './world.js';

/** What writing needs of the world: what a killed build has left is told by its date. */
export type FilesAndClock = Pick<World, 'files' | 'now'>;

/** What is still there after a day was left by a program that was killed, whatever has its number now. */
const OLD_MS = 24 * 60 * 60 * 1000;

/** Several machines may write to one folder of a network: only its own knows whether a process lives. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** `.briefing-<machine>-<process>-<anything>.tmp` */
const OURS = /^\.briefing-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.tmp$/;

/**
 * A path for something to be written in a folder and renamed when it is whole; short, as the name it gets may be long.
 */
export function temporaryIn(folder: string): string {
  return join(folder, `.briefing-${MACHINE}-${process.pid}-${randomUUID().slice(0, 8)}.tmp`);
}

/** Folders that this process has swept: what was left there was left before. */
const swept = new WeakMap<Files, Set<string>>();

/** Takes away what a killed build has left in a folder: only what is named as ours and whose process is gone. */
export async function sweepTemporary(world: FilesAndClock, folder: string): Promise<void> {
  const path = resolve(folder);
  const done = swept.get(world.files) ?? new Set();
  if (done.has(path)) return;
  swept.set(world.files, done.add(path));
  const { names } = await world.files.list(path).catch(() => ({ names: [] }));
  for (const name of names) if (OURS.test(name)) await sweep(world, join(path, name), name).catch(() => {});
}

async function sweep({ files, now }: FilesAndClock, path: string, name: string): Promise<void> {
  const [, machine, id] = OURS.exec(name) ?? [];
  const { modifiedMs } = await files.lstat(path);
  const isLeft = (machine === MACHINE && !isAlive(Number(id))) || now().getTime() - modifiedMs > OLD_MS;
  if (isLeft) await files.remove(path);
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (problem) {
    // somebody else's process can't be signalled, but lives
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}
