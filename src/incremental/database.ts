import type { KeptResults } from './kept-results.js';
import type { Results } from './results.js';
import { shareStructure } from './structure.js';

/** How often results of one kind were asked for, and how often they were there. */
export interface Count {
  readonly asked: number;
  readonly found: number;
}

/** Builds through which a result is kept that none of them has asked for. */
export const BUILDS_KEPT = 2;

export interface DatabaseSettings {
  /** That of what is the same for all workspaces. */
  readonly common?: Database | undefined;
  readonly isOff?: boolean;
  /** Whether there will be no other build. */
  readonly isForOnce?: boolean;
  /** Called before what may be large is made: a program may have something to say of its memory. */
  readonly beforeLarge?: () => void;
  /** Results of earlier processes, or of other workspaces of this one. */
  readonly kept?: Results | undefined;
  /** Results that come with the program, read when one is asked for. */
  readonly shipped?: (() => KeptResults | undefined) | undefined;
}

/**
 * All that is remembered of the builds of one workspace. What is kept with an object goes with it; what is kept with a
 * text or a number goes once several builds have not asked for it. Nothing is remembered anywhere else: two databases
 * share nothing but what they have in common, and without one every build is the first.
 */
export class Database {
  private readonly shelves = new Map<{ readonly name: string }, Shelf<unknown>>();
  private readonly latestBySlot = new Map<string, Latest>();
  private readonly resources = new Map<() => unknown, unknown>();

  constructor(private readonly settings: DatabaseSettings = {}) {}

  /** One that remembers nothing: every call computes. Its builds are what all others are held against. */
  static off({ common = new Database() }: Pick<DatabaseSettings, 'common'> = {}): Database {
    return new Database({ isOff: true, common });
  }

  /** What is the same for all workspaces of a process, fonts above all; itself where it is the only one. */
  get common(): Database {
    return this.settings.common ?? this;
  }

  get isOff(): boolean {
    return this.settings.isOff ?? false;
  }

  /** Whether there will be no other build: what is large, and is needed but once in each, need not be kept. */
  get isForOnce(): boolean {
    return this.settings.isForOnce ?? false;
  }

  /** To be called before what may be large is made: what a sheet says, markup, pages. */
  beforeLarge(): void {
    this.settings.beforeLarge?.();
  }

  /** Results of earlier processes, where they are kept. */
  get kept(): Results | undefined {
    return this.settings.kept;
  }

  /** Results that come with the program, where there are some. */
  get shipped(): KeptResults | undefined {
    const { shipped } = this.settings;
    return shipped && this.resource(shipped);
  }

  /** The results of one kind. */
  shelf<Entry>(kind: ShelfKind<Entry>): Shelf<Entry> {
    const known = this.shelves.get(kind) as Shelf<Entry> | undefined;
    if (known) return known;
    const shelf = new Shelf<Entry>();
    this.shelves.set(kind, shelf);
    return shelf;
  }

  /** Something that is no result of a build, opened when it is first asked for and there as long as the database is. */
  resource<Thing>(open: () => Thing): Thing {
    if (!this.resources.has(open)) this.resources.set(open, open());
    return this.resources.get(open) as Thing;
  }

  /**
   * Data that every build makes anew, with each part that says the same as last time in place of its copy: so results
   * that are kept with it are found again. `slot` tells what is compared with what.
   */
  latest<Data>(
    slot: string,
    fresh: Data,
    share: (before: Data | undefined, fresh: Data) => Data = shareStructure,
  ): Data {
    if (this.isOff) return fresh;
    const data = share(this.latestBySlot.get(slot)?.data as Data | undefined, fresh);
    this.latestBySlot.set(slot, { data, unusedBuilds: 0 });
    return data;
  }

  /** Gives up all results: something has changed that no query has read, and that all may hang on. */
  forget(): void {
    this.shelves.clear();
    this.latestBySlot.clear();
  }

  /** Ends a build: gives up what so many builds have not asked for. To be called only where the build has succeeded. */
  evict({ olderThan = BUILDS_KEPT }: { readonly olderThan?: number } = {}): void {
    for (const shelf of this.shelves.values()) shelf.evict(olderThan);
    for (const [slot, latest] of this.latestBySlot) {
      if (latest.unusedBuilds >= olderThan) this.latestBySlot.delete(slot);
      latest.unusedBuilds++;
    }
  }

  /**
   * What has been asked for so far, by the name of its kind. What is never found has an argument that is always new.
   */
  counts(): Readonly<Record<string, Count>> {
    return Object.fromEntries(
      [...this.shelves].map(([{ name }, { asked, found }]) => [name, { asked, found }]),
    );
  }
}

interface Latest {
  readonly data: unknown;
  unusedBuilds: number;
}

/** A kind of results: declared once, beside what makes them. It holds none: every database has its own. */
export interface ShelfKind<Entry> {
  readonly name: string;
  /** Never there: says what is on the shelf. */
  readonly entry?: Entry;
}

/** The entries of one kind in one database, by what they were made of. */
export class Shelf<Entry> {
  asked = 0;
  found = 0;
  private readonly byObject = new WeakMap<object, Entry>();
  private readonly byValue = new Map<unknown, { entry: Entry; usedAt: number }>();
  /** Counts the builds that have asked for anything here: one that needed nothing makes nothing old. */
  private build = 0;
  private isAsked = false;

  get(key: unknown): Entry | undefined {
    this.asked++;
    if (isObject(key)) return this.byObject.get(key);
    this.isAsked = true;
    const known = this.byValue.get(key);
    if (known) known.usedAt = this.build;
    return known?.entry;
  }

  /** What is there, without asking for it. */
  peek(key: unknown): Entry | undefined {
    return isObject(key) ? this.byObject.get(key) : this.byValue.get(key)?.entry;
  }

  set(key: unknown, entry: Entry): void {
    if (isObject(key)) this.byObject.set(key, entry);
    else this.byValue.set(key, { entry, usedAt: this.build });
  }

  evict(olderThan: number): void {
    if (!this.isAsked) return;
    this.isAsked = false;
    this.build++;
    for (const [key, { usedAt }] of this.byValue)
      if (this.build - usedAt > olderThan) this.byValue.delete(key);
  }
}

function isObject(key: unknown): key is object {
  return (typeof key === 'object' && key !== null) || typeof key === 'function';
}
