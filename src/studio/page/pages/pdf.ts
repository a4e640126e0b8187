import type { PDFDocumentProxy } from 'pdfjs-dist';

let library: Promise<typeof import('pdfjs-dist')> | undefined;

/** The reader of PDFs, loaded when the first pages are there. */
async function readerOfPdfs(): Promise<typeof import('pdfjs-dist')> {
  library ??= import('pdfjs-dist').then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
    return loaded;
  });
  return library;
}

/** The pages of the edition that is looked at. */
export async function openPdf(version: string): Promise<PDFDocumentProxy> {
  const { getDocument } = await readerOfPdfs();
  return getDocument({ url: `/api/pages/pdf?version=${version}`, isEvalSupported: false }).promise;
}
