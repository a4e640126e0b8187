import { basename, dirname, join, sep } from 'node:path';
import { limits } from '../../core/limits.js';
import type { Project } from '../../core/project.js';
import { writeWhole } from '../../core/write.js';
import { applyEdits, type Conflict, type Edit, EditConflict } from '../../editing/index.js';
import { isDataName } from '../../input/load.js';
import { Refusal } from '../../server/answer/refusal.js';
import { isOneFile, ownFolder } from '../folder/read-folder.js';
import type { ToldConflict } from '../wire/edits.js';
import { toldConflicts, wasUndoneBy } from './cell-history.js';
import { followedEdits } from './followed.js';
import { Journal, type JournalEntry } from './journal.js';
import { isTypedHere, writtenOver } from './over-others.js';

/** A change that somebody asks for. */
export interface Change {
  readonly id: string;
  readonly by: string;
  readonly edits: readonly Edit[];
  /** How many changes the pack had had when who asks saw it last: the rows that are meant are found from there. */
  readonly seen?: number | undefined;
  /** Writes over whatever stands there: who asks has seen it. */
  readonly isSure?: boolean | undefined;
}

/** What was written over: what stood there, and who had written it here, where that is known. */
export interface WrittenOver extends ToldConflict {
  /** What stands there now. */
  readonly after: string;
}

/**
 * The one way in which files of a pack are changed: one change after the other, each whole or not at all, and each
 * written into the journal with what takes it back.
 */
export class Door {
  private journal: Promise<Journal> | undefined;
  private work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly project: Project,
    /** Called with the paths of files once they are written. */
    private readonly onWritten: (paths: readonly string[]) => void,
  ) {}

  /**
   * Makes a change, and answers what of others it was written over: of two who change one cell the last wins, and both
   * are told. Throws an EditConflict where something else stands in a file than an edit expects that can't be told to
   * be the same cell, and a ReportError.
   */
  change({ id, by, edits: asked, seen, isSure = false }: Change): Promise<readonly WrittenOver[]> {
    return this.inTurn(async () => {
      const journal = await this.entries();
      // its answer was lost, and it is asked for again
      if (journal.has(id)) return [];
      const since = seen === undefined ? [] : journal.since(seen, id);
      const edits = followedEdits(asked, since);
      const mayWin = (conflicts: readonly Conflict[]) => isSure || isTypedHere(conflicts, since ?? []);
      return this.applyOver(journal, { kind: 'edit', id, by, edits }, mayWin);
    });
  }

  /** Takes back a clerk's last change, or does the one again that was taken back last. */
  step(kind: 'undo' | 'redo', by: string, id: string): Promise<void> {
    return this.inTurn(async () => {
      const journal = await this.entries();
      if (journal.has(id)) return;
      const next = journal.stepsOf(by)[kind].at(-1);
      if (!next) throw nothingLeft;
      const edits = followedEdits(next.edits, journal.entries.slice(next.count));
      await this.apply(journal, { kind, id, of: next.id, by, edits });
    });
  }

  /** How many changes a clerk can undo and do again. */
  async counts(by: string): Promise<{ readonly undo: number; readonly redo: number }> {
    const { undo, redo } = (await this.entries()).stepsOf(by);
    return { undo: undo.length, redo: redo.length };
  }

  /** Does something while no file is changed here, told how many changes there have been by then. */
  between<Result>(work: (count: number) => Promise<Result>): Promise<Result> {
    return this.inTurn(async () => work((await this.entries()).entries.length));
  }

  async history(): Promise<readonly JournalEntry[]> {
    return (await this.entries()).entries;
  }

  private entries(): Promise<Journal> {
    this.journal ??= Journal.open(
      this.project.world,
      ownFolder(this.project.world.files, this.project.dataFolder),
    );
    return this.journal;
  }

  /** Applies edits, over what stands in their way where they may win. */
  private async applyOver(
    journal: Journal,
    asked: Omit<JournalEntry, 'at' | 'inverse'>,
    mayWin: (conflicts: readonly Conflict[]) => boolean,
  ): Promise<readonly WrittenOver[]> {
    try {
      await this.apply(journal, asked);
      return [];
    } catch (problem) {
      if (!(problem instanceof EditConflict) || !mayWin(problem.conflicts)) throw problem;
      const edits = writtenOver(asked.edits, problem.conflicts);
      if (!edits) throw problem;
      const news = problem.conflicts.filter((one) => !wasUndoneBy(asked.by, one, journal.entries));
      const told = toldConflicts(news, journal.entries);
      // an edit behind may stand in the way of another
      const more = await this.applyOver(journal, { ...asked, edits }, mayWin);
      return [...told.flatMap((one) => afterwards(one, edits)), ...more];
    }
  }

  private async apply(journal: Journal, asked: Omit<JournalEntry, 'at' | 'inverse'>): Promise<void> {
    const { world } = this.project;
    const { files, inverses } = await applyEdits((file) => this.read(file), asked.edits);
    const paths: string[] = [];
    for (const [file, bytes] of files) {
      const path = await this.pathOf(file);
      if (bytes) await writeWhole(world, path, bytes);
      else await world.files.remove(path);
      paths.push(path);
    }
    await journal.add({ ...asked, at: world.now().toISOString(), inverse: inverses });
    this.onWritten(paths);
  }

  private async read(file: string): Promise<Uint8Array | undefined> {
    const content = await this.project.world.files.read(await this.pathOf(file), limits.workbookFile);
    return 'bytes' in content ? content.bytes : undefined;
  }

  /** Only what a data folder has, and nothing that a link leads to outside of it. */
  private async pathOf(file: string): Promise<string> {
    const { world, dataFolder } = this.project;
    const isFile = isOneFile(world.files, dataFolder);
    if (!isDataName(file) || (isFile && file !== basename(dataFolder))) throw notOfThePack;
    const folder = isFile ? dirname(dataFolder) : dataFolder;
    const path = join(folder, file);
    const [real, realFolder] = await Promise.all([
      world.files.realpath(path).catch(() => undefined),
      world.files.realpath(folder),
    ]);
    if (real !== undefined && !real.startsWith(join(realFolder, sep))) throw notOfThePack;
    return path;
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.work.then(work);
    this.work = result.catch(() => {});
    return result;
  }
}

/** What an edit has made of a cell that it was written over; nothing where that is what stood there. */
function afterwards(told: ToldConflict, edits: readonly Edit[]): WrittenOver[] {
  const { file, sheet, line, column, stands } = told;
  const cells = edits.flatMap((edit) => {
    return edit.kind === 'cells' && edit.file === file && edit.sheet === sheet ? edit.cells : [];
  });
  const after = cells.find((cell) => cell.line === line && cell.column === column)?.after;
  return after === undefined || after === stands ? [] : [{ ...told, after }];
}

const notOfThePack = new Refusal(403, 'not-of-the-pack', {
  zh: '这个文件不是这份材料的',
  en: 'This file is not one of the pack',
});

const nothingLeft = new Refusal(409, 'nothing-left', {
  zh: '没有可以撤销的了',
  en: 'There is nothing left to undo',
});
