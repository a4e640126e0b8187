import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  type Stats,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import {
  appendFile,
  chmod,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { unreadableBy } from '../source/unreadable.js';
import type { FileContent, FileStat, Files, FolderNames, OpenFile, SyncFiles, Watch } from '../world.js';

/** The file system of the machine. Nothing else in the program opens, reads or writes a file. */
export const diskFiles: Files = {
  read: readRegular,
  list: async (folder) => namesOf(await readdir(folder, { encoding: 'buffer' })),
  stat: async (path) => statOf(await stat(path)),
  lstat: async (path) => statOf(await lstat(path)),
  realpath: (path) => realpath(path),
  readlink: (path) => readlink(path),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  makeNewFolder: (path) => mkdir(path),
  writeNew,
  append: (path, bytes) => appendFile(path, bytes),
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  watch: watchFolder,
  sync: diskFilesSync(),
};

function diskFilesSync(): SyncFiles {
  return {
    isThere,
    stat: statIfThere,
    read: readNow,
    list: namesIfFolder,
    open: openFile,
    write: writeNow,
  };
}

/** The bytes of a file. Stands alone, so that what starts the program need not bring the rest of this. */
export function readNow(path: string): Buffer {
  return readFileSync(path);
}

/** Whether files can be put into a folder. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function statOf(entry: Stats): FileStat {
  return {
    kind: kindOf(entry),
    sizeBytes: entry.size,
    modifiedMs: entry.mtimeMs,
    changedMs: entry.ctimeMs,
    id: entry.ino,
    permissions: entry.mode & 0o777,
  };
}

function kindOf(entry: Stats): FileStat['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'special';
}

function namesOf(entries: readonly Buffer[]): FolderNames {
  const names: string[] = [];
  const broken: string[] = [];
  for (const entry of entries) {
    const name = entry.toString();
    (Buffer.from(name).equals(entry) ? names : broken).push(name);
  }
  return { names, broken };
}

/** Opening a pipe would otherwise wait for its other end. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * A file of so many bytes is read at once: to hand each step of it to another thread and wait takes longer, and a pack
 * and its templates are sixty files.
 */
const AT_ONCE_BYTES = 256 * 1024;

async function readRegular(path: string, mostBytes: number): Promise<FileContent> {
  try {
    const before = await stat(path);
    // a device is not even opened: that may be an act of its own
    if (!before.isFile()) return { why: { kind: before.isDirectory() ? 'folder' : 'special' } };
    const isSmall = before.size > 0 && before.size <= AT_ONCE_BYTES;
    return isSmall ? readAtOnce(path, mostBytes) : await readInSteps(path, mostBytes);
  } catch (problem) {
    return { why: unreadableBy(problem) };
  }
}

function readAtOnce(path: string, mostBytes: number): FileContent {
  const file = openSync(path, READ_ONLY);
  try {
    return unfitToRead(fstatSync(file), mostBytes) ?? { bytes: readFileSync(file) };
  } finally {
    closeSync(file);
  }
}

async function readInSteps(path: string, mostBytes: number): Promise<FileContent> {
  const file = await open(path, READ_ONLY);
  try {
    const now = await file.stat();
    return unfitToRead(now, mostBytes) ?? { bytes: await wholeOf(file, now.size, mostBytes) };
  } finally {
    await file.close();
  }
}

/** Why an open file is not to be read: it may be another than was looked at before. */
function unfitToRead(now: Stats, mostBytes: number): FileContent | undefined {
  if (!now.isFile()) return { why: { kind: 'special' } };
  return now.size > mostBytes ? { why: { kind: 'large', bytes: now.size, most: mostBytes } } : undefined;
}

/** Files of the system's own tell a size of 0 and may have no end. */
async function wholeOf(file: FileHandle, size: number, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < most) {
    const chunk = Buffer.allocUnsafe(Math.min(Math.max(size - length, 4096), most - length));
    const { bytesRead } = await file.read(chunk, 0, chunk.length);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

async function writeNew(path: string, bytes: Uint8Array, permissions?: number): Promise<void> {
  await writeFile(path, bytes, { flag: 'wx' });
  // the mode of `open` is cut by the umask; this is not
  if (permissions !== undefined) await chmod(path, permissions);
}

function watchFolder(folder: string, onEvent: (name: string | null) => void, onEnd: () => void): Watch {
  const watcher = watch(folder, { persistent: false }, (_, name) => onEvent(name));
  watcher.on('error', onEnd);
  return watcher;
}

const NOTHING_THERE = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'];

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (problem) {
    return !NOTHING_THERE.includes((problem as NodeJS.ErrnoException).code ?? '');
  }
}

function statIfThere(path: string): FileStat | undefined {
  try {
    const entry = statSync(path, { throwIfNoEntry: false });
    return entry && statOf(entry);
  } catch {
    return undefined;
  }
}

function namesIfFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function openFile(path: string): OpenFile {
  const file = openSync(path, READ_ONLY);
  return {
    sizeBytes: fstatSync(file).size,
    read: (into, at, length, start) => readSync(file, into, at, length, start),
    close: () => closeSync(file),
  };
}

/** Writes a file whole or not at all, with the folders above it; a private one is for the user alone. */
export function writeNow(path: string, bytes: Uint8Array, isPrivate = false): void {
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true, ...(isPrivate && { mode: 0o700 }) });
  writeFileSync(draft, bytes, isPrivate ? { mode: 0o600 } : {});
  renameSync(draft, path);
}
