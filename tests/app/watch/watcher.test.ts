import { afterEach, describe, expect, test } from 'vitest';
import { Watcher } from '../../../src/app/watch/watcher.js';
import { MemoryFiles } from '../../../src/core/world/memory-files.js';
import type { FileStat, Files } from '../../../src/core/world.js';

const FOLDER = '/data';
const TABLE = `${FOLDER}/projects.csv`;
const SWEEP_MS = 5;

let files: MemoryFiles;
let watcher: Watcher;
let told: string[];

afterEach(() => watcher.close());

/** Watches one table; `onBuild` is what happens while what was told is built. */
async function watch(text: string, onBuild: () => void | Promise<void>, seen?: Files): Promise<void> {
  told = [];
  save(text);
  watcher = new Watcher({
    files: seen ?? files,
    folders: async () => [{ path: FOLDER, takes: () => true }],
    sweepMs: SWEEP_MS,
    onChange: async () => {
      told.push(held());
      await onBuild();
      await watcher.stoodStill();
    },
  });
  await watcher.start();
}

function save(text: string): void {
  files.set(TABLE, Buffer.from(text));
}

function held(): string {
  return files.sync.read(TABLE).toString();
}

const several = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a file that is saved while a build reads it', () => {
  test('is told of again, though it holds what it held before', async () => {
    files = new MemoryFiles();
    let builds = 0;
    await watch('52\n', () => {
      if (++builds > 1) return;
      save('');
      save('53\n');
    });
    save('53\n');
    await expect.poll(() => told, { interval: 5 }).toEqual(['53\n', '53\n']);
    await several(10 * SWEEP_MS);
    expect(told).toHaveLength(2);
  });

  test('is told of once it is whole, where it was empty when the build ended', async () => {
    files = new MemoryFiles();
    let builds = 0;
    await watch('52\n', () => {
      if (++builds === 1) save('');
    });
    save('53\n');
    await expect.poll(() => told, { interval: 5 }).toEqual(['53\n']);
    await several(4 * SWEEP_MS);
    expect(told).toHaveLength(1);
    save('53\n');
    await expect.poll(() => told, { interval: 5 }).toEqual(['53\n', '53\n']);
  });

  test('is no change where it was not saved', async () => {
    files = new MemoryFiles();
    await watch('52\n', () => {});
    save('53\n');
    await expect.poll(() => told, { interval: 5 }).toEqual(['53\n']);
    await several(10 * SWEEP_MS);
    expect(told).toHaveLength(1);
  });
});

test('two saves of one size within the same tick of the disk’s clock are two', async () => {
  files = new MemoryFiles();
  /** A disk whose dates are of whole days, with the same file number for every save. */
  const coarse = new Proxy(files, {
    get: (disk, name) =>
      name === 'stat'
        ? async (path: string): Promise<FileStat> => ({ ...(await disk.stat(path)), modifiedMs: 0, id: 1 })
        : typeof Reflect.get(disk, name) === 'function'
          ? Reflect.get(disk, name).bind(disk)
          : Reflect.get(disk, name),
  });
  await watch('52\n', () => {}, coarse);
  save('53\n');
  await expect.poll(() => told, { interval: 5 }).toEqual(['53\n']);
  save('54\n');
  await expect.poll(() => told, { interval: 5 }).toEqual(['53\n', '54\n']);
});
