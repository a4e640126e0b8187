import { processWorld } from '../../src/core/world/process-world.js';
import type { Installation } from '../../src/core/world.js';
import { Database } from '../../src/incremental/database.js';

/** The world of the process that runs the tests: the disk, and this checkout as what is installed. */
export const world = processWorld();

/** A folder with fonts and templates in place of the checkout. */
export function installationIn(folder: string): Installation {
  return { folder, files: world.files, database: new Database() };
}
