import { zip } from '../fuzz/zip.mjs';

/** An entry as an archiver may write it, right or wrong: what is told stands in the headers, whatever is there. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly flags?: number;
  readonly size?: number;
}

/** A ZIP byte for byte as told, for what no archiver of ours would write. */
export function zipFile(entries: readonly ZipEntry[]): Buffer {
  return zip(entries);
}

/** A ZIP of texts by name. */
export function zippedTexts(texts: Readonly<Record<string, string>>): Buffer {
  return zipFile(
    Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text), flags: 0x0800 })),
  );
}
