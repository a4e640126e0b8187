import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

interface Table {
  readonly tag: string;
  readonly bytes: Buffer;
}

/** What a test changes of a font file. */
export interface FontChange {
  /** The only name it has, in Chinese as Windows fonts write it. */
  readonly name?: string;
  readonly weight?: number;
  /** `fsType`: what the maker forbids. */
  readonly embedding?: number;
  /** The only characters that it is left, of those that it has: what is known of few is soon found out. */
  readonly characters?: readonly number[];
  /** A further table, `fvar` say. */
  readonly extraTable?: string;
  /** What is in the place of its outlines of PostScript. */
  readonly cff?: Buffer;
}

/** A font file made of another, with these things changed. */
export function changedFont(path: string, change: FontChange): Buffer {
  return written(signatureOf(path), changedTables(path, change), 0);
}

/** A collection of fonts. */
export function collectionOf(faces: readonly (readonly [path: string, change: FontChange])[]): Buffer {
  const head = Buffer.alloc(12 + 4 * faces.length);
  head.write('ttcf', 0, 'latin1');
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(faces.length, 8);
  const parts: Uint8Array[] = [head];
  let offset = head.length;
  for (const [index, [path, change]] of faces.entries()) {
    head.writeUInt32BE(offset, 12 + 4 * index);
    const bytes = written(signatureOf(path), changedTables(path, change), offset);
    parts.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat(parts);
}

function signatureOf(path: string): Buffer {
  return readFileSync(path).subarray(0, 4);
}

function changedTables(path: string, change: FontChange): Table[] {
  const { name, weight, embedding, characters, extraTable, cff } = change;
  const file = readFileSync(path);
  const count = file.readUInt16BE(4);
  const tables = Array.from({ length: count }, (_, index): Table => {
    const record = 12 + 16 * index;
    const start = file.readUInt32BE(record + 8);
    const tag = file.toString('latin1', record, record + 4);
    return { tag, bytes: Buffer.from(file.subarray(start, start + file.readUInt32BE(record + 12))) };
  });
  const system = tables.find(({ tag }) => tag === 'OS/2')?.bytes;
  if (weight !== undefined) system?.writeUInt16BE(weight, 4);
  if (embedding !== undefined) system?.writeUInt16BE(embedding, 8);
  const replaced = new Map<string, Buffer>([
    ...(name === undefined ? [] : [['name', nameTable(name)] as const]),
    ...(cff === undefined ? [] : [['CFF ', cff] as const]),
    ...(characters === undefined ? [] : [['cmap', characterTable(file, characters)] as const]),
  ]);
  const changed = tables.map(({ tag, bytes }) => ({ tag, bytes: replaced.get(tag) ?? bytes }));
  const extra = extraTable === undefined ? [] : [{ tag: extraTable, bytes: Buffer.alloc(16) }];
  return [...changed, ...extra].sort((one, other) => (one.tag < other.tag ? -1 : 1));
}

/** The glyphs of characters: one table for Windows, a group for each (OpenType, cmap format 12). */
function characterTable(file: Buffer, characters: readonly number[]): Buffer {
  const font = create(file) as Font;
  const sorted = characters.toSorted((one, other) => one - other);
  const glyphs = sorted.map((codePoint) => [codePoint, codePoint, font.glyphForCodePoint(codePoint).id]);
  const length = 16 + 12 * glyphs.length;
  const table = Buffer.alloc(12 + length);
  for (const [at, value] of [0, 1, 3, 10, 0, 12, 12, 0].entries()) table.writeUInt16BE(value, 2 * at);
  for (const [at, value] of [length, 0, glyphs.length, ...glyphs.flat()].entries())
    table.writeUInt32BE(value, 16 + 4 * at);
  return table;
}

/** Family and full name in simplified Chinese. */
function nameTable(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const head = Buffer.alloc(6 + 24);
  head.writeUInt16BE(2, 2);
  head.writeUInt16BE(head.length, 4);
  for (const [index, id] of [1, 4].entries())
    for (const [at, value] of [3, 1, 0x0804, id, text.length, 0].entries())
      head.writeUInt16BE(value, 6 + 12 * index + 2 * at);
  return Buffer.concat([head, text]);
}

/** A font file that stands at `start` in a larger one. */
function written(signature: Buffer, tables: readonly Table[], start: number): Buffer {
  const head = Buffer.alloc(12 + 16 * tables.length);
  signature.copy(head);
  head.writeUInt16BE(tables.length, 4);
  const parts: Uint8Array[] = [head];
  let offset = start + head.length;
  for (const [index, { tag, bytes }] of tables.entries()) {
    const record = 12 + 16 * index;
    head.write(tag, record, 'latin1');
    head.writeUInt32BE(offset, record + 8);
    head.writeUInt32BE(bytes.length, record + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}
