import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database } from '../../incremental/database.js';
import { KeptResults } from '../../incremental/kept-results.js';
import { IS_BUILT, PROGRAM_DIGEST } from '../program-digest.js';
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
const ownFolder = packageAbove(dirname(fileURLToPath(import.meta.url)), diskFiles);

const ownInstallation: Installation = {
  folder: ownFolder,
  files: diskFiles,
  database: new Database({ shipped: IS_BUILT ? shippedResults : undefined }),
};

/** What was known when the program was built of the templates that come with it. */
function shippedResults(): KeptResults | undefined {
  try {
    return new KeptResults(diskFiles.sync.read(join(ownFolder, '.build', 'shipped.results')), PROGRAM_DIGEST);
  } catch {
    return undefined;
  }
}

function packageAbove(folder: string, files: Files): string {
  return files.sync.isThere(join(folder, 'package.json')) ? folder : packageAbove(dirname(folder), files);
}
