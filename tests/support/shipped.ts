import { type SetEdition, type SetPack, setPack } from '../../src/app/pipeline.js';
import { openProject } from '../../src/core/project.js';
import { CHECKOUT } from './packs.js';
import { world } from './world.js';

const packs = new Map<string, Promise<SetPack>>();

/**
 * A data folder of the checkout set in every edition. A worker does that once for all of its tests, which only look at
 * what came out; a test that edits data sets its own copy.
 */
export function shippedPack(dataFolder: string): Promise<SetPack> {
  const known = packs.get(dataFolder);
  if (known) return known;
  const pack = setPack(openProject(world, { dataFolder, workingFolder: CHECKOUT }), { edition: 'all' });
  packs.set(dataFolder, pack);
  return pack;
}

/** One edition of it: its document, its PDF, and where it printed what. */
export async function shippedSet(dataFolder: string, edition: string): Promise<SetEdition> {
  const { editions } = await shippedPack(dataFolder);
  const set = editions.find(({ name }) => name === edition);
  if (!set) throw new Error(`no edition ${edition}`);
  return set;
}
