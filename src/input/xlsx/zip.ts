import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { limits } from '../../core/limits.js';
import { UnreadableWorkbook } from './unreadable.js';
import { entryName } from './zip-name.js';
import { wideContents, widened } from './zip64.js';

/*
 * The envelope of a workbook (APPNOTE.TXT 4.3; no encryption). Node deflates and checks sums by itself,
 * what is left is the table of contents. Of the libraries fflate does not check sums, so that a damaged file
 * could print a wrong figure, and yauzl and adm-zip bring streams and file access that nothing here needs.
 */

const MOST_ENTRIES = 5000;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
/** Among the flags of an entry: its name is UTF-8. */
const UTF8_NAMES = 0x0800;

interface Entry {
  readonly name: string;
  /** The name as it is written, in whatever encoding. */
  readonly written: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly locked: boolean;
  /** Time and date of its last change, as DOS has them. */
  readonly dosTime: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** A ZIP archive whose parts are unpacked when they are asked for. Throws an UnreadableWorkbook. */
export class Archive {
  private readonly data: Buffer;
  private readonly entries: ReadonlyMap<string, Entry>;
  /** What may still be unpacked: a bomb stops here, whatever its headers say. */
  private budget: number;

  constructor(bytes: Uint8Array, mostUnpackedBytes: number = limits.workbookFile) {
    this.budget = mostUnpackedBytes;
    this.data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.entries = guarded(() => this.readContents());
  }

  /** The bytes of a part, undefined when there is none of that name; capitals do not tell parts apart. */
  read(name: string): Uint8Array | undefined {
    const entry = this.entries.get(name.toLowerCase());
    return entry && guarded(() => this.unpack(entry));
  }

  /** Whether there is a part of this name. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** The names of all parts as they are written, in the order of the table of contents; those of folders end in `/`. */
  names(): string[] {
    return [...this.entries.values()].map(({ name }) => name);
  }

