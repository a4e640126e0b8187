import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

interface Reader {
  readonly library: typeof import('pdfjs-dist');
  /** One for all states of the pages: to start one takes longer than to set a page. */
  readonly worker: PDFWorker;
}

let reader: Promise<Reader> | undefined;

/** The reader of PDFs, loaded when the first pages are asked for. */
function readerOfPdfs(): Promise<Reader> {
  reader ??= import('pdfjs-dist').then((library) => {
    library.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
    return { library, worker: new library.PDFWorker() };
  });
  return reader;
}

/** The pages of the edition that is looked at, in the state of a version. */
export async function openPdf(version: string): Promise<PDFDocumentProxy> {
  const sent = fetch(`/api/pages/pdf?version=${version}`).then((response) => response.arrayBuffer());
  const { library, worker } = await readerOfPdfs();
  return library.getDocument({ data: await sent, worker, isEvalSupported: false }).promise;
}
