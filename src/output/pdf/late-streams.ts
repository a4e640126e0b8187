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

/** A quarter of a megabyte is taken by each that is handed over, until the file ends: any more are deflated at once. */
const MOST_HANDED = 40;

/**
 * Streams of a file that are deflated on another processor while the rest is set and painted. They are written at its
 * end in the order in which they came, so that the file is the same whichever is done first.
 */
export class LateStreams {
  private readonly waiting: LateObject[] = [];
  private handed = 0;

  /** The bytes deflated, in a while. */
  deflate(bytes: Buffer): Promise<Buffer> {
    return this.handed++ < MOST_HANDED
      ? deflateAside(bytes).then(compact)
      : Promise.resolve(compact(deflateSync(bytes)));
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
