import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

/*
 * pdf.js comes with replacements of what the language has for browsers of old, and puts them in the place of Node's
 * own, for the program under test, too: an array that grows then takes five times as long. So it is loaded here and
 * nowhere else, and what Node has is put back.
 */
const OWNERS = [Array.prototype, Function.prototype, JSON, Map.prototype, Math, Object, Set.prototype];

const natives = OWNERS.map((owner) => [owner, Object.getOwnPropertyDescriptors(owner)] as const);
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
// @ts-expect-error the part that reads has no types; it is loaded with the first file that is read
await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
for (const [owner, descriptors] of natives) {
  for (const key of Reflect.ownKeys(descriptors)) {
    const descriptor = Reflect.get(descriptors, key) as PropertyDescriptor;
    if (descriptor.configurable) Object.defineProperty(owner, key, descriptor);
  }
}

export const { OPS } = pdfjs;

/** A font as a browser has it loaded. Where there is none, pdf.js works out the outlines of every glyph, for nobody. */
class LoadedFont {
  readonly loaded = Promise.resolve(this);
}
Object.assign(globalThis, { FontFace: LoadedFont });
const ownerDocument = { fonts: { add() {}, delete() {} } } as unknown as HTMLDocument;

/** Opens a PDF to be looked at, which is not drawn. The task is to be destroyed. */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  const data = new Uint8Array(bytes);
  const fonts = { disableFontFace: false, useSystemFonts: false, ownerDocument };
  return pdfjs.getDocument({ data, verbosity: 0, ...fonts });
}
