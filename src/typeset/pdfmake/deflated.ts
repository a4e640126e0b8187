import { deflateSync } from 'node:zlib';
import type { PdfReference } from 'pdfmake/js/PDFDocument.js';
import { Memo } from '../../memo.js';

/** Deflated streams by what is in them: pages that have not changed need not be deflated again. */
const deflated = new Memo<Buffer>(200);

/** Longer streams than a page's are not kept, nor are their texts compared. */
const MOST_BYTES = 256 * 1024;

/** Has an object of the file take its deflated stream from an earlier file, if that had the very same. */
export function deflatedOnce(reference: PdfReference): PdfReference {
  const finalize = reference.finalize.bind(reference);
  reference.finalize = () => {
    const bytes = Buffer.concat(reference.buffer);
    if (reference.compress && bytes.length > 0 && bytes.length <= MOST_BYTES) {
      reference.compress = false;
      reference.buffer = [deflated.get(bytes.toString('latin1'), () => deflateSync(bytes))];
    }
    finalize();
  };
  return reference;
}