  /** The archive with parts changed, added, or (null) taken out; all others stay as they are packed, in their order. */
  withParts(changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array {
    const byName = new Map([...changes].map(([name, bytes]) => [name.toLowerCase(), bytes]));
    const packed = [...this.entries.values()].flatMap((entry) => {
      const bytes = byName.get(entry.name.toLowerCase());
      return bytes === null ? [] : [bytes ? packedAnew(entry, bytes) : guarded(() => this.packedAsIs(entry))];
    });
    const added = [...changes].filter(([name, bytes]) => bytes !== null && !this.has(name));
    return assembled([...packed, ...added.map(([name, bytes]) => packedNew(name, bytes as Uint8Array))]);
  }

  private packedAsIs(entry: Entry): PackedEntry {
    const { start } = this.packedFrom(entry);
    return { ...entry, packed: this.data.subarray(start, start + entry.packedBytes) };
  }

  /** Unpacks every part, for a reader that would do so without looking at sums and sizes. */
  check(): void {
    for (const name of this.entries.keys()) this.read(name);
  }

  private readContents(): Map<string, Entry> {
    const end = this.findEnd();
    const { count, offset } = wideContents(this.data, end) ?? {
      count: this.data.readUInt16LE(end + 10),
      offset: this.data.readUInt32LE(end + 16),
    };
    let at = offset;
    if (count > MOST_ENTRIES) throw new UnreadableWorkbook('huge');
    const entries = new Map<string, Entry>();
    for (let index = 0; index < count; index++) {
      if (this.data.readUInt32LE(at) !== CENTRAL) throw new UnreadableWorkbook('broken');
      const entry = this.entryAt(at);
      const { name, written } = entry;
      // two parts of one name are two workbooks in one, of which programs show different ones
      if (entries.has(name.toLowerCase())) throw new UnreadableWorkbook('broken');
      entries.set(name.toLowerCase(), entry);
      at += 46 + written.length + this.data.readUInt16LE(at + 30) + this.data.readUInt16LE(at + 32);
    }
    return entries;
  }

  private entryAt(at: number): Entry {
    const nameBytes = this.data.readUInt16LE(at + 28);
    const written = this.data.subarray(at + 46, at + 46 + nameBytes);
    const flags = this.data.readUInt16LE(at + 8);
    const [bytes, packedBytes, offset] = widened(
      [at + 24, at + 20, at + 42].map((field) => this.data.readUInt32LE(field)),
      this.extraOf(at),
    ) as [number, number, number];
    return {
      name: entryName(written, (flags & UTF8_NAMES) !== 0, this.extraOf(at)),
      written,
      method: this.data.readUInt16LE(at + 10),
      flags,
      locked: (flags & 1) === 1,
      dosTime: this.data.readUInt32LE(at + 12),
      checksum: this.data.readUInt32LE(at + 16),
      packedBytes,
      bytes,
      offset,
    };
  }

  private extraOf(at: number): Buffer {
    const start = at + 46 + this.data.readUInt16LE(at + 28);
    return this.data.subarray(start, start + this.data.readUInt16LE(at + 30));
  }

  /** The record that ends the archive stands before a comment of at most 65,535 bytes. */
  private findEnd(): number {
    const first = Math.max(0, this.data.length - 22 - 0xffff);
    for (let at = this.data.length - 22; at >= first; at--) {
      if (this.data.readUInt32LE(at) === END) return at;
    }
    throw new UnreadableWorkbook('broken');
  }

  private packedFrom({ locked, offset, written }: Entry): { start: number } {
    if (locked) throw new UnreadableWorkbook('locked');
    if (this.data.readUInt32LE(offset) !== LOCAL) throw new UnreadableWorkbook('broken');
    const nameEnd = offset + 30 + this.data.readUInt16LE(offset + 26);
    if (!this.data.subarray(offset + 30, nameEnd).equals(written)) throw new UnreadableWorkbook('broken');
    return { start: nameEnd + this.data.readUInt16LE(offset + 28) };
  }

  private unpack(entry: Entry): Uint8Array {
    const { method, checksum, packedBytes, bytes } = entry;
    if (!entry.locked && bytes > this.budget) throw new UnreadableWorkbook('huge');
    const { start } = this.packedFrom(entry);
    this.budget -= bytes;
    const packed = this.data.subarray(start, start + packedBytes);
    const whole = method === STORED ? packed : inflate(packed, method, bytes);
    if (whole.length !== bytes || crc32(whole) !== checksum) throw new UnreadableWorkbook('broken');
    return whole;
  }
}

function inflate(packed: Uint8Array, method: number, bytes: number): Uint8Array {
  if (method !== DEFLATED) throw new UnreadableWorkbook('broken');
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
}

/** An offset outside the file (RangeError) and data that do not inflate mean the same: the file is damaged. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UnreadableWorkbook ? error : new UnreadableWorkbook('broken');
  }
}

/** Midnight of 1 January 1980, the first that a ZIP can hold: the same parts give the same bytes on any day. */
const DOS_DATE = (1 << 5) | 1;
const VERSION = 20;

/** An entry with its bytes as they are to lie in the archive. */
type PackedEntry = Pick<Entry, 'written' | 'method' | 'flags' | 'dosTime' | 'checksum' | 'bytes'> & {
  readonly packed: Uint8Array;
};

function packedNew(name: string, bytes: Uint8Array): PackedEntry {
  return packedAnew({ written: Buffer.from(name), flags: UTF8_NAMES, dosTime: DOS_DATE << 16 }, bytes);
}

function packedAnew(entry: Pick<Entry, 'written' | 'flags' | 'dosTime'>, bytes: Uint8Array): PackedEntry {
  const { written, flags, dosTime } = entry;
  const packed = deflateRawSync(bytes);
  return { written, flags, dosTime, method: DEFLATED, checksum: crc32(bytes), bytes: bytes.length, packed };
}

/** Parts by name → a ZIP archive of them, in that order. */
export function zip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return assembled(
    Object.entries(parts).map(([name, content]) =>
      packedNew(name, typeof content === 'string' ? Buffer.from(content) : content),
    ),
  );
}

function assembled(entries: readonly PackedEntry[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const contents: Buffer[] = [];
  let offset = 0;
  for (const { written, packed, ...entry } of entries) {
    // what the local header and the table of contents have in common
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    // sizes stand in the headers themselves
    shared.writeUInt16LE(entry.flags & UTF8_NAMES, 2);
    shared.writeUInt16LE(entry.method, 4);
    shared.writeUInt32LE(entry.dosTime, 6);
    shared.writeUInt32LE(entry.checksum, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.bytes, 18);
    shared.writeUInt16LE(written.length, 22);
    locals.push(uint32(LOCAL), shared, written, packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    contents.push(Buffer.concat([uint32(CENTRAL), Buffer.from([VERSION, 0]), shared, place, written]));
    offset += 30 + written.length + packed.length;
  }
  return Buffer.concat([...locals, ...contents, endRecord(contents, offset)]);
}

function endRecord(contents: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(contents.length, 8);
  end.writeUInt16LE(contents.length, 10);
  end.writeUInt32LE(Buffer.concat(contents).length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
