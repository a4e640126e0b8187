import { basename, join } from 'node:path';
import * as v from 'valibot';
import { limits } from '../../core/limits.js';
import type { World } from '../../core/world.js';
import { writeWhole } from '../../core/write.js';
import { stateFolder } from '../folder/state-folder.js';

/** A pack that was open, as it was when it was last looked at. */
export interface RecentPack {
  /** Absolute. */
  readonly folder: string;
  readonly title: string;
  readonly meeting: string;
  /** When it was last open, ISO. */
  readonly openedAt: string;
}

/** More than this nobody looks through. */
const MOST_PACKS = 30;
const FILE = 'recent.json';

const text = v.pipe(v.string(), v.maxLength(4096));
const recentPacks = v.array(v.object({ folder: text, title: text, meeting: text, openedAt: text }));

/** The packs that were open, the last first; those whose folders are gone are left out. */
export async function recentPacksOf(world: World): Promise<readonly RecentPack[]> {
  return (await kept(world)).filter(({ folder }) => world.files.sync.stat(folder) !== undefined);
}

/** Notes that a pack was opened. That this can't be kept is no reason not to open it. */
export async function noteOpened(
  world: World,
  { folder, title, meeting }: Pick<RecentPack, 'folder' | 'title' | 'meeting'>,
): Promise<void> {
  const others = (await kept(world)).filter((one) => one.folder !== folder);
  const one = { folder, title: title || basename(folder), meeting, openedAt: world.now().toISOString() };
  await keep(world, [one, ...others].slice(0, MOST_PACKS));
}

/** Takes a pack off the list; its folder stays. */
export async function forget(world: World, folder: string): Promise<void> {
  const packs = await kept(world);
  await keep(
    world,
    packs.filter((one) => one.folder !== folder),
  );
}

/** A list that was damaged, or that another version wrote, is as good as none. */
async function kept(world: World): Promise<readonly RecentPack[]> {
  try {
    const content = await world.files.read(join(stateFolder(world), FILE), limits.textFile);
    if ('why' in content) return [];
    return v.parse(recentPacks, JSON.parse(content.bytes.toString()));
  } catch {
    return [];
  }
}

async function keep(world: World, packs: readonly RecentPack[]): Promise<void> {
  try {
    const bytes = Buffer.from(`${JSON.stringify(packs, null, 1)}\n`);
    await writeWhole(world, join(stateFolder(world), FILE), bytes);
  } catch {
    // a folder that can't be written to keeps no list
  }
}
