import { deflateSync } from 'node:zlib';
import type { Database } from '../../../incremental/database.js';
import { deflate } from './deflate.js';

/** An object that goes into an object stream. */
interface PackedObject {
  readonly id: number;
  readonly body: string;
}

/** An object stream that is full, without its number yet. */
interface ObjectStream {
  readonly ids: readonly number[];
  readonly entries: string;
  readonly deflated: Buffer;
}

/** What the last object of the file says about the whole (ISO 32000-1, 7.5.8). */
export interface Trailer {
  readonly root: number;
  readonly info: number;
  /** Hexadecimal. */
  readonly fileId: string;
}

/** Objects in one stream: a reader that wants one inflates all of them. */
const MOST_IN_STREAM = 400;

const BEGIN = /^(\d+) 0 obj$/;

/**
 * Packs a file's objects as pdfkit writes them: those without a stream of their own are put together and deflated
 * (ISO 32000-1, 7.5.7), which makes the many small ones of the structure tree a tenth as large.
 */
export class ObjectPacker {
  private packed: PackedObject[] = [];
  private readonly streams: ObjectStream[] = [];
  private held: { readonly begin: string; body?: string } | undefined;

  /** A stream that is in `database` was deflated for an earlier file. */
  constructor(private readonly database: Database) {}

  /** What of this goes into the file now; objects are held back until it is known whether they have a stream. */
  take(data: string | Buffer): readonly (string | Buffer)[] {
    if (typeof data !== 'string') return [data];
    if (!this.held) {
      if (!BEGIN.test(data)) return [data];
      this.held = { begin: data };
      return [];
    }
    const { begin, body } = this.held;
    if (body === undefined) {
      this.held.body = data;
      return [];
    }
    this.held = undefined;
    if (data !== 'endobj') return [begin, body, data];
    this.add(Number(BEGIN.exec(begin)?.[1]), body);
    return [];
  }

  /** Takes an object that has no stream. */
  add(id: number, body: string): void {
    this.packed.push({ id, body });
    if (this.packed.length === MOST_IN_STREAM) this.finishStream();
  }

  /** What has been packed, once there is no more to come. */
  finish(): readonly Buffer[] {
    if (this.packed.length > 0) this.finishStream();
    return this.streams.map(({ deflated }) => deflated);
  }

  private finishStream(): void {
    this.streams.push(streamOf(this.packed, this.database));
    this.packed = [];
  }

  /**
   * The end of the file once packing is finished: object streams, and the table of all objects as a stream.
   * `offsets` are those of the objects already written, by their numbers less one; `at` is where this begins.
   */
  end(offsets: readonly (number | null)[], at: number, { root, info, fileId }: Trailer): Buffer {
    const table = new CrossReferences(offsets, this.streams.length + 1);
    const parts: Buffer[] = [];
    let offset = at;
    const write = (entries: string, deflated: Buffer) => {
      const object = streamObject(table.count, entries, deflated);
      parts.push(object);
      offset += object.length;
    };
    for (const { ids, entries, deflated } of this.streams) {
      const stream = table.add(offset);
      for (let index = 0; index < ids.length; index++) table.pack(ids[index] as number, stream, index);
      write(entries, deflated);
    }
    const tableAt = offset;
    table.add(tableAt);
    write(
      `/Type /XRef /Size ${table.count + 1} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID [<${fileId}> <${fileId}>]`,
      deflateSync(table.bytes),
    );
    return Buffer.concat([...parts, Buffer.from(`startxref\n${tableAt}\n%%EOF\n`)]);
  }
}

function streamObject(id: number, entries: string, deflated: Buffer): Buffer {
  const begin = `${id} 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${deflated.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(begin), deflated, Buffer.from('\nendstream\nendobj\n')]);
}

/** Numbers and places of the objects, then the objects, which are text in single bytes. */
function streamOf(objects: readonly PackedObject[], database: Database): ObjectStream {
  let offset = 0;
  const pairs = objects.map(({ id, body }) => {
    const pair = `${id} ${offset}`;
    offset += body.length + 1;
    return pair;
  });
  const head = `${pairs.join(' ')}\n`;
  const content = Buffer.from(`${head}${objects.map(({ body }) => body).join('\n')}\n`, 'binary');
  const entries = `/Type /ObjStm /N ${objects.length} /First ${head.length}`;
  return { ids: objects.map(({ id }) => id), entries, deflated: deflate(content, database) };
}

const ENTRY_BYTES = 7;

/**
 * Where a reader finds each object, from 0 on, which is none: seven bytes with its kind, its offset in the file or its
 * object stream, and its place in that.
 */
class CrossReferences {
  readonly bytes: Buffer;
  private readonly view: DataView;

  /** Objects already written, by their numbers less one, and room for so many more. */
  constructor(offsets: readonly (number | null)[], more: number) {
    this.bytes = Buffer.alloc(ENTRY_BYTES * (offsets.length + more + 1));
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
    this.view.setUint16(5, 0xffff);
    this.count = offsets.length;
    for (let index = 0; index < offsets.length; index++) this.put(index + 1, 1, offsets[index] ?? 0, 0);
  }

  /** The highest number of an object. */
  count: number;

  /** A further object, written there: its number. */
  add(offset: number): number {
    this.count++;
    this.put(this.count, 1, offset, 0);
    return this.count;
  }

  /** Says that an object is in a stream. */
  pack(id: number, stream: number, index: number): void {
    this.put(id, 2, stream, index);
  }

  private put(id: number, kind: 1 | 2, offsetOrStream: number, index: number): void {
    const at = ENTRY_BYTES * id;
    this.view.setUint8(at, kind);
    this.view.setUint32(at + 1, offsetOrStream);
    this.view.setUint16(at + 5, index);
  }
}
