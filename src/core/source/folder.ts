import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { decodeSource } from './encoding.js';
import type { Read, SourceText } from './text.js';
import { type Unreadable, unreadableBy, unreadableFile } from './unreadable.js';

/** What a file holds, or why it can't be read. */
export type FileContent = { readonly bytes: Buffer } | { readonly why: Unreadable };

/**
 * A folder that input comes from. All reading of input goes through here: only regular files are read, so that no
 * pipe or device can stop the program, none that is larger than told, and none that a link leads to outside of the
 * folder (or of those `besides`). The folder itself may be a link.
 */
export class SourceFolder {
  private real: Promise<readonly string[]> | undefined;

  /** `shownAs` is what messages call it. */
  constructor(
    readonly path: string,
    readonly shownAs: string,
    private readonly besides: readonly string[] = [],
  ) {}

  /** What messages call a file in it. */
  shown(name: string): string {
    return join(this.shownAs, name);
  }

  /** The names in the folder, or in one inside it, that are `wanted`, in order; none where there is no such folder. */
  async list(wanted: (name: string) => boolean, inside = ''): Promise<Read<readonly string[]>> {
    try {
      const path = join(this.path, inside);
      const entries = await readdir(path, { encoding: 'buffer' });
      if (!(await this.holds(await realpath(path)))) return this.noNames(inside, { kind: 'outside' });
      const names = entries.map((entry) => entry.toString()).filter(wanted);
      const broken = entries.filter((entry) => !Buffer.from(entry.toString()).equals(entry)).map(String);
      const found = broken
        .filter(wanted)
        .map((name) => unreadableFile(this.shown(join(inside, name)), { kind: 'name' }));
      return { value: names.filter((name) => !broken.includes(name)).sort(), found };
    } catch (problem) {
      const why = unreadableBy(problem);
      if (why.kind === 'missing' && !(await isLink(join(this.path, inside)))) return { value: [], found: [] };
      return this.noNames(inside, why.kind === 'missing' ? { kind: 'dangling' } : why);
    }
  }

  private noNames(inside: string, why: Unreadable): Read<readonly string[]> {
    return { value: [], found: [unreadableFile(this.shown(inside), why)] };
  }

  /** The names of the folders in it, in order. */
  async folders(): Promise<readonly string[]> {
    const names = await readdir(this.path).catch(() => []);
    const are = await Promise.all(names.map((name) => isFolder(join(this.path, name))));
    return names.filter((_, index) => are[index]).sort();
  }

  /** The bytes of a file in it, by its name with `/`, of which there may be `most`. */
  async read(name: string, most: number): Promise<Read<Buffer | undefined>> {
    const content = await this.contentOf(name, most);
    if ('bytes' in content) return { value: content.bytes, found: [] };
    return { value: undefined, found: [unreadableFile(this.shown(name), content.why)] };
  }

  /** A file of text in it, decoded. */
  async readText(name: string, most: number): Promise<Read<SourceText | undefined>> {
    const { value: bytes, found } = await this.read(name, most);
    return bytes ? decodeSource(this.shown(name), bytes) : { value: undefined, found };
  }

  private async contentOf(name: string, most: number): Promise<FileContent> {
    const path = join(this.path, name);
    try {
      const real = await realpath(path);
      if (!(await this.holds(real))) return { why: { kind: 'outside' } };
      return await readRegularFile(real, most);
    } catch (problem) {
      const why = unreadableBy(problem);
      return { why: why.kind === 'missing' && (await isLink(path)) ? { kind: 'dangling' } : why };
    }
  }

  private async holds(real: string): Promise<boolean> {
    this.real ??= Promise.all([this.path, ...this.besides].map((path) => realpath(path).catch(() => path)));
    return (await this.real).some((root) => real === root || real.startsWith(root.replace(/[\\/]?$/, sep)));
  }
}

/** Opening a pipe would otherwise wait for its other end, and the last link is not followed. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The bytes of a regular file that a path leads to; `most` is how many there may be. */
export async function readRegularFile(path: string, most: number): Promise<FileContent> {
  let file: FileHandle | undefined;
  try {
    const before = await stat(path);
    // a device is not even opened: that may be an act of its own
    if (!before.isFile()) return { why: { kind: before.isDirectory() ? 'folder' : 'special' } };
    file = await open(path, READ_ONLY);
    const now = await file.stat();
    if (!now.isFile()) return { why: { kind: 'special' } };
    if (now.size > most) return { why: { kind: 'large', bytes: now.size, most } };
    return { bytes: await wholeOf(file, now.size, most) };
  } catch (problem) {
    return { why: unreadableBy(problem) };
  } finally {
    await file?.close();
  }
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

/** Whether something has this path, be it a link that leads nowhere. */
async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (entry) => entry.isSymbolicLink(),
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
