import { makeShippedResults } from '../../src/app/shipped-results.js';
import { processWorld } from '../../src/core/world/process-world.js';
import type { Installation } from '../../src/core/world.js';
import { Database } from '../../src/incremental/database.js';
import { SharedResults } from '../../src/incremental/shared-results.js';

const own = processWorld();

/**
 * What the program comes with, once it is built: code of its templates, above all, made here of the sources as they
 * are.
 */
const shipped = await makeShippedResults(own, 'tests');

/** This checkout as what is installed. */
const installation: Installation = {
  ...own.installation,
  database: new Database({ shipped: () => shipped }),
};

/** The world of the process that runs the tests: the disk, and this checkout. */
export const world = processWorld({ installation });

/** A folder with fonts and templates in place of the checkout. */
export function installationIn(folder: string): Installation {
  return { folder, files: world.files, database: new Database() };
}

const MOST_SHARED_BYTES = 64 * 2 ** 20;
const shared = new SharedResults(MOST_SHARED_BYTES);

/**
 * A memory for one data folder, as the service has it: charts, subsets of fonts and the like are shared by all such
 * builds of a worker. For tests of what comes out, not of how it is remembered.
 */
export function sharingDatabase(): Database {
  return new Database({ common: world.installation.database, kept: shared });
}
