import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { IS_BUILT, PROGRAM_DIGEST } from '../core/program-digest.js';
import type { Project } from '../core/project.js';
import type { World } from '../core/world.js';
import { KeptResults } from '../incremental/kept-results.js';

/** What builds of other processes have come to, of one data folder under one folder of templates. */
export interface EarlierBuilds {
  readonly results: KeptResults;
  /** Keeps what this build has come to besides. To be called where it has succeeded. */
  save(): Promise<void>;
}

/** What tells one pack from another, and where both are. */
interface BuiltBefore extends Pick<Project, 'dataFolder' | 'templatesFolder'> {
  readonly world: Pick<World, 'cacheFolder' | 'files' | 'now'>;
}

/** Folder of the kept builds in that of the program, and how the files in it end. */
const FOLDER = 'builds';
const ENDING = '.results';

/** Kept builds of this many packs, this much and this long at most. */
const MOST_FILES = 200;
const MOST_BYTES = 256 << 20;
const MOST_DAYS = 60;

const DAY_MS = 24 * 60 * 60 * 1000;

/** A file is dated anew when it is used after so long, so that those go first that are used least. */
const REFRESH_MS = DAY_MS;

/** This very program on this very runtime, whose streams are deflated as no other may; none where it is not built. */
const MAKER = IS_BUILT
  ? [PROGRAM_DIGEST, process.version, process.platform, process.arch].join(' ')
  : undefined;

/** What is kept of earlier builds of a project by `maker`; undefined where its world has no place for it. */
export function openEarlierBuilds(
  { world, dataFolder, templatesFolder }: BuiltBefore,
  maker = MAKER,
): EarlierBuilds | undefined {
  const { cacheFolder, files, now } = world;
  if (cacheFolder === undefined || maker === undefined) return undefined;
  const folder = join(cacheFolder, FOLDER);
  const name = createHash('sha256')
    .update([dataFolder, templatesFolder, process.version].join('\n'))
    .digest('hex')
    .slice(0, 32);
  const path = join(folder, `${name}${ENDING}`);
  const file = readIfThere(files, path);
  const results = new KeptResults(file, maker);
  const save = async () => {
    const bytes = results.toFile() ?? (isOld() ? file : undefined);
    if (!bytes) return;
    try {
      files.sync.write(path, bytes, true);
      await prune(files, path, now().getTime());
    } catch {
      // where nothing can be kept, every build is the first
    }
  };
  const isOld = () => now().getTime() - (files.sync.stat(path)?.modifiedMs ?? 0) > REFRESH_MS;
  return { results, save };
}

function readIfThere(files: World['files'], path: string): Buffer | undefined {
  try {
    return files.sync.read(path);
  } catch {
    return undefined;
  }
}

/**
 * Takes away what is too old or too much beside a file, the least used first, and drafts of processes that were ended.
 */
async function prune(files: World['files'], own: string, nowMs: number): Promise<void> {
  const folder = dirname(own);
  const others = files.sync
    .list(folder)
    .filter((name) => /^[0-9a-f]{32}\.results(\.\d+)?$/.test(name))
    .map((name) => ({ path: join(folder, name), isDraft: !name.endsWith(ENDING) }))
    .filter(({ path }) => path !== own)
    .map((one) => ({ ...one, stat: files.sync.stat(one.path) }))
    .sort((one, other) => (other.stat?.modifiedMs ?? 0) - (one.stat?.modifiedMs ?? 0));
  let bytes = files.sync.stat(own)?.sizeBytes ?? 0;
  for (const [index, { path, isDraft, stat }] of others.entries()) {
    bytes += stat?.sizeBytes ?? 0;
    const days = (nowMs - (stat?.modifiedMs ?? 0)) / DAY_MS;
    if (days > (isDraft ? 1 : MOST_DAYS) || index + 1 >= MOST_FILES || bytes > MOST_BYTES)
      await files.remove(path);
  }
}
