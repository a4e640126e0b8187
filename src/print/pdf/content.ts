import { deflateSync, inflateSync } from 'node:zlib';
import type { PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { pdfLibrary } from './library.js';
import { brokenPage } from './problems.js';
import type { SourcePage } from './read.js';

/** What a page paints, as it is kept in one stream. */
export interface Content {
  readonly bytes: Uint8Array;
  /** Entries /Filter and /DecodeParms of the stream. */
  readonly coding: Readonly<Record<string, PDFObject>>;
}

/**
 * The content of a page in one stream: its own where there is one, else all of its streams decoded and put
 * together. Throws a ReportError for a stream that is not there or can't be decoded.
 */
export function contentOf(page: SourcePage): Content {
  const { PDFName } = pdfLibrary();
  try {
    const streams = streamsOf(page);
    const decoded = streams.map(decodedContent);
    const [only] = streams;
    if (only && streams.length === 1 && only.dict.has(PDFName.of('Filter'))) return asItIs(only);
    // the end of a stream is the end of a token
    const bytes = Buffer.concat(decoded.flatMap((one) => [one, Buffer.from('\n')]));
    return { bytes: deflateSync(bytes), coding: { Filter: PDFName.of('FlateDecode') } };
  } catch {
    throw brokenPage(page.number, page.file);
  }
}

function streamsOf({ dict }: SourcePage): PDFRawStream[] {
  const { PDFArray, PDFName, PDFNull, PDFRawStream } = pdfLibrary();
  const key = PDFName.of('Contents');
  const contents = dict.lookup(key);
  if (contents instanceof PDFArray)
    return Array.from({ length: contents.size() }, (_, i) => contents.lookup(i, PDFRawStream));
  if (contents instanceof PDFRawStream) return [contents];
  if (dict.has(key) && contents !== PDFNull) throw new Error('the content is not there');
  return [];
}

function asItIs({ dict, contents }: PDFRawStream): Content {
  const { PDFName } = pdfLibrary();
  const entries = ['Filter', 'DecodeParms'].map((key) => [key, dict.lookup(PDFName.of(key))] as const);
  const coding = Object.fromEntries(entries.filter((entry): entry is [string, PDFObject] => !!entry[1]));
  return { bytes: contents, coding };
}

/** What a stream of operators holds. Throws where that can't be decoded. */
export function decodedContent(stream: PDFRawStream): Uint8Array {
  const { PDFDict, PDFName, PDFNumber, decodePDFRawStream } = pdfLibrary();
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const parameters = stream.dict.lookup(PDFName.of('DecodeParms'));
  const predictor = parameters instanceof PDFDict && parameters.lookup(PDFName.of('Predictor'));
  if (predictor instanceof PDFNumber && predictor.asNumber() > 1)
    throw new Error('a predictor is no coding of text');
  if (filter === undefined) return stream.contents;
  if (filter === PDFName.of('FlateDecode')) return inflateSync(stream.contents);
  return decodePDFRawStream(stream).decode();
}
