import { deflateSync } from 'node:zlib';
import type { PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { pdfLibrary } from './library.js';
import { brokenPage } from './problems.js';
import type { SourcePage } from './read.js';
import { MOST_UNPACKED_BYTES, unpacked } from './unpack.js';

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
    const decoded = decodedStreams(streams);
    const [only] = streams;
    if (only && streams.length === 1 && only.dict.has(PDFName.of('Filter'))) return asItIs(only);
    // the end of a stream is the end of a token
    const bytes = Buffer.concat(decoded.flatMap((one) => [one, Buffer.from('\n')]));
    return { bytes: deflateSync(bytes), coding: { Filter: PDFName.of('FlateDecode') } };
  } catch {
    throw brokenPage(page.number, page.file);
  }
}

/** Decodes the streams of a page, which are no more together than one may be. */
function decodedStreams(streams: readonly PDFRawStream[]): Uint8Array[] {
  let room = MOST_UNPACKED_BYTES;
  return streams.map((stream) => {
    const content = unpacked(stream, Math.max(1, room));
    room -= content.length;
    return content;
  });
}

/** Streams of a page at the most. */
const MOST_STREAMS = 10_000;

function streamsOf({ dict }: SourcePage): PDFRawStream[] {
  const { PDFArray, PDFName, PDFNull, PDFRawStream } = pdfLibrary();
  const key = PDFName.of('Contents');
  const contents = dict.lookup(key);
  if (contents instanceof PDFArray && contents.size() > MOST_STREAMS) throw new Error('too many streams');
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
