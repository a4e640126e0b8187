// The reader of PDFs is a module, which nothing but a file of its own can load: what V8 keeps compiled can't.
module.exports = () => import('pdfjs-dist/legacy/build/pdf.min.mjs');
