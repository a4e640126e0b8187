import { basename, dirname, join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import type { World } from '../../core/world.js';
import { writeFolder } from '../../core/write.js';
import { packName } from '../../server/sent/file-name.js';
import type { FolderFile } from '../folder/folder-file.js';

/** What new packs are put into where nothing else is known of the user's folders. */
const OWN = '会议材料';

/**
 * The folder that new packs are put into: that of the pack which is open, or `data` where the program was started, or
 * else one of our own among the user's documents.
 */
export function newPacksFolder({ files, workingFolder, env }: World, openFolder: string | undefined): string {
  if (openFolder !== undefined) return dirname(openFolder);
  const isFolder = (path: string) => files.sync.stat(path)?.kind === 'folder';
  const data = join(workingFolder, 'data');
  if (isFolder(data)) return data;
  const home = env.USERPROFILE || env.HOME;
  if (!home) return workingFolder;
  const documents = join(home, 'Documents');
  return join(isFolder(documents) ? documents : home, OWN);
}

/** Makes the folder of a new pack of the files given and answers its path; one of that name is never written over. */
export async function makeNewPack(
  world: World,
  parent: string,
  name: string,
  files: readonly FolderFile[],
): Promise<string> {
  const folder = join(parent, packName(name.trim()));
  if (world.files.sync.isThere(folder)) {
    const message = {
      zh: `已经有“${basename(folder)}”了`,
      en: `There is a folder “${basename(folder)}” already`,
    };
    const hint = { zh: '换一个名字。', en: 'Choose another name.' };
    throw new ReportError([errorAt('folder-exists', message, { hint })]);
  }
  await writeFolder(world, folder, basename(folder), files);
  return folder;
}

/** What a pack says of itself at its front, as far as it can be read without building it. */
export interface PackLabel {
  readonly title: string;
  readonly meeting: string;
}

/** The title and the meeting of a pack; where pack.yaml tells none, the name of the folder. */
export async function labelOf({ files }: Pick<World, 'files'>, folder: string): Promise<PackLabel> {
  const unnamed = { title: basename(folder), meeting: '' };
  const content = await files.read(join(folder, 'pack.yaml'), limits.textFile);
  if ('why' in content) return unnamed;
  try {
    const { contents } = parseDocument(content.bytes.toString());
    const textOf = (key: string) => (isMap(contents) ? contents.get(key) : undefined);
    const [title, meeting] = [textOf('title'), textOf('meeting')];
    return {
      title: typeof title === 'string' && title !== '' ? title : unnamed.title,
      meeting: typeof meeting === 'string' ? meeting : '',
    };
  } catch {
    return unnamed;
  }
}

/** The packs in a folder: those with a pack.yaml, in order of their names. */
export async function packsIn({ files }: Pick<World, 'files'>, folder: string): Promise<readonly string[]> {
  const { names } = await files.list(folder).catch(() => ({ names: [] }));
  return names
    .toSorted()
    .map((name) => join(folder, name))
    .filter((path) => files.sync.stat(join(path, 'pack.yaml'))?.kind === 'file');
}
