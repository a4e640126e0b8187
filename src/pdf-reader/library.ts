import { createRequire } from 'node:module';

/** The one place that loads the library that reads and writes PDF files: only once sheets are made. */
export function pdfLibrary(): typeof import('@cantoo/pdf-lib') {
  library ??= require('@cantoo/pdf-lib') as typeof import('@cantoo/pdf-lib');
  return library;
}

let library: typeof import('@cantoo/pdf-lib') | undefined;

const require = createRequire(import.meta.url);
