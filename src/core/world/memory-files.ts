import { dirname, join, resolve, sep } from 'node:path';
import type { FileContent, FileStat, Files, FolderNames, OpenFile, SyncFiles, Watch } from '../world.js';

/** A file, or a folder where there are no bytes. */
interface Entry {
  readonly bytes?: Buffer;
  readonly modifiedMs: number;
  readonly id: number;
  readonly permissions: number;
}

interface Watcher {
  readonly folder: string;
  readonly onEvent: (name: string | null) => void;
}

/** A folder whose files are others, to be read only: the installation of a program whose data are in memory. */
export interface Mount {
  readonly folder: string;
  readonly files: Files;
}

/**
 * Files that are kept in memory, by absolute path. There are no links, and everything may be written, but for what is
 * below a mount. The array that a file was made of is not copied: who changes it later changes the file.
 */
export class MemoryFiles implements Files {
  private readonly entries = new Map<string, Entry>();
  private readonly watchers = new Set<Watcher>();
  private count = 0;
  readonly sync: SyncFiles;

  constructor(
    files: ReadonlyMap<string, Uint8Array> = new Map(),
    private readonly mounts: readonly Mount[] = [],
  ) {
    for (const [path, bytes] of files) this.set(path, bytes);
    this.sync = this.withoutWaiting();
  }

  /** Writes a file, with the folders above it, in place of one that has its name. */
  set(path: string, bytes: Uint8Array, permissions = 0o644): void {
    const place = resolve(path);
    this.refuseMounted(place);
    this.makeFolders(dirname(place));
    if (this.entries.get(place) && !this.entries.get(place)?.bytes) throw problemAt('EISDIR', place);
    this.put(place, { bytes: asBuffer(bytes), permissions });
  }

  async read(path: string, mostBytes: number): Promise<FileContent> {
    const mounted = this.mountOf(path);
    if (mounted) return mounted.read(path, mostBytes);
    const entry = this.entries.get(resolve(path));
    if (!entry) return { why: { kind: this.isBelowFile(path) ? 'file' : 'missing' } };
    if (!entry.bytes) return { why: { kind: 'folder' } };
    const { length } = entry.bytes;
    return length > mostBytes
      ? { why: { kind: 'large', bytes: length, most: mostBytes } }
      : { bytes: entry.bytes };
  }

  async list(folder: string): Promise<FolderNames> {
    const mounted = this.mountOf(folder);
    if (mounted) return mounted.list(folder);
    if (this.entryAt(folder).bytes) throw problemAt('ENOTDIR', folder);
    return { names: this.namesIn(folder), broken: [] };
  }

  async stat(path: string): Promise<FileStat> {
    return this.mountOf(path)?.stat(path) ?? statOf(this.entryAt(path));
  }

  async lstat(path: string): Promise<FileStat> {
    return this.mountOf(path)?.lstat(path) ?? statOf(this.entryAt(path));
  }

  async realpath(path: string): Promise<string> {
    const mounted = this.mountOf(path);
    if (mounted) return mounted.realpath(path);
    this.entryAt(path);
    return resolve(path);
  }

  async readlink(path: string): Promise<string> {
    throw problemAt('EINVAL', path);
  }

  async makeFolder(path: string): Promise<void> {
    const place = resolve(path);
    this.refuseMounted(place);
    if (this.entries.get(place)?.bytes) throw problemAt('EEXIST', path);
    this.makeFolders(place);
  }

  async makeNewFolder(path: string): Promise<void> {
    const place = this.newPlace(path);
    this.put(place, { permissions: 0o755 });
  }

  async writeNew(path: string, bytes: Uint8Array, permissions = 0o644): Promise<void> {
    const place = this.newPlace(path);
    this.put(place, { bytes: asBuffer(bytes), permissions });
  }

  async append(path: string, bytes: Uint8Array): Promise<void> {
    const place = resolve(path);
    const there = this.entries.get(place);
    if (!there) return this.writeNew(path, bytes);
    this.refuseMounted(place);
    if (!there.bytes) throw problemAt('EISDIR', path);
    this.put(place, { ...there, bytes: Buffer.concat([there.bytes, bytes]) });
  }

  async rename(from: string, to: string): Promise<void> {
    const [old, wanted] = [resolve(from), resolve(to)];
    for (const place of [old, wanted]) this.refuseMounted(place);
    const { bytes } = this.entryAt(old);
    this.entryAt(dirname(wanted));
    const there = this.entries.get(wanted);
    if (bytes && there && !there.bytes) throw problemAt('EISDIR', wanted);
    if (!bytes && there?.bytes) throw problemAt('ENOTDIR', wanted);
    if (!bytes && this.below(wanted).length > 0) throw problemAt('ENOTEMPTY', wanted);
    for (const place of [old, ...this.below(old)]) {
      const entry = this.entries.get(place) as Entry;
      this.entries.delete(place);
      this.entries.set(wanted + place.slice(old.length), entry);
    }
    this.tell(old);
    this.tell(wanted);
  }

