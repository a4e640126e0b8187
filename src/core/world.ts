import type { Database } from '../incremental/database.js';
import type { Unreadable } from './source/unreadable.js';

/**
 * All that the program has to do with what is around it: files, the clock, the environment, where it is installed, and
 * where it says things. It is handed to whatever needs it, so that a test, a service or a program that calls this one
 * decides what there is. Nothing else in the program asks the operating system for any of this.
 */
export interface World {
  readonly files: Files;
  readonly installation: Installation;
  /** What is remembered of builds for all projects that are opened in it; each remembers its own where it is absent. */
  readonly database?: Database | undefined;
  /** The folder that paths on a command line start from, absolute. */
  readonly workingFolder: string;
  /** Where programs keep what can be made again for the user, absolute; none where the system has no such place. */
  readonly cacheFolder?: string | undefined;
  /** Variables of the environment by name. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where results go. */
  readonly stdout: TextStream;
  /** Where messages and progress go. */
  readonly stderr: TextStream;
  now(): Date;
}

/** Where the program itself is: its package.json, templates and fonts. Several worlds may share one. */
export interface Installation {
  /** Absolute. */
  readonly folder: string;
  /** Where the fonts of the office are, absolute; in `fonts/local` of that folder unless told. */
  readonly localFonts?: string | undefined;
  /** The files that folder is among. */
  readonly files: Files;
  /** What is read of it but once for all workspaces: its fonts. */
  readonly database: Database;
}

export interface TextStream {
  /** Whether a person sees it as it is written; absent is no. */
  readonly isTTY?: boolean | undefined;
  /** How many characters wide it is, where a person sees it. */
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** What a file holds, or why it can't be read. */
export type FileContent = { readonly bytes: Buffer } | { readonly why: Unreadable };

export interface FileStat {
  /** `link` only where links are not followed; `special` is a pipe, a device or the like. */
  readonly kind: 'file' | 'folder' | 'link' | 'special';
  readonly sizeBytes: number;
  /** When its content was last written. */
  readonly modifiedMs: number;
  /** When anything of it last changed, its name or permissions too. */
  readonly changedMs: number;
  /** Tells a file from another that took its name. */
  readonly id: number;
  /** As POSIX counts them: 0o644. */
  readonly permissions: number;
}

/** The names in a folder. */
export interface FolderNames {
  readonly names: readonly string[];
  /** Names that are no UTF-8, as well as they can be shown: nothing can be opened by them. */
  readonly broken: readonly string[];
}

/**
 * Files and folders by absolute path. What can't be done throws an error whose `code` is POSIX's name for the reason
 * (`ENOENT`, `EACCES` …), as Node's own do, unless it is said otherwise.
 */
export interface Files {
  /**
   * The bytes of a regular file, of which there may be `mostBytes`. Neither a pipe nor a device is opened, for that
   * may wait for ever or be an act of its own. Never throws for what the system says.
   */
  read(path: string, mostBytes: number): Promise<FileContent>;
  list(folder: string): Promise<FolderNames>;
  /** Of what a path leads to, through links. */
  stat(path: string): Promise<FileStat>;
  /** Of what has that name itself, be it a link. */
  lstat(path: string): Promise<FileStat>;
  /** The path without any link in it. */
  realpath(path: string): Promise<string>;
  /** What a link says. */
  readlink(path: string): Promise<string>;
  /** Makes a folder with all above it; one that is there is no error. */
  makeFolder(path: string): Promise<void>;
  /** Makes a folder that must not be there yet. */
  makeNewFolder(path: string): Promise<void>;
  /** Writes a file that must not be there yet. */
  writeNew(path: string, bytes: Uint8Array, permissions?: number): Promise<void>;
  /** Writes at the end of a file, which is made where it is not there yet, though not its folder. */
  append(path: string, bytes: Uint8Array): Promise<void>;
  /** Gives a file or folder another name, in place of a file that has it. */
  rename(from: string, to: string): Promise<void>;
  /** Takes away a file, a link (and not what it leads to), or a folder with all in it; nothing there is no error. */
  remove(path: string): Promise<void>;
  /**
   * Calls `onEvent` whenever something may have happened in a folder: to the file of that name, or to one that is not
   * known. Throws where the folder is not there or can't be watched; `onEnd` is called once it no longer can.
   */
  watch(folder: string, onEvent: (name: string | null) => void, onEnd: () => void): Watch;
  readonly sync: SyncFiles;
}

export interface Watch {
  close(): void;
}

/** Files without waiting, for what is looked up in the middle of other work: fonts, and whether something is there. */
export interface SyncFiles {
  /** Whether anything has this name, be it a link that leads nowhere. What can't be looked at counts as there. */
  isThere(path: string): boolean;
  /** Of what a path leads to; undefined where nothing does or it can't be looked at. */
  stat(path: string): FileStat | undefined;
  read(path: string): Buffer;
  /** The names in a folder; none where it is not one. */
  list(folder: string): readonly string[];
  /** A regular file to read parts of. */
  open(path: string): OpenFile;
  /**
   * Writes a file whole or not at all, with the folders above it; where it is private, only the user may read it and
   * list new ones.
   */
  write(path: string, bytes: Uint8Array, isPrivate?: boolean): void;
}

export interface OpenFile {
  readonly sizeBytes: number;
  /**
   * Copies `length` bytes from `start` of the file to the same place or another in `into`; answers how many it were.
   */
  read(into: Buffer, at: number, length: number, start: number): number;
  close(): void;
}
