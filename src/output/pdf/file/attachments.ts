import type { PDFDocument, PdfReference } from 'pdfmake/js/PDFDocument.js';
import { nameTree } from './name-tree.js';

/** A file that goes into the PDF. */
export interface AttachedFile {
  /** Path inside the data folder, with `/`; may be Chinese. */
  readonly name: string;
  /** As in `text/csv`. */
  readonly mediaType: string;
  /** What it is to the pack (ISO 19005-3, 6.8): what it was made from, or data about how. */
  readonly relationship: 'Source' | 'Data';
  readonly description: string;
  readonly bytes: Uint8Array;
  /** MD5 of the bytes. */
  readonly checkSum: Buffer;
}

/** Attaches files to a document, each named in the catalog and in the tree of embedded files. */
export function attachFiles(document: PDFDocument, files: readonly AttachedFile[], date: Date): void {
  if (files.length === 0) return;
  const specifications = files.map((file) => fileSpecification(document, file, date));
  const { data } = document._root;
  data.AF = specifications;
  (data.Names as PdfReference).data.EmbeddedFiles = nameTree(
    files.map(({ name }, index) => [name, specifications[index]]),
  );
}

function fileSpecification(document: PDFDocument, file: AttachedFile, date: Date): PdfReference {
  const { name, mediaType, relationship, description, bytes, checkSum } = file;
  const stream = document.ref({
    Type: 'EmbeddedFile',
    Subtype: mediaType.replace('/', '#2F'),
    Params: { Size: bytes.length, CreationDate: date, ModDate: date, CheckSum: checkSum },
  });
  stream.end(Buffer.from(bytes));
  const specification = document.ref({
    Type: 'Filespec',
    AFRelationship: relationship,
    F: new String(name),
    UF: new String(name),
    Desc: new String(description),
    EF: { F: stream, UF: stream },
  });
  specification.end();
  return specification;
}
