import { createRequire } from 'node:module';

/**
 * The classes of pdfmake that the engine extends, by deep import: the only place that reaches inside. They are
 * CommonJS compiled from ESM, which importers unwrap differently, so they are required.
 */
const require = createRequire(import.meta.url);

export const StockDocument: typeof import('pdfmake/js/PDFDocument.js').PDFDocument =
  require('pdfmake/js/PDFDocument.js').default;

export const StockRenderer: typeof import('pdfmake/js/Renderer.js').Renderer =
  require('pdfmake/js/Renderer.js').default;
