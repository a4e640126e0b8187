import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import type { PdfReference } from 'pdfmake/js/PDFDocument.js';
import { compact } from './file/deflate.js';

const deflateAside = promisify<Buffer, Buffer>(deflate);

/** An object that is complete but for its stream. */
interface LateObject {
  readonly object: PdfReference;
  readonly write: () => void;
  readonly stream: Promise<Buffer>;
}

/** A quarter of a megabyte is taken by each that is being deflated aside: any more are deflated at once. */
const MOST_ASIDE = 40;

/** From so many on, those that are done by now are worth being taken back. */
const MANY_ASIDE = 16;

/**
 * Streams of a file that are deflated on another processor while the rest is set and painted. They are written at its
 * end in the order in which they came, so that the file is the same whichever is done first.
 */
export class LateStreams {
  private readonly waiting: LateObject[] = [];
  private aside = 0;

  /** The bytes deflated, in a while. */
  deflate(bytes: Buffer): Promise<Buffer> {
    return this.aside < MOST_ASIDE ? this.deflateAside(bytes) : Promise.resolve(compact(deflateSync(bytes)));
  }

  private async deflateAside(bytes: Buffer): Promise<Buffer> {
    this.aside++;
    const deflated = await deflateAside(bytes);
    this.aside--;
    return compact(deflated);
  }

  /** Takes back what is done where much is not known to be: painting answers nobody while it goes on. */
  async takeBack(): Promise<void> {
    if (this.aside >= MANY_ASIDE) await nextTurn();
  }

  /** Has an object take this stream, which is deflated, when the file ends; until then it is not written. */
  add(object: PdfReference, stream: Promise<Buffer>): void {
    const write = object.finalize.bind(object);
    object.compress = false;
    // what it has been given is in the stream
    object.buffer = [];
    object.data.Filter = 'FlateDecode';
    object.finalize = () => {};
    this.waiting.push({ object, write, stream });
  }

  /** Writes the objects that wait. */
  async finish(): Promise<void> {
    for (const { object, write, stream } of this.waiting) {
      object.buffer = [await stream];
      write();
    }
  }
}
