import type { PdfReference } from 'pdfmake/js/PDFDocument.js';
import { deflate } from './file/deflate.js';

/** Has an object of the file take its deflated stream from an earlier file, if that had the very same. */
export function deflatedOnce(reference: PdfReference): PdfReference {
  const finalize = reference.finalize.bind(reference);
  reference.finalize = () => {
    if (reference.compress && reference.buffer.length > 0) {
      reference.compress = false;
      reference.buffer = [deflate(Buffer.concat(reference.buffer))];
    }
    finalize();
  };
  return reference;
}
