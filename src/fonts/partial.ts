import type { Files, OpenFile } from '../core/world.js';

/** Files below this size are read whole. */
const SMALL_BYTES = 1 << 20;

/** Signature of a TrueType file; anything else is read whole. */
const TRUE_TYPE = 0x00010000;

const HEADER_BYTES = 12;
const TABLE_RECORD_BYTES = 16;

/**
 * A font file of which the outlines, nine tenths of it, are read only where they are asked for: a pack embeds a
 * few hundred of the 30,000 glyphs of a face of 15 MB. The file stays open as long as the process.
 */
export class PartialFile {
  /** The whole file, with zeros where outlines have not been loaded. */
  readonly bytes: Buffer;
  private readonly isWhole: boolean;
  private readonly file: OpenFile;

  constructor(files: Files, path: string) {
    this.file = files.sync.open(path);
    const { sizeBytes } = this.file;
    const head = Buffer.alloc(HEADER_BYTES);
    this.file.read(head, 0, HEADER_BYTES, 0);
    this.isWhole = sizeBytes < SMALL_BYTES || head.readUInt32BE(0) !== TRUE_TYPE;
    this.bytes = this.isWhole ? files.sync.read(path) : this.readTables(sizeBytes, head.readUInt16BE(4));
  }

  /** Brings the bytes `from` … `to − 1` of the file into {@link bytes}. */
  load(from: number, to: number): void {
    if (!this.isWhole && to > from) this.file.read(this.bytes, from, to - from, from);
  }

  /** Every table but `glyf`, each at its place. */
  private readTables(size: number, tableCount: number): Buffer {
    const bytes = Buffer.alloc(size);
    this.file.read(bytes, 0, HEADER_BYTES + tableCount * TABLE_RECORD_BYTES, 0);
    for (let index = 0; index < tableCount; index++) {
      const record = HEADER_BYTES + index * TABLE_RECORD_BYTES;
      const offset = bytes.readUInt32BE(record + 8);
      const isOutlines = bytes.toString('latin1', record, record + 4) === 'glyf';
      if (!isOutlines) this.file.read(bytes, offset, bytes.readUInt32BE(record + 12), offset);
    }
    return bytes;
  }
}
