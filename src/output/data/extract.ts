import type { FilesAndClock } from '../../core/temporary.js';
import { writeFolder } from '../../core/write.js';
import { type PackedData, readPackedData } from './read.js';

/**
 * Writes the data that a pack carries into a folder, which must be new or empty: all of it, or nothing. Building from
 * it gives the same bytes. `shownAs` is what messages call the folder. Throws a ReportError where either can't be.
 */
export async function extractPack(
  world: FilesAndClock,
  pack: { readonly bytes: Uint8Array; readonly name: string },
  folder: string,
  shownAs = folder,
): Promise<PackedData> {
  const packed = await readPackedData(pack.bytes, pack.name);
  await writeFolder(world, folder, shownAs, packed.files);
  return packed;
}
