import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { emptyFolder } from '../write.js';
import { type PackedData, readPackedData } from './read.js';

/**
 * Writes the data that a pack carries into a folder, which must be new or empty. Building from it gives the same
 * bytes. `shownAs` is what messages call the folder. Throws a ReportError where either can't be.
 */
export async function extractPack(
  pack: { readonly bytes: Uint8Array; readonly name: string },
  folder: string,
  shownAs = folder,
): Promise<PackedData> {
  const packed = await readPackedData(pack.bytes, pack.name);
  await emptyFolder(folder, shownAs);
  for (const { name, bytes } of packed.files) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes, { flag: 'wx' });
  }
  return packed;
}
