import { inflateSync } from 'node:zlib';
import type { PDFArray, PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import { MOST_NAME_BYTES } from '../../core/write-problem.js';
import type { DataFile } from '../../input/load.js';
import { isDataName, MANIFEST_NAME } from '../../input/load.js';
import { pdfLibrary } from '../../pdf-reader/library.js';
import { readPdf } from '../../pdf-reader/read.js';
import { sha256 } from './attach.js';
import { type Manifest, parseManifest } from './manifest.js';
import { problemWith } from './problems.js';

/** More than any data folder has: a file that claims more was not written by us. */
const MOST_FILES = 500;
const MOST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_BYTES = 256 * 1024 * 1024;

/** The data folder a pack was made from, and how. */
export interface PackedData {
  readonly manifest: Manifest;
  readonly files: readonly DataFile[];
}

/**
 * Reads the data out of a pack. Throws a ReportError for what is no PDF of ours: one without manifest, with other
 * bytes than that says, with names that a data folder can't have, or with more than one can hold.
 */
export async function readPackedData(bytes: Uint8Array, name: string): Promise<PackedData> {
  const { catalog } = await readPdf(bytes, name);
  const streams = embeddedFiles(catalog);
  const written = streams.get(MANIFEST_NAME);
  const text = written && contentOf(written, MOST_FILE_BYTES);
  const manifest = text && parseManifest(new TextDecoder().decode(text));
  if (!manifest) throw problemWith('no-data-inside', name);
  if (manifest === 'broken') throw problemWith('record-broken', name);
  if (manifest.data.length > MOST_FILES) throw problemWith('data-too-large', name);
  checkNames(manifest, name);
  let room = MOST_BYTES;
  const files = manifest.data.map((listed) => {
    const stream = streams.get(listed.name);
    if (!stream) throw problemWith('data-changed', name, listed.name);
    const content = contentOf(stream, Math.min(room, MOST_FILE_BYTES));
    if (content === undefined) throw problemWith('data-too-large', name, listed.name);
    if (sha256(content) !== listed.sha256) throw problemWith('data-changed', name, listed.name);
    room -= content.length;
    return { name: listed.name, bytes: content };
  });
  return { manifest, files };
}

/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/** Every name is one that all systems can give a file, and no two are one file on a system that ignores case. */
function checkNames({ data }: Manifest, pack: string): void {
  const seen = new Set<string>();
  for (const { name } of data) {
    if (!isDataName(name)) throw problemWith('name-outside', pack, name);
    const last = name.slice(name.lastIndexOf('/') + 1);
    if (DEVICE.test(last) || Buffer.byteLength(last) > MOST_NAME_BYTES)
      throw problemWith('name-unfit', pack, name);
    const folded = name.normalize('NFC').toUpperCase().toLowerCase();
    if (seen.has(folded)) throw problemWith('name-twice', pack, name);
    seen.add(folded);
  }
}

/** The streams of the attachments by name; of a catalog that is built otherwise, none. */
function embeddedFiles(catalog: PDFDict): ReadonlyMap<string, PDFRawStream> {
  const { PDFArray, PDFDict, PDFName, PDFHexString, PDFRawStream, PDFString } = pdfLibrary();
  const specifications = catalog.lookup(PDFName.of('AF'));
  if (!(specifications instanceof PDFArray)) return new Map();
  return new Map(
    itemsOf(specifications).flatMap((one): [string, PDFRawStream][] => {
      if (!(one instanceof PDFDict)) return [];
      const name = one.lookup(PDFName.of('UF'));
      const files = one.lookup(PDFName.of('EF'));
      const stream = files instanceof PDFDict ? files.lookup(PDFName.of('F')) : undefined;
      const isNamed = name instanceof PDFString || name instanceof PDFHexString;
      return isNamed && stream instanceof PDFRawStream ? [[name.decodeText(), stream]] : [];
    }),
  );
}

function itemsOf(array: PDFArray): readonly unknown[] {
  return array.asArray().map((_, index) => array.lookup(index));
}

/** What a stream holds; undefined where that is more than `mostBytes`, or coded as we never do. */
function contentOf({ dict, contents }: PDFRawStream, mostBytes: number): Uint8Array | undefined {
  const { PDFName } = pdfLibrary();
  const filter = dict.lookup(PDFName.of('Filter'));
  if (filter === undefined) return contents.length <= mostBytes ? contents : undefined;
  if (filter !== PDFName.of('FlateDecode')) return undefined;
  try {
    return inflateSync(contents, { maxOutputLength: Math.max(1, mostBytes) });
  } catch {
    return undefined;
  }
}
