import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import type { PdfReference } from 'pdfmake/js/PDFDocument.js';

const deflateAside = promisify<Buffer, Buffer>(deflate);

/** An object that is complete but for its stream. */
interface LateObject {
  readonly object: PdfReference;
  readonly write: () => void;
  readonly stream: Promise<Buffer>;
}

/** What is handed over to be deflated is in memory until the file ends: beyond so much it is deflated at once. */
const MOST_BYTES = 24 * 1024 * 1024;

/**
 * Streams of a file that are deflated on another processor while the rest is set and painted. They are written at its
 * end in the order in which they came, so that the file is the same whichever is done first.
 */
export class LateStreams {
  private readonly waiting: LateObject[] = [];
  private bytesHanded = 0;

  /** The bytes deflated, in a while. */
  deflate(bytes: Buffer): Promise<Buffer> {
    this.bytesHanded += bytes.length;
    return this.bytesHanded > MOST_BYTES ? Promise.resolve(deflateSync(bytes)) : deflateAside(bytes);
  }

  /** Has an object take this stream, which is deflated, when the file ends; until then it is not written. */
  add(object: PdfReference, stream: Promise<Buffer>): void {
    const write = object.finalize.bind(object);
    object.compress = false;
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
