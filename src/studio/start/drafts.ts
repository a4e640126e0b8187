import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { limits } from '../../core/limits.js';
import type { World } from '../../core/world.js';
import { writeFolder, writeWhole } from '../../core/write.js';
import { Refusal } from '../../server/answer/refusal.js';
import { isName } from '../../server/sent/file-name.js';
import type { FolderFile } from '../folder/folder-file.js';
import { stateFolder } from '../folder/state-folder.js';

/** What a pack is being made of. */
export type DraftKind = 'report' | 'sheets';

/** A pack in the making: files that were dropped in, and what the clerk has said of them so far. */
export interface Draft {
  readonly id: string;
  readonly kind: DraftKind;
  /** When it was begun, ISO. */
  readonly begunAt: string;
  readonly files: readonly FolderFile[];
}

/** A draft as the list of them has it. */
export type DraftEntry = Omit<Draft, 'files'> & { readonly names: readonly string[] };

/** Nobody comes back to an import after this. */
const KEPT_DAYS = 30;
const MOST_DRAFTS = 20;
const DAY_MS = 86_400_000;
const ID = /^[a-f0-9]{16}$/;

/**
 * Drafts, kept in the folder of the user's state: a program that is killed, or a page that is closed, loses nothing of
 * what was gone through.
 */
export class Drafts {
  constructor(private readonly world: World) {}

  /** Begins a draft of files as they were dropped in. */
  async begin(kind: DraftKind, files: readonly FolderFile[]): Promise<string> {
    await this.sweep();
    const id = randomBytes(8).toString('hex');
    const facts = { kind, begunAt: this.world.now().toISOString(), names: files.map(({ name }) => name) };
    await writeFolder(this.world, this.folderOf(id), id, [
      { name: 'draft.json', bytes: jsonBytes(facts) },
      // names of files that were sent are not those of files here
      ...files.map(({ bytes }, index) => ({ name: `${index}.bin`, bytes })),
    ]);
    return id;
  }

  /** Adds files to a draft; one of a name that it has takes that one's place. */
  async add(id: string, files: readonly FolderFile[]): Promise<void> {
    const draft = await this.read(id);
    const names = files.map(({ name }) => name);
    const all = [...draft.files.filter(({ name }) => !names.includes(name)), ...files];
    for (const [index, { bytes }] of all.entries())
      await writeWhole(this.world, join(this.folderOf(id), `${index}.bin`), bytes);
    const { kind, begunAt } = draft;
    await this.write(id, 'draft.json', { kind, begunAt, names: all.map(({ name }) => name) });
  }

  /** A draft with its files. Throws a Refusal where there is none. */
  async read(id: string): Promise<Draft> {
    const entry = await this.entry(id);
    if (entry === undefined) throw noDraft;
    const { names, ...facts } = entry;
    const files = await Promise.all(
      names.map(async (name, index): Promise<FolderFile> => {
        const content = await this.world.files.read(
          join(this.folderOf(id), `${index}.bin`),
          limits.reportFile,
        );
        if ('why' in content) throw noDraft;
        return { name, bytes: content.bytes };
      }),
    );
    return { ...facts, files };
  }

  /** What the clerk has said so far, as it was kept; undefined where nothing was. */
  async said(id: string): Promise<unknown> {
    return this.readJson(id, 'said.json');
  }

  async say(id: string, said: unknown): Promise<void> {
    if ((await this.entry(id)) === undefined) throw noDraft;
    await this.write(id, 'said.json', said);
  }

  /** All drafts, the last begun first. */
  async list(): Promise<readonly DraftEntry[]> {
    const { names } = await this.world.files.list(this.folder).catch(() => ({ names: [] }));
    const entries = await Promise.all(names.filter((name) => ID.test(name)).map((id) => this.entry(id)));
    return entries
      .filter((one) => one !== undefined)
      .toSorted((one, other) => (one.begunAt < other.begunAt ? 1 : -1));
  }

  async remove(id: string): Promise<void> {
    if (ID.test(id)) await this.world.files.remove(this.folderOf(id));
  }

  private async sweep(): Promise<void> {
    const oldest = new Date(this.world.now().getTime() - KEPT_DAYS * DAY_MS).toISOString();
    for (const [index, { id, begunAt }] of (await this.list()).entries())
      if (index >= MOST_DRAFTS || begunAt < oldest) await this.remove(id);
  }

  private async entry(id: string): Promise<DraftEntry | undefined> {
    if (!ID.test(id)) return undefined;
    const facts = (await this.readJson(id, 'draft.json')) as Partial<DraftEntry> | undefined;
    const { kind, begunAt, names } = facts ?? {};
    const isWhole =
      (kind === 'report' || kind === 'sheets') &&
      typeof begunAt === 'string' &&
      Array.isArray(names) &&
      names.every((name) => typeof name === 'string' && isName(name));
    return isWhole ? { id, kind, begunAt, names } : undefined;
  }

  private async readJson(id: string, name: string): Promise<unknown> {
    if (!ID.test(id)) return undefined;
    const content = await this.world.files.read(join(this.folderOf(id), name), limits.workbookFile);
    if ('why' in content) return undefined;
    try {
      return JSON.parse(content.bytes.toString());
    } catch {
      return undefined;
    }
  }

  private write(id: string, name: string, value: unknown): Promise<void> {
    return writeWhole(this.world, join(this.folderOf(id), name), jsonBytes(value));
  }

  private get folder(): string {
    return join(stateFolder(this.world), 'drafts');
  }

  private folderOf(id: string): string {
    return join(this.folder, id);
  }
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

const noDraft = new Refusal(404, 'no-draft', {
  zh: '没有这份未做完的材料，可能已经做好或删去了',
  en: 'There is no such pack in the making; it may have been finished or removed',
});
