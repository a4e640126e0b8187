import type { Files, OpenFile } from '../core/world.js';

/** What the head of a font file says of one face in it, without its outlines being looked at. */
export interface SfntFace {
  /** Number of the face in its file, from 0. */
  readonly index: number;
  /** Names of the family and of the face, in every language in which the file has them. */
  readonly names: readonly string[];
  /** 400 is regular, 700 bold. */
  readonly weight: number;
  readonly isVariable: boolean;
  /** What the maker forbids: to embed it at all, or in part. */
  readonly forbids?: 'embedding' | 'subsetting' | undefined;
}

/** Why a file holds no face that can be used. */
export type SfntProblem = 'not-a-file' | 'not-a-font' | 'web-font' | 'broken';

const SIGNATURES = ['\0\u0001\0\0', 'OTTO', 'true'];
const WEB_FONTS = ['wOFF', 'wOF2'];
/** Tables without which nothing can be set. */
const NEEDED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name'];
const MOST_FACES = 64;
/** Bytes of a table of names or weights; more is damage. */
const MOST_BYTES = 1 << 20;

type Tables = ReadonlyMap<string, { readonly offset: number; readonly length: number }>;

/** The faces of a font file, one or several of a collection, or why there are none. Reads little of it. */
export function facesIn(files: Files, path: string): readonly SfntFace[] | SfntProblem {
  let file: OpenFile | undefined;
  try {
    // to open a pipe would be to wait for it
    if (files.sync.stat(path)?.kind !== 'file') return 'not-a-file';
    file = files.sync.open(path);
    return new SfntFile(file).faces();
  } catch (problem) {
    if (problem instanceof Damage) return 'broken';
    if ((problem as NodeJS.ErrnoException).code === undefined) throw problem;
    return 'not-a-file';
  } finally {
    file?.close();
  }
}

/** Thrown where a font file leads out of itself. */
class Damage extends Error {}

class SfntFile {
  constructor(private readonly file: OpenFile) {}

  faces(): readonly SfntFace[] | SfntProblem {
    if (this.file.sizeBytes < 12) return 'not-a-font';
    const signature = this.read(0, 4).toString('latin1');
    if (WEB_FONTS.includes(signature)) return 'web-font';
    if (SIGNATURES.includes(signature)) return [this.face(0, 0)];
    if (signature !== 'ttcf') return 'not-a-font';
    const count = this.read(8, 4).readUInt32BE(0);
    if (count === 0 || count > MOST_FACES) throw new Damage();
    const offsets = this.read(12, 4 * count);
    return Array.from({ length: count }, (_, index) => this.face(offsets.readUInt32BE(4 * index), index));
  }

  private face(offset: number, index: number): SfntFace {
    const tables = this.tables(offset);
    const system = this.table(tables, 'OS/2');
    const type = system.length >= 10 ? system.readUInt16BE(8) : 0;
    return {
      index,
      names: namesIn(this.table(tables, 'name')),
      weight: system.length >= 6 ? system.readUInt16BE(4) : 400,
      isVariable: tables.has('fvar'),
      forbids: type & 0x0202 ? 'embedding' : type & 0x0100 ? 'subsetting' : undefined,
    };
  }

  /** Every table lies in the file as a whole: one that was cut short is found here. */
  private tables(offset: number): Tables {
    const count = this.read(offset + 4, 2).readUInt16BE(0);
    const records = this.read(offset + 12, 16 * count);
    const tables = new Map<string, { offset: number; length: number }>();
    for (let at = 0; at < records.length; at += 16) {
      const table = { offset: records.readUInt32BE(at + 8), length: records.readUInt32BE(at + 12) };
      if (table.offset + table.length > this.file.sizeBytes) throw new Damage();
      tables.set(records.toString('latin1', at, at + 4), table);
    }
    const hasOutlines = tables.has('glyf') ? tables.has('loca') : tables.has('CFF ') || tables.has('CFF2');
    if (!hasOutlines || NEEDED.some((name) => !tables.has(name))) throw new Damage();
    return tables;
  }

  private table(tables: Tables, name: string): Buffer {
    const { offset, length } = tables.get(name) ?? { offset: 0, length: 0 };
    return this.read(offset, length);
  }

  private read(offset: number, length: number): Buffer {
    if (offset + length > this.file.sizeBytes || length > MOST_BYTES) throw new Damage();
    const bytes = Buffer.alloc(length);
    if (this.file.read(bytes, 0, length, offset) !== length) throw new Damage();
    return bytes;
  }
}

/** Family, full and PostScript names, and those of the family as typographers group it. */
const NAMES = [1, 4, 6, 16, 18];

function namesIn(table: Buffer): string[] {
  if (table.length < 6) throw new Damage();
  const count = table.readUInt16BE(2);
  const texts = table.readUInt16BE(4);
  const names = new Set<string>();
  for (let at = 6; at + 12 <= table.length && at < 6 + 12 * count; at += 12) {
    if (!NAMES.includes(table.readUInt16BE(at + 6))) continue;
    const start = texts + table.readUInt16BE(at + 10);
    const bytes = table.subarray(start, start + table.readUInt16BE(at + 8));
    names.add(decoded(bytes, table.readUInt16BE(at), table.readUInt16BE(at + 2)));
  }
  return [...names];
}

/** Macintosh files in simplified Chinese name themselves in GB, in traditional Chinese in Big5. */
function decoded(bytes: Buffer, platform: number, encoding: number): string {
  if (platform !== 1)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (encoding === 25) return new TextDecoder('gb18030').decode(bytes);
  return encoding === 2 ? new TextDecoder('big5').decode(bytes) : bytes.toString('latin1');
}
