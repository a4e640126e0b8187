import { join, sep } from 'node:path';
import type { FileContent, Files } from '../world.js';
import { decodeSource } from './encoding.js';
import type { Read, SourceText } from './text.js';
import { type Unreadable, unreadableBy, unreadableFile } from './unreadable.js';

/**
 * A folder that input comes from. All reading of input goes through here: only regular files are read, so that no
 * pipe or device can stop the program, none that is larger than told, and none that a link leads to outside of the
 * folder (or of those `besides`). The folder itself may be a link.
 */
export class SourceFolder {
  private real: Promise<readonly string[]> | undefined;

  /** `shownAs` is what messages call it. */
  constructor(
    private readonly files: Files,
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
      const { names, broken } = await this.files.list(path);
      if (!(await this.holds(await this.files.realpath(path))))
        return this.noNames(inside, { kind: 'outside' });
      const found = broken
        .filter(wanted)
        .map((name) => unreadableFile(this.shown(join(inside, name)), { kind: 'name' }));
      return { value: names.filter(wanted).sort(), found };
    } catch (problem) {
      const why = unreadableBy(problem);
      if (why.kind === 'missing' && !(await this.isLink(join(this.path, inside))))
        return { value: [], found: [] };
      return this.noNames(inside, why.kind === 'missing' ? { kind: 'dangling' } : why);
    }
  }

  private noNames(inside: string, why: Unreadable): Read<readonly string[]> {
    return { value: [], found: [unreadableFile(this.shown(inside), why)] };
  }

  /** The names of the folders in it, in order. */
  async folders(): Promise<readonly string[]> {
    const { names } = await this.files.list(this.path).catch(() => ({ names: [] }));
    const are = await Promise.all(names.map((name) => this.isFolder(join(this.path, name))));
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
      const real = await this.files.realpath(path);
      if (!(await this.holds(real))) return { why: { kind: 'outside' } };
      return await this.files.read(real, most);
    } catch (problem) {
      const why = unreadableBy(problem);
      return { why: why.kind === 'missing' && (await this.isLink(path)) ? { kind: 'dangling' } : why };
    }
  }

  private async holds(real: string): Promise<boolean> {
    const roots = [this.path, ...this.besides];
    this.real ??= Promise.all(roots.map((path) => this.files.realpath(path).catch(() => path)));
    return (await this.real).some((root) => real === root || real.startsWith(root.replace(/[\\/]?$/, sep)));
  }

  /** Whether something has this path, be it a link that leads nowhere. */
  private async isLink(path: string): Promise<boolean> {
    return this.files.lstat(path).then(
      ({ kind }) => kind === 'link',
      () => false,
    );
  }

  private async isFolder(path: string): Promise<boolean> {
    return this.files.stat(path).then(
      ({ kind }) => kind === 'folder',
      () => false,
    );
  }
}
