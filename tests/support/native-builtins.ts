/**
 * pdf.js comes with replacements of what the language has for browsers of old, and puts them in the place of Node's
 * own, for the program under test, too: an array that grows then takes five times as long. So it is loaded here,
 * before any test, and what Node has is put back.
 */
const OWNERS = [Array.prototype, Function.prototype, JSON, Map.prototype, Math, Object, Set.prototype];

const natives = OWNERS.map((owner) => [owner, Object.getOwnPropertyDescriptors(owner)] as const);
await import('pdfjs-dist/legacy/build/pdf.mjs');
// @ts-expect-error the part that reads has no types; it is loaded with the first file that is read
await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
for (const [owner, descriptors] of natives) {
  for (const key of Reflect.ownKeys(descriptors)) {
    const descriptor = Reflect.get(descriptors, key) as PropertyDescriptor;
    if (descriptor.configurable) Object.defineProperty(owner, key, descriptor);
  }
}
