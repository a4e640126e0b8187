import { join } from 'node:path';
import type { DataFile } from '../../src/input/load.js';
import { loadOrnaments } from '../../src/ornament/ornaments.js';
import { templatesIn } from '../../src/template/sources.js';
import { CHECKOUT } from './packs.js';
import { world } from './world.js';

/** The ornaments that come with the templates, and those among some files of a data folder. */
export function sharedOrnaments(files: readonly DataFile[] = []) {
  return loadOrnaments(files, 'data', templatesIn({ world, templatesFolder: join(CHECKOUT, 'templates') }));
}
