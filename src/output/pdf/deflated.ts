import type { PdfReference } from 'pdfmake/js/PDFDocument.js';
import type { Database } from '../../incremental/database.js';
import { deflate } from './file/deflate.js';

/**
 * Has an object of the file take its deflated stream from an earlier file, if that had the very same. The database is
 * asked for once there is something to write: pdfkit makes objects before the file has its own.
 */
export function deflatedOnce(reference: PdfReference, database: () => Database): PdfReference {
  const finalize = reference.finalize.bind(reference);
  reference.finalize = () => {
    if (reference.compress && reference.buffer.length > 0) {
      reference.compress = false;
      reference.buffer = [deflate(Buffer.concat(reference.buffer), database())];
    }
    finalize();
  };
  return reference;
}
