import { type SetEdition, type SetPack, setPack } from '../../src/app/pipeline.js';
import { openProject, type Project } from '../../src/core/project.js';
import type { Database } from '../../src/incremental/database.js';
import type { Report } from '../../src/report/report.js';
import { CHECKOUT } from './packs.js';
import { sharingDatabase, world } from './world.js';

/** A data folder of the checkout with what was set of it so far, one edition after the other. */
class ShippedPack {
  private readonly project: Project;
  private readonly made = new Map<string, Promise<SetPack>>();
  private last: Promise<unknown> = Promise.resolve();

  readonly database = sharingDatabase();

  constructor(dataFolder: string) {
    const { database } = this;
    this.project = openProject(world, { dataFolder, workingFolder: CHECKOUT, database });
  }

  /** An edition, or `all`. */
  set(edition: string): Promise<SetPack> {
    const known = this.made.get(edition);
    if (known) return known;
    // two builds at once in one memory are in each other's way
    const pack = this.last.catch(() => {}).then(() => setPack(this.project, { edition }));
    this.made.set(edition, pack);
    this.last = pack;
    return pack;
  }
}

const packs = new Map<string, ShippedPack>();

function shippedPack(dataFolder: string): ShippedPack {
  const known = packs.get(dataFolder);
  if (known) return known;
  const pack = new ShippedPack(dataFolder);
  packs.set(dataFolder, pack);
  return pack;
}

/**
 * One edition of a data folder of the checkout: its document, its PDF, and where it printed what. A worker sets it once
 * for all of its tests, which only look at what came out; a test that edits data sets its own copy.
 */
export async function shippedSet(
  dataFolder: string,
  edition: string,
): Promise<SetEdition & { report: Report }> {
  const { report, editions } = await shippedPack(dataFolder).set(edition);
  const set = editions.find(({ name }) => name === edition);
  if (!set) throw new Error(`no edition ${edition}`);
  return { ...set, report };
}

/** What is remembered of it, for tests that build it as it is, in a way of their own. */
export function shippedDatabase(dataFolder: string): Database {
  return shippedPack(dataFolder).database;
}

/** Every edition of it. */
export async function shippedEditions(dataFolder: string): Promise<readonly SetEdition[]> {
  return (await shippedPack(dataFolder).set('all')).editions;
}
