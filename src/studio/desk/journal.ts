import { join } from 'node:path';
import type { World } from '../../core/world.js';
import type { Edit } from '../../editing/index.js';
import { movesCells } from '../../editing/moves.js';

const FILE = 'journal.jsonl';
/** A journal that has grown larger is begun anew: what can be undone is then what follows. */
const MOST_BYTES = 256 * 2 ** 20;

/** One change as it was made, undone or done again. */
export interface JournalEntry {
  readonly id: string;
  readonly kind: 'edit' | 'undo' | 'redo';
  /** The change that is undone or done again. */
  readonly of?: string;
  readonly by: string;
  /** ISO time. */
  readonly at: string;
  readonly edits: readonly Edit[];
  /** What takes it back. */
  readonly inverse: readonly Edit[];
}

/** A change to be undone or done again, and the edits that do it. */
export interface Step {
  readonly id: string;
  readonly edits: readonly Edit[];
  /** How many changes there were when these edits were right. */
  readonly count: number;
}

/**
 * All changes of a pack, each with what takes it back, kept in its folder: a change can be undone after a restart too,
 * and what a request has done is not done again where only its answer was lost.
 */
export class Journal {
  private constructor(
    private readonly world: World,
    private readonly folder: string,
    readonly entries: JournalEntry[],
  ) {}

  static async open(world: World, folder: string): Promise<Journal> {
    const content = await world.files.read(join(folder, FILE), MOST_BYTES);
    if ('why' in content && content.why.kind === 'large') await world.files.remove(join(folder, FILE));
    const text = 'bytes' in content ? content.bytes.toString('utf8') : '';
    return new Journal(world, folder, text.split('\n').flatMap(entryOf));
  }

  has(id: string): boolean {
    return this.entries.some((entry) => entry.id === id);
  }

  /**
   * What others have changed since somebody saw the pack after `count` changes, who asks for the change `id` now. What
   * the same page has asked for before is no news to it: its ids are its own name, a dot and a number. Undefined where
   * it can't be told.
   */
  since(count: number, id: string): readonly JournalEntry[] | undefined {
    if (count > this.entries.length) return undefined;
    const later = this.entries.slice(count);
    const others = later.filter((entry) => !isEarlier(entry.id, id));
    const own = later.filter((entry) => isEarlier(entry.id, id));
    const ownFiles = filesMoved(own);
    // of rows moved by both sides none tells where they stand for the other
    return filesMoved(others).some((file) => ownFiles.includes(file)) ? undefined : others;
  }

  async add(entry: JournalEntry): Promise<void> {
    this.entries.push(entry);
    await this.world.files.makeFolder(this.folder);
    // a line that was cut off when the program was killed is ended by the break before
    await this.world.files.append(join(this.folder, FILE), Buffer.from(`\n${JSON.stringify(entry)}`));
  }

  /**
   * What a clerk can undo, and do again: the last of each is next. After a new change nothing is left to be done again.
   */
  stepsOf(by: string): { readonly undo: readonly Step[]; readonly redo: readonly Step[] } {
    const undo: Step[] = [];
    const redo: Step[] = [];
    for (const [index, { kind, id, of = id, inverse, by: clerk }] of this.entries.entries()) {
      if (clerk !== by) continue;
      if (kind === 'edit') redo.length = 0;
      if (kind === 'undo') undo.pop();
      if (kind === 'redo') redo.pop();
      (kind === 'undo' ? redo : undo).push({ id: of, edits: inverse, count: index + 1 });
    }
    return { undo, redo };
  }
}

/** The files of which rows were moved. */
function filesMoved(entries: readonly JournalEntry[]): string[] {
  return entries.flatMap(({ edits }) => edits.filter(movesCells).map(({ file }) => file));
}

/** Whether a page has asked for one change before another. */
function isEarlier(one: string, other: string): boolean {
  const [page, number] = one.split('.');
  const [otherPage, otherNumber] = other.split('.');
  return page === otherPage && number !== undefined && Number(number) < Number(otherNumber);
}

/** A line that was cut off tells nothing. */
function entryOf(line: string): JournalEntry[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as JournalEntry];
  } catch {
    return [];
  }
}
