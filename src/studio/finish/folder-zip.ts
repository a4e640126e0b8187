import type { Files } from '../../core/world.js';
import { zip } from '../../input/xlsx/zip.js';
import { filesOfFolder } from '../folder/read-folder.js';

/** A data folder as one file, to be gone on with on another machine: without what the studio keeps for itself. */
export async function folderZip(files: Files, folder: string, name: string): Promise<Uint8Array> {
  const all = await filesOfFolder(files, folder);
  return zip(Object.fromEntries(all.map((file) => [`${name}/${file.name}`, file.bytes])));
}
