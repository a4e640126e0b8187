import type { PDFDict, PDFObject, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { nameAt } from './entries.js';
import { pdfLibrary } from './library.js';
import { MOST_UNPACKED_BYTES, unpacked } from './unpack.js';

/** Values in all objects of a file: more would not fit into the memory that a run may take. */
const MOST_VALUES = 6e6;

/** Objects that can't be read: the parser looks for the end of each in all the rest of the file. */
const MOST_FAULTS = 200;

/** Streams that hold objects, which the parser unpacks by itself, whatever that takes. */
const HOLDERS = new Set(['ObjStm', 'XRef']);

/** Signs before which a value begins. */
const BEFORE_VALUES = new Set([...' \n\r[(<'].map((sign) => sign.charCodeAt(0)));

/** Parses a file as the library does, within bounds. Throws where it holds more than any PDF made for print. */
export async function parseWithin(bytes: Uint8Array) {
  const library = pdfLibrary();
  const { PDFName } = library;
  let values = 0;
  let faults = 0;
  let room = MOST_UNPACKED_BYTES;
  let isTooMuch = false;

  class BoundedParser extends library.PDFParser {
    override parseObject(ref?: PDFRef): PDFObject {
      this.take(1);
      try {
        return super.parseObject(ref);
      } catch (problem) {
        if (faults++ >= MOST_FAULTS) this.stop();
        throw problem;
      }
    }

    /** Hands the library's parser such streams as are already unpacked. */
    protected override parseDictOrStream(ref?: PDFRef): PDFDict | PDFStream {
      const found = super.parseDictOrStream(ref);
      if (!(found instanceof library.PDFRawStream) || !HOLDERS.has(nameAt(found.dict, 'Type') ?? ''))
        return found;
      const content = this.unpack(found);
      found.dict.delete(PDFName.of('Filter'));
      return library.PDFRawStream.of(found.dict, content);
    }

    private unpack(stream: PDFRawStream): Uint8Array {
      const { dict } = stream;
      // the library takes no notice of it either
      dict.delete(PDFName.of('DecodeParms'));
      try {
        const content = unpacked(stream, room);
        room -= content.length;
        if (nameAt(dict, 'Type') === 'ObjStm') this.take(countValues(content));
        return content;
      } catch (problem) {
        if ((problem as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') this.stop();
        throw problem;
      }
    }

    private take(count: number): void {
      values += count;
      if (values > MOST_VALUES) this.stop();
    }

    /** Ends the file here: the library goes on after what it can't read. */
    private stop(): void {
      isTooMuch = true;
      Object.assign(this.bytes, { length: 0 });
      throw new Error('more than a PDF holds');
    }
  }

  const context = await new BoundedParser(bytes).parseDocument();
  if (isTooMuch) throw new Error('more than a PDF holds');
  return context;
}

function countValues(content: Uint8Array): number {
  let count = 0;
  for (const byte of content) if (BEFORE_VALUES.has(byte)) count++;
  return count;
}
