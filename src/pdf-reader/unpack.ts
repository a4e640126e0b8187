import { inflateSync } from 'node:zlib';
import type { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { itemsOf, lookup, numberAt } from './entries.js';
import { pdfLibrary } from './library.js';

/** More than anything on a page, or any list of objects, unpacks to. */
export const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;

/** More codings than anybody lays over one another. */
const MOST_FILTERS = 8;

/** What a stream holds, decoded. Throws where that can't be done, or is more than `mostBytes`. */
export function unpacked({ dict, contents }: PDFRawStream, mostBytes = MOST_UNPACKED_BYTES): Uint8Array {
  const filters = codings(dict);
  if (filters.length > MOST_FILTERS) throw new Error('too many codings');
  let bytes = contents;
  for (const { filter, parameters } of filters) {
    if ((numberAt(parameters, 'Predictor') ?? 1) > 1) throw new Error('a predictor is no coding of text');
    bytes = decoded(bytes, filter, parameters, mostBytes);
    if (bytes.length > mostBytes) throw new Error('unpacks to too much');
  }
  return bytes;
}

interface Coding {
  readonly filter: PDFName;
  readonly parameters: PDFDict | undefined;
}

function codings(dict: PDFDict): Coding[] {
  const { PDFArray, PDFDict, PDFName } = pdfLibrary();
  const filter = lookup(dict, 'Filter');
  if (filter === undefined) return [];
  const filters = filter instanceof PDFArray ? itemsOf(filter) : [filter];
  const found = lookup(dict, 'DecodeParms');
  const parameters = found instanceof PDFArray ? itemsOf(found) : [found];
  return filters.map((one, index) => {
    if (!(one instanceof PDFName)) throw new Error('a coding has no name');
    const own = parameters[index];
    return { filter: one, parameters: own instanceof PDFDict ? own : undefined };
  });
}

function decoded(
  bytes: Uint8Array,
  filter: PDFName,
  parameters: PDFDict | undefined,
  mostBytes: number,
): Uint8Array {
  const { PDFContext, PDFRawStream, decodePDFRawStream, PDFName } = pdfLibrary();
  if (filter === PDFName.of('FlateDecode')) return inflateSync(bytes, { maxOutputLength: mostBytes });
  const one = PDFContext.create().obj({ Filter: filter, ...(parameters && { DecodeParms: parameters }) });
  const stream = decodePDFRawStream(PDFRawStream.of(one, bytes)) as Readable;
  return stream.getBytes(mostBytes + 1);
}

/** A stream that is decoded as far as it is asked for. */
interface Readable {
  getBytes(length: number): Uint8Array;
}
