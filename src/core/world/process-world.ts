import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database } from '../../incremental/database.js';
import type { Files, Installation, World } from '../world.js';
import { cacheFolderOf } from './cache-folder.js';
import { diskFiles } from './disk-files.js';

/** The world as this process has it. `over` stands in for parts of it. */
export function processWorld(over: Partial<World> = {}): World {
  return {
    files: diskFiles,
    installation: ownInstallation,
    workingFolder: process.cwd(),
    cacheFolder: cacheFolderOf(process.env, process.platform),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    ...over,
  };
}

/** The nearest folder above this file, built or not, that has a package.json. */
const ownInstallation: Installation = {
  folder: packageAbove(dirname(fileURLToPath(import.meta.url)), diskFiles),
  files: diskFiles,
  database: new Database(),
};

function packageAbove(folder: string, files: Files): string {
  return files.sync.isThere(join(folder, 'package.json')) ? folder : packageAbove(dirname(folder), files);
}
