import { UnreadableWorkbook } from '../xlsx/unreadable.js';

/*
 * The file of an SQLite database (sqlite.org/fileformat2.html): pages of one size, of which those of a table are a
 * tree. Whatever does not fit ends the reading of the file.
 */

const MAGIC = 'SQLite format 3\0';

/** Whether bytes begin as a database does. */
export function isDatabase(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER && Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
}

const HEADER = 100;
const encodings = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'] as const;

/** One entry of a tree: its number where it has one, and what it holds. */
export interface Entry {
  readonly number: bigint;
  readonly payload: Buffer;
}

/** The pages of a database. All its methods throw an UnreadableWorkbook where the file is damaged. */
export class Pages {
  readonly decoder: InstanceType<typeof TextDecoder>;
  private readonly data: Buffer;
  private readonly size: number;
  /** Bytes of a page that are in use. */
  private readonly usable: number;

  constructor(bytes: Uint8Array) {
    this.data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = this.data.readUInt16BE(16);
    this.size = size === 1 ? 65_536 : size;
    this.usable = this.size - this.data.readUInt8(20);
    this.decoder = new TextDecoder(encodings[this.data.readUInt32BE(56)] ?? 'utf-8');
    if (this.size < 512 || this.usable < 480) throw new UnreadableWorkbook('broken');
  }

  /** The entries of a tree in their order, given its first page. */
  *entries(root: number, seen = new Set<number>()): Generator<Entry> {
    // a page that comes again is no tree
    if (seen.has(root)) throw new UnreadableWorkbook('broken');
    seen.add(root);
    const page = this.page(root);
    const head = root === 1 ? HEADER : 0;
    const kind = kinds[page.readUInt8(head)];
    if (!kind) throw new UnreadableWorkbook('broken');
    const count = page.readUInt16BE(head + 3);
    const cells = head + (kind.isInner ? 12 : 8);
    for (let index = 0; index < count; index++) {
      const at = page.readUInt16BE(cells + 2 * index);
      if (kind.isInner) yield* this.entries(page.readUInt32BE(at), seen);
      if (!(kind.isInner && kind.isTable))
        yield this.entryAt(page, at + (kind.isInner ? 4 : 0), kind.isTable);
    }
    if (kind.isInner) yield* this.entries(page.readUInt32BE(head + 8), seen);
  }

  private entryAt(page: Buffer, at: number, isTable: boolean): Entry {
    const [length, behindLength] = varint(page, at);
    const [number, begin] = isTable ? varint(page, behindLength) : [0n, behindLength];
    return { number, payload: this.payload(page, begin, Number(length), isTable) };
  }

  /** What an entry holds; the end of a long one lies on pages of its own. */
  private payload(page: Buffer, begin: number, length: number, isTable: boolean): Buffer {
    const { usable } = this;
    const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
    if (length <= most) return page.subarray(begin, begin + length);
    if (length > this.data.length) throw new UnreadableWorkbook('broken');
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const even = least + ((length - least) % (usable - 4));
    const here = even <= most ? even : least;
    const parts = [page.subarray(begin, begin + here)];
    let left = length - here;
    for (let next = page.readUInt32BE(begin + here); left > 0; ) {
      const more = this.page(next);
      parts.push(more.subarray(4, 4 + Math.min(left, usable - 4)));
      left -= usable - 4;
      next = more.readUInt32BE(0);
    }
    return Buffer.concat(parts);
  }

  private page(number: number): Buffer {
    const begin = (number - 1) * this.size;
    if (number < 1 || begin + this.size > this.data.length) throw new UnreadableWorkbook('broken');
    return this.data.subarray(begin, begin + this.size);
  }
}

const kinds: Readonly<Record<number, { readonly isTable: boolean; readonly isInner: boolean }>> = {
  2: { isTable: false, isInner: true },
  5: { isTable: true, isInner: true },
  10: { isTable: false, isInner: false },
  13: { isTable: true, isInner: false },
};

/** A number in seven bits a byte, nine bytes at most, and where it ends. */
export function varint(data: Buffer, at: number): [value: bigint, end: number] {
  let value = 0n;
  for (let index = 0; index < 8; index++) {
    const byte = data.readUInt8(at + index);
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [BigInt.asIntN(64, (value << 8n) | BigInt(data.readUInt8(at + 8))), at + 9];
}
