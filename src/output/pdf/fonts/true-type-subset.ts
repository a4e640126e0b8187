import type { FontTables } from '../../../fonts/font-tables.js';

/** Tables that a PDF asks for, in this order; the last three say how outlines are fitted to pixels. */
const TABLES = ['head', 'hhea', 'loca', 'maxp', 'cvt ', 'prep', 'glyf', 'hmtx', 'fpgm'];

/** Flags of a part of a composite glyph (OpenType, `glyf`). */
const HAS_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const HAS_MORE = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

const OUTLINE_HEADER_BYTES = 10;

/** The font with these glyphs, in this order; glyphs that they are made of stand behind them. */
export function trueTypeSubset(font: FontTables, glyphIds: readonly number[]): Buffer {
  const glyphs = [...glyphIds];
  const outlines: Buffer[] = [];
  for (let index = 0; index < glyphs.length; index++)
    outlines.push(withOwnParts(font.outline(glyphs[index] as number), glyphs));
  const own = new Map([
    ['head', font.table('head')],
    ['hhea', withNumber(font.table('hhea'), 34, glyphs.length)],
    ['loca', offsetsOf(outlines, font.hasShortOffsets)],
    ['maxp', withNumber(font.table('maxp'), 4, glyphs.length)],
    ['glyf', Buffer.concat(outlines)],
    ['hmtx', metricsOf(font, glyphs)],
  ]);
  return fileOf(TABLES.map((tag) => [tag, own.get(tag) ?? font.table(tag)]));
}

/** An outline that calls its parts by their numbers in the subset, into which it takes them. */
function withOwnParts(outline: Buffer, glyphs: number[]): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const own = Buffer.from(outline);
  for (let at = OUTLINE_HEADER_BYTES, flags = HAS_MORE; flags & HAS_MORE; at += partBytes(flags)) {
    flags = own.readUInt16BE(at);
    const id = own.readUInt16BE(at + 2);
    const known = glyphs.indexOf(id);
    own.writeUInt16BE(known >= 0 ? known : glyphs.push(id) - 1, at + 2);
  }
  return own;
}

function partBytes(flags: number): number {
  const scale = flags & HAS_SCALE ? 2 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_MATRIX ? 8 : 0;
  return 4 + (flags & HAS_WORDS ? 4 : 2) + scale;
}

/** A copy of a table with a number of two bytes in the place of another. */
function withNumber(table: Buffer | undefined, at: number, value: number): Buffer | undefined {
  const copy = table && Buffer.from(table);
  copy?.writeUInt16BE(value, at);
  return copy;
}

function offsetsOf(outlines: readonly Buffer[], isShort: boolean): Buffer {
  const size = isShort ? 2 : 4;
  const table = Buffer.alloc(size * (outlines.length + 1));
  let start = 0;
  for (let index = 0; index <= outlines.length; index++) {
    if (isShort) table.writeUInt16BE(start >> 1, 2 * index);
    else table.writeUInt32BE(start, 4 * index);
    start += outlines[index]?.length ?? 0;
  }
  return table;
}

function metricsOf(font: FontTables, glyphs: readonly number[]): Buffer {
  const table = Buffer.alloc(4 * glyphs.length);
  for (const [index, id] of glyphs.entries()) {
    const { advance, bearing } = font.metrics(id);
    table.writeUInt16BE(advance, 4 * index);
    table.writeInt16BE(bearing, 4 * index + 2);
  }
  return table;
}

/** A font file of these tables; those that are not there are left out. */
function fileOf(tables: readonly (readonly [string, Buffer | undefined])[]): Buffer {
  const there = tables.flatMap(([tag, bytes]) => (bytes ? [{ tag, bytes }] : []));
  const levels = Math.floor(Math.log2(there.length));
  const head = Buffer.alloc(12 + 16 * there.length);
  head.write('true', 'latin1');
  head.writeUInt16BE(there.length, 4);
  head.writeUInt16BE(16 * 2 ** levels, 6);
  head.writeUInt16BE(levels, 8);
  head.writeUInt16BE(16 * (there.length - 2 ** levels), 10);
  let start = head.length;
  for (const [index, { tag, bytes }] of there.entries()) {
    const at = 12 + 16 * index;
    head.write(tag, at, 'latin1');
    // programs that read PDFs look at no checksum
    head.writeUInt32BE(start, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    start += bytes.length;
  }
  return Buffer.concat([head, ...there.map(({ bytes }) => bytes)]);
}
