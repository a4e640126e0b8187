import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import type { EarlyPage } from '../../wire/events.js';
import type { PagesEntry } from '../../wire/pack.js';

interface Reader {
  readonly library: typeof import('pdfjs-dist');
  /** One for all states of the pages: to start one takes longer than to set a page. */
  readonly worker: PDFWorker;
}

/**
 * Characters are drawn by their outlines: fonts that are handed to the browser come a quarter of the time later, and on
 * its grid of pixels strokes of small Chinese run together.
 */
const DRAWN = { isEvalSupported: false, disableFontFace: true };

let reader: Promise<Reader> | undefined;

/** The reader of PDFs, loaded when the first pages are asked for. */
function readerOfPdfs(): Promise<Reader> {
  reader ??= import('pdfjs-dist').then((library) => {
    library.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
    return { library, worker: new library.PDFWorker() };
  });
  return reader;
}

/** One page of them, as it is told before the others are made. */
export async function openEarly({ pdf }: EarlyPage): Promise<PDFDocumentProxy> {
  const { library, worker } = await readerOfPdfs();
  const data = Uint8Array.from(atob(pdf), (one) => one.charCodeAt(0));
  return library.getDocument({ data, worker, ...DRAWN }).promise;
}

/** The pages of the edition that is looked at, in the state of a version. */
export async function openPdf({ version, edition }: PagesEntry): Promise<PDFDocumentProxy> {
  const query = new URLSearchParams({ version, edition });
  const sent = fetch(`/api/pages/pdf?${query}`).then((response) => response.arrayBuffer());
  const { library, worker } = await readerOfPdfs();
  return library.getDocument({ data: await sent, worker, ...DRAWN }).promise;
}
