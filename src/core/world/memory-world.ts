import type { Files, Installation, World } from '../world.js';
import { MemoryFiles } from './memory-files.js';

/** What a world in memory has: files by absolute path, and the installation that templates and fonts are read from. */
export interface MemoryWorldOptions {
  readonly files?: ReadonlyMap<string, Uint8Array>;
  readonly installation: Installation;
  /** Other folders that are read, and the files that each is among. */
  readonly mounts?: readonly { readonly folder: string; readonly files: Files }[];
  /** A clock; that of the machine unless told. */
  readonly now?: (() => Date) | undefined;
}

/** A world whose files are in memory; what is written stays there too. */
export interface MemoryWorld extends World {
  readonly files: MemoryFiles;
}

/** A world without a disk, a terminal or an environment, but for the program's own files, which it only reads. */
export function memoryWorld({ files, installation, mounts = [], now }: MemoryWorldOptions): MemoryWorld {
  const silent = { write() {} };
  return {
    files: new MemoryFiles(files, [installation, ...mounts]),
    installation,
    workingFolder: '/',
    env: {},
    stdout: silent,
    stderr: silent,
    now: now ?? (() => new Date()),
  };
}
