import { setImmediate as nextTurn } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import type { PdfReference } from 'pdfmake/js/PDFDocument.js';
import { compact } from './file/deflate.js';
import { Deflater } from './file/deflater.js';

/** An object that is complete but for its stream. */
interface LateObject {
  readonly object: PdfReference;
  readonly write: () => void;
  readonly stream: Promise<Buffer>;
}

/** So many threads Node has for it. */
const MOST_DEFLATERS = 4;

/** So many wait for one of them: any more are deflated at once. */
const MOST_WAITING = 40;

/**
 * Streams of a file that are deflated on another processor while the rest is set and painted. They are written at its
 * end in the order in which they came, so that the file is the same whichever is done first.
 */
export class LateStreams {
  private readonly unwritten: LateObject[] = [];
  private readonly idle: Deflater[] = [];
  private deflaters = 0;
  private readonly waiting: ((deflater: Deflater) => void)[] = [];

  /** The bytes deflated, in a while. */
  deflate(bytes: Buffer): Promise<Buffer> {
    const deflater = this.idle.pop() ?? this.another();
    if (deflater) return this.deflateBy(deflater, bytes);
    if (this.waiting.length >= MOST_WAITING) return Promise.resolve(compact(deflateSync(bytes)));
    return new Promise((resolve) => {
      this.waiting.push((next) => resolve(this.deflateBy(next, bytes)));
    });
  }

  private another(): Deflater | undefined {
    if (this.deflaters === MOST_DEFLATERS) return undefined;
    this.deflaters++;
    return new Deflater();
  }

  private async deflateBy(deflater: Deflater, bytes: Buffer): Promise<Buffer> {
    try {
      return await deflater.deflate(bytes);
    } finally {
      const next = this.waiting.shift();
      if (next) next(deflater);
      else this.idle.push(deflater);
    }
  }

  /** Takes back what is done, and hands on what waits: painting answers nobody while it goes on. */
  async takeBack(): Promise<void> {
    if (this.deflaters === MOST_DEFLATERS && this.idle.length === 0) await nextTurn();
  }

  /** Has an object take this stream, which is deflated, when the file ends; until then it is not written. */
  add(object: PdfReference, stream: Promise<Buffer>): void {
    const write = object.finalize.bind(object);
    object.compress = false;
    // what it has been given is in the stream
    object.buffer = [];
    object.data.Filter = 'FlateDecode';
    object.finalize = () => {};
    this.unwritten.push({ object, write, stream });
  }

  /** Writes the objects that wait. */
  async finish(): Promise<void> {
    for (const { object, write, stream } of this.unwritten) {
      object.buffer = [await stream];
      write();
    }
    for (const deflater of this.idle) deflater.close();
  }
}
