import type { OpenFile } from '../core/world.js';

const HEADER_BYTES = 12;
const RECORD_BYTES = 16;

/** First bytes of a file of several faces. */
const COLLECTION = 'ttcf';

interface TableRecord {
  readonly start: number;
  readonly length: number;
}

/**
 * The tables of a font file, of which only that is read which is asked for: a pack embeds a few hundred of the 30,000
 * glyphs of a face of 15 MB. What is of outlines is of those of TrueType.
 */
export class FontTables {
  private readonly records = new Map<string, TableRecord>();
  private readonly tables = new Map<string, Buffer>();

  /** `index` tells a face of a collection. */
  constructor(
    private readonly file: OpenFile,
    index: number,
  ) {
    const start =
      this.read(0, 4).toString('latin1') === COLLECTION
        ? this.read(HEADER_BYTES + 4 * index, 4).readUInt32BE()
        : 0;
    const count = this.read(start + 4, 2).readUInt16BE();
    const records = this.read(start + HEADER_BYTES, count * RECORD_BYTES);
    for (let at = 0; at < records.length; at += RECORD_BYTES) {
      const tag = records.toString('latin1', at, at + 4);
      this.records.set(tag, { start: records.readUInt32BE(at + 8), length: records.readUInt32BE(at + 12) });
    }
  }

  /** A table as it is in the file; undefined where the font has none of that name. */
  table(tag: string): Buffer | undefined {
    const record = this.records.get(tag);
    const known = this.tables.get(tag);
    if (!record || known) return known;
    const table = this.read(record.start, record.length);
    this.tables.set(tag, table);
    return table;
  }

  /**
   * A part of a table, from `start` in it. Throws where the font has no such table, or it ends before the part does.
   */
  part(tag: string, start: number, length: number): Buffer {
    const record = this.records.get(tag);
    if (!record || start < 0 || start + length > record.length)
      throw new Error(`the table ${tag} is damaged`);
    return this.read(record.start + start, length);
  }

  /** The outline of a glyph, which may be empty. */
  outline(id: number): Buffer {
    const [from, to] = [this.outlineStart(id), this.outlineStart(id + 1)];
    const start = this.records.get('glyf')?.start ?? 0;
    return to > from ? this.read(start + from, to - from) : Buffer.alloc(0);
  }

  /** Advance and left side bearing of a glyph, in font units: the last advance is that of all glyphs behind it. */
  metrics(id: number): { readonly advance: number; readonly bearing: number } {
    const table = this.needed('hmtx');
    const count = this.needed('hhea').readUInt16BE(34);
    const withAdvance = Math.min(id, count - 1);
    const bearingAt = id < count ? 4 * id + 2 : 4 * count + 2 * (id - count);
    return {
      advance: table.readUInt16BE(4 * withAdvance),
      bearing: bearingAt + 2 <= table.length ? table.readInt16BE(bearingAt) : 0,
    };
  }

  /** Whether outlines are found by halves of where they begin. */
  get hasShortOffsets(): boolean {
    return this.needed('head').readInt16BE(50) === 0;
  }

  private outlineStart(id: number): number {
    const table = this.needed('loca');
    return this.hasShortOffsets ? 2 * table.readUInt16BE(2 * id) : table.readUInt32BE(4 * id);
  }

  private needed(tag: string): Buffer {
    const table = this.table(tag);
    if (!table) throw new Error(`the font has no table ${tag}`);
    return table;
  }

  private read(start: number, length: number): Buffer {
    const into = Buffer.alloc(length);
    this.file.read(into, 0, length, start);
    return into;
  }
}