  async remove(path: string): Promise<void> {
    const place = resolve(path);
    this.refuseMounted(place);
    for (const each of [place, ...this.below(place)]) this.entries.delete(each);
    this.tell(place);
  }

  watch(folder: string, onEvent: (name: string | null) => void, onEnd: () => void): Watch {
    const mounted = this.mountOf(folder);
    if (mounted) return mounted.watch(folder, onEvent, onEnd);
    this.entryAt(folder);
    const watcher = { folder: resolve(folder), onEvent };
    this.watchers.add(watcher);
    return { close: () => void this.watchers.delete(watcher) };
  }

  private withoutWaiting(): SyncFiles {
    const at = (path: string) => this.entries.get(resolve(path));
    const bytesAt = (path: string) => {
      const { bytes } = this.entryAt(path);
      if (!bytes) throw problemAt('EISDIR', path);
      return bytes;
    };
    const mounted = (path: string) => this.mountOf(path)?.sync;
    return {
      isThere: (path) => mounted(path)?.isThere(path) ?? at(path) !== undefined,
      stat: (path) => {
        const entry = at(path);
        return this.mountOf(path) ? mounted(path)?.stat(path) : entry && statOf(entry);
      },
      read: (path) => mounted(path)?.read(path) ?? bytesAt(path),
      list: (folder) => mounted(folder)?.list(folder) ?? this.namesIn(folder),
      open: (path) => mounted(path)?.open(path) ?? openBytes(bytesAt(path)),
      write: (path, bytes, isPrivate) => this.set(path, bytes, isPrivate ? 0o600 : 0o644),
    };
  }

  private mountOf(path: string): Files | undefined {
    const place = resolve(path);
    return this.mounts.find(({ folder }) => isIn(place, resolve(folder)))?.files;
  }

  private refuseMounted(place: string): void {
    if (this.mountOf(place)) throw problemAt('EROFS', place);
  }

  private entryAt(path: string): Entry {
    const place = resolve(path);
    const entry = this.entries.get(place);
    if (entry) return entry;
    if (place === dirname(place)) return ROOT;
    throw problemAt(this.isBelowFile(place) ? 'ENOTDIR' : 'ENOENT', path);
  }

  private isBelowFile(path: string): boolean {
    const above = dirname(resolve(path));
    const entry = this.entries.get(above);
    if (entry) return entry.bytes !== undefined;
    return above !== dirname(above) && this.isBelowFile(above);
  }

  /** Where something new of this name goes; its folder must be there. */
  private newPlace(path: string): string {
    const place = resolve(path);
    this.refuseMounted(place);
    if (this.entryAt(dirname(place)).bytes) throw problemAt('ENOTDIR', path);
    if (this.entries.has(place)) throw problemAt('EEXIST', path);
    return place;
  }

  private makeFolders(folder: string): void {
    if (folder === dirname(folder)) return;
    const there = this.entries.get(folder);
    if (there?.bytes) throw problemAt('ENOTDIR', folder);
    if (there) return;
    this.makeFolders(dirname(folder));
    this.put(folder, { permissions: 0o755 });
  }

  private put(place: string, entry: Pick<Entry, 'bytes' | 'permissions'>): void {
    this.count++;
    this.entries.set(place, { ...entry, modifiedMs: Date.now(), id: this.count });
    this.tell(place);
  }

  private tell(place: string): void {
    for (const { folder, onEvent } of this.watchers)
      if (dirname(place) === folder) onEvent(place.slice(join(folder, sep).length));
  }

  private below(folder: string): string[] {
    return [...this.entries.keys()].filter((path) => path !== folder && isIn(path, folder));
  }

  private namesIn(folder: string): string[] {
    const place = resolve(folder);
    const inside = [...this.entries.keys()].filter((path) => path !== place && dirname(path) === place);
    return inside.map((path) => path.slice(join(place, sep).length));
  }
}

const ROOT: Entry = { modifiedMs: 0, id: 0, permissions: 0o755 };

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function statOf({ bytes, modifiedMs, id, permissions }: Entry): FileStat {
  const kind = bytes ? 'file' : 'folder';
  return { kind, sizeBytes: bytes?.length ?? 0, modifiedMs, changedMs: modifiedMs, id, permissions };
}

/** The same bytes: a view, and no copy. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function openBytes(bytes: Buffer): OpenFile {
  return {
    sizeBytes: bytes.length,
    read: (into, at, length, start) => bytes.copy(into, at, start, start + length),
    close() {},
  };
}

function problemAt(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), { code, path });
}
