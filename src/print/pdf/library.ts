import { createRequire } from 'node:module';

/** The one place that loads the library that reads and writes PDF files: only once sheets are made. */
export function pdfLibrary(): typeof import('@cantoo/pdf-lib') {
  return require('@cantoo/pdf-lib');
}

const require = createRequire(import.meta.url);
