import { join } from 'node:path';
import { staysInFolder } from '../../core/folder-names.js';
import { limits } from '../../core/limits.js';
import type { FilesAndClock } from '../../core/temporary.js';
import type { Files } from '../../core/world.js';
import { fingerprintOf } from '../../editing/text.js';
import { BEFORE_UPDATE, type FolderFile, LAST_UPDATE, type LastUpdate, writeFiles } from './files.js';

/** What taking back the last update of a data folder does; files by their names in it. */
export interface Undo {
  /** The files as they were before the update, which take the places of those that are there. */
  readonly restored: readonly FolderFile[];
  /** What the update had added, and is taken out. */
  readonly taken: readonly string[];
  /** Which of all these were changed by hand since. */
  readonly touched: readonly string[];
  /** What was kept of before the update and is gone since: there is no undoing without it. */
  readonly missing: readonly string[];
}

/** How the last update of a data folder is taken back; undefined where none is known of. */
export async function undoOf(files: Files, folder: string): Promise<Undo | undefined> {
  const last = await lastUpdateIn(files, folder);
  if (last === undefined) return undefined;
  const restored: FolderFile[] = [];
  const missing: string[] = [];
  for (const name of last.replaced) {
    const content = await files.read(join(folder, BEFORE_UPDATE, name), limits.reportFile);
    if ('why' in content) missing.push(name);
    else restored.push({ name, bytes: content.bytes });
  }
  const touched: string[] = [];
  const taken: string[] = [];
  for (const [name, fingerprint] of Object.entries(last.written)) {
    const content = await files.read(join(folder, name), limits.reportFile);
    if ('why' in content) continue;
    if (fingerprintOf(content.bytes) !== fingerprint) touched.push(name);
    if (!last.replaced.includes(name)) taken.push(name);
  }
  return { restored, taken, touched, missing };
}

/**
 * Puts the files of before the update back; those that were there are kept in turn, so that the next undo brings them
 * back.
 */
export async function takeBack(
  world: FilesAndClock,
  folder: string,
  { restored, taken }: Undo,
): Promise<void> {
  await writeFiles(world, folder, restored, taken);
}

async function lastUpdateIn(files: Files, folder: string): Promise<LastUpdate | undefined> {
  const content = await files.read(join(folder, LAST_UPDATE), limits.reportFile);
  if ('why' in content) return undefined;
  try {
    const { written, replaced }: Partial<LastUpdate> = JSON.parse(content.bytes.toString());
    const isWhole = typeof written === 'object' && written !== null && Array.isArray(replaced);
    // a file that was edited may name any path; only those of the folder are taken
    const isOfFolder = (name: unknown) => typeof name === 'string' && staysInFolder(name);
    return isWhole && [...Object.keys(written), ...replaced].every(isOfFolder)
      ? { written, replaced }
      : undefined;
  } catch {
    return undefined;
  }
}
