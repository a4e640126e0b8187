import { basename } from 'node:path';
import type { Files, Watch } from '../../core/world.js';
import type { InputFolder } from './inputs.js';
import { changedFiles, looksUnfinished, type Snapshot, takeSnapshot, touchedFiles } from './snapshot.js';

/** After an event, files are looked at once nothing more has happened for so long: a save is several events. */
const QUIET_MS = 10;

/** What looks half-written is believed once it has stood still for so long. */
export const STILL_MS = 300;

const SWEEP_MS = 1000;

export interface WatcherSettings {
  readonly files: Files;
  /** The folders at this moment: an edition may come and go. */
  readonly folders: () => Promise<readonly InputFolder[]>;
  /** How often files are looked at without any event, in ms; a second unless told. */
  readonly sweepMs?: number | undefined;
  /**
   * Called with the paths that have changed, never twice at the same time, and whether all of them are known to be
   * written to their end.
   */
  readonly onChange: (files: readonly string[], areWhole: boolean) => Promise<void>;
}

/**
 * Watches the input files of a pack. Events of the operating system only say when to look; what has changed is
 * told by the files themselves. So nothing is lost where there are no events (network drives), and a folder
 * that is deleted and comes back is found by the next sweep. The folders are few and flat: the system's events do,
 * and a watching library, which judges by events, would need the same look at the files on top.
 */
export class Watcher {
  private readonly watchers = new Map<string, Watch>();
  private believed: Snapshot = new Map();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;
  private looks = Promise.resolve();
  /** Files that the program itself has written, to their end. */
  private readonly whole = new Set<string>();
  /** Files that were written while a build was under way, which may have met them half-written. */
  private readonly met = new Set<string>();
  private isDue = false;
  private isClosed = false;
  private doubt = { about: '', since: 0 };

  private readonly sweepMs: number;

  constructor(private readonly settings: WatcherSettings) {
    this.sweepMs = settings.sweepMs ?? SWEEP_MS;
  }

  /** Takes the files as they are and watches from here on. */
  async start(): Promise<void> {
    const folders = await this.settings.folders();
    this.attach(folders);
    this.believed = await takeSnapshot(this.settings.files, folders, this.believed);
    this.lookIn(this.sweepMs);
  }

  /** The input files as they were last looked at. */
  files(): readonly string[] {
    return [...this.believed.keys()];
  }

  /**
   * Looks at once, without waiting for an event: at files that have been written to their end, however much shorter
   * they are now. Done when what follows from them is.
   */
  lookNow(written: readonly string[]): Promise<void> {
    for (const path of written) this.whole.add(path);
    clearTimeout(this.timer);
    return this.look();
  }

  /**
   * After a build: whether no file was written since it was last looked at. The others are told of once more when they
   * are whole, even if they then hold what they held before: the build may have read them in between.
   */
  async stoodStill(): Promise<boolean> {
    const { files, folders } = this.settings;
    const touched = touchedFiles(this.believed, await takeSnapshot(files, await folders(), this.believed));
    for (const path of touched) this.met.add(path);
    if (touched.length > 0) this.noteEvent();
    return touched.length === 0;
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  private lookIn(milliseconds: number): void {
    if (this.isClosed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), milliseconds);
  }

  private noteEvent(): void {
    if (this.isLooking) this.isDue = true;
    else this.lookIn(QUIET_MS);
  }

  /** One look after the other. */
  private look(): Promise<void> {
    this.looks = this.looks.then(() => this.lookOnce());
    return this.looks;
  }

  private async lookOnce(): Promise<void> {
    if (this.isClosed) return;
    this.isLooking = true;
    this.isDue = false;
    const pauseMs = await this.lookAndTell();
    this.isLooking = false;
    this.lookIn(this.isDue ? QUIET_MS : pauseMs);
  }

  /** Tells what has changed, unless it looks half-written; answers when to look again. */
  private async lookAndTell(): Promise<number> {
    const folders = await this.settings.folders();
    this.attach(folders);
    const snapshot = await takeSnapshot(this.settings.files, folders, this.believed);
    const changed = [...new Set([...changedFiles(this.believed, snapshot), ...this.met])];
    const leftMs = this.doubtLeftMs(snapshot, changed);
    if (leftMs > 0) return leftMs;
    this.believed = snapshot;
    const areWhole = changed.every((path) => this.whole.has(path));
    this.whole.clear();
    this.met.clear();
    if (changed.length > 0 && !this.isClosed) await this.settings.onChange(changed, areWhole);
    return this.sweepMs;
  }

  /** How much longer files that look half-written must stand still to be believed. */
  private doubtLeftMs(snapshot: Snapshot, changed: readonly string[]): number {
    const doubtful = changed.filter(
      (path) => !this.whole.has(path) && looksUnfinished(this.believed.get(path), snapshot.get(path)),
    );
    if (doubtful.length === 0) return 0;
    const about = changed.map((path) => `${path} ${snapshot.get(path)?.stamp}`).join('\n');
    if (about !== this.doubt.about) this.doubt = { about, since: performance.now() };
    return Math.max(0, STILL_MS - (performance.now() - this.doubt.since));
  }

  /** Watches the folders there are; one that can't be watched is still swept. */
  private attach(folders: readonly InputFolder[]): void {
    for (const { path, takes } of folders) {
      if (this.watchers.has(path) || this.isClosed) continue;
      try {
        const onEvent = (name: string | null) => {
          // the folder itself is named when it is deleted or moved
          if (name === null || takes(name)) this.noteEvent();
          else if (name === basename(path)) this.detach(path);
        };
        this.watchers.set(
          path,
          this.settings.files.watch(path, onEvent, () => this.detach(path)),
        );
      } catch {
        // no such folder, or no more watches to be had: the sweep sees to it
      }
    }
  }

  private detach(path: string): void {
    this.watchers.get(path)?.close();
    this.watchers.delete(path);
    this.noteEvent();
  }
}
