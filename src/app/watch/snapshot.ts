import { join } from 'node:path';
import type { Files } from '../../core/world.js';
import type { InputFolder } from './inputs.js';

/** What was found in every input file, by path. */
export type Snapshot = ReadonlyMap<string, SnapshotFile>;

/** A file as it was found; `bytes` are not kept of large ones, which are told apart by their stamp. */
export interface SnapshotFile {
  /** Size, date and number of the file. */
  readonly stamp: string;
  readonly size: number;
  readonly bytes: Buffer | undefined;
  /** When this was first found under this stamp, in ms of the process. */
  readonly sinceMs: number;
}

/**
 * So long after a file has been found under a stamp, another save may have the same one: dates are coarse, on FAT as
 * much as two seconds.
 */
const SAME_STAMP_MS = 2500;

/** Fonts and pictures are larger than this, tables and texts smaller. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Looks at every input file; those that have had the stamp of `before` for a while are not read again. */
export async function takeSnapshot(
  files: Pick<Files, 'list' | 'stat' | 'read'>,
  folders: readonly InputFolder[],
  before: Snapshot,
): Promise<Snapshot> {
  const paths = (await Promise.all(folders.map((folder) => pathsIn(files, folder)))).flat();
  const found = await Promise.all(paths.map((path) => lookAt(files, path, before.get(path))));
  return new Map(found.flatMap((file, index) => (file ? [[paths[index] as string, file]] : [])));
}

async function pathsIn(files: Pick<Files, 'list'>, { path, takes }: InputFolder): Promise<string[]> {
  const { names } = await files.list(path).catch(() => ({ names: [] }));
  return names.filter(takes).map((name) => join(path, name));
}

/** A file that vanishes while it is looked at was not there. */
async function lookAt(
  files: Pick<Files, 'stat' | 'read'>,
  path: string,
  before: SnapshotFile | undefined,
): Promise<SnapshotFile | undefined> {
  const sinceMs = performance.now();
  try {
    const { sizeBytes: size, modifiedMs, id } = await files.stat(path);
    const stamp = `${size} ${modifiedMs} ${id}`;
    const isKnown = before?.stamp === stamp;
    if (isKnown && (size > MOST_BYTES || sinceMs - before.sinceMs > SAME_STAMP_MS)) return before;
    const content = size > MOST_BYTES ? undefined : await files.read(path, MOST_BYTES);
    const bytes = content && 'bytes' in content ? content.bytes : undefined;
    const fresh = { stamp, size, bytes, sinceMs };
    return isKnown && holdsTheSame(before, fresh) ? before : fresh;
  } catch {
    return undefined;
  }
}

/** The files that hold something else than before, or are new or gone; saved without a change is none. */
export function changedFiles(before: Snapshot, after: Snapshot): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => !holdsTheSame(before.get(path), after.get(path))).sort();
}

/** The files that were written, are new or gone since, whether or not they hold something else. */
export function touchedFiles(before: Snapshot, after: Snapshot): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

function holdsTheSame(one: SnapshotFile | undefined, other: SnapshotFile | undefined): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  if (one.bytes && other.bytes) return one.bytes.equals(other.bytes);
  return one.stamp === other.stamp;
}

const NEWLINE = 0x0a;

/** A file that loses more than this share of itself is believed only when it stays so. */
const MOST_LOST = 0.1;

/**
 * Whether a file may be in the middle of being written: gone, empty, cut off where it was whole, or much
 * shorter. Half a table is a valid table, so a build of it would print wrong totals.
 */
export function looksUnfinished(before: SnapshotFile | undefined, after: SnapshotFile | undefined): boolean {
  if (!after || after.size === 0) return true;
  if (!before) return false;
  if (after.size < before.size * (1 - MOST_LOST)) return true;
  if (!before.bytes || !after.bytes) return after.size < before.size;
  const isCut = after.size < before.size && before.bytes.subarray(0, after.size).equals(after.bytes);
  return isCut || (before.bytes.at(-1) === NEWLINE && after.bytes.at(-1) !== NEWLINE);
}
