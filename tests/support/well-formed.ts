import { Archive } from '../../src/input/xlsx/zip.ts';

const TAG = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|&[^;\s]*;?|</g;
const OPEN = /^<([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>$/;

/**
 * What is not well-formed in XML, which many readers forgive and spreadsheet programs do not; undefined for nothing.
 */
function faultIn(xml: string): string | undefined {
  const open: string[] = [];
  for (const [tag] of xml.replace(/^\ufeff/, '').matchAll(TAG)) {
    if (/^<(?:!|\?)/.test(tag)) continue;
    if (tag.startsWith('&')) {
      if (!/^&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);$/.test(tag)) return tag;
      continue;
    }
    const close = /^<\/([\w:.-]+)\s*>$/.exec(tag)?.[1];
    if (close !== undefined) {
      if (open.pop() !== close) return tag;
      continue;
    }
    const [, name, attributes = '', isEmpty] = OPEN.exec(tag) ?? [];
    if (name === undefined) return tag;
    const names = [...attributes.matchAll(/\s([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map(([, one]) => one);
    if (new Set(names).size < names.length) return `${tag}: twice`;
    if (isEmpty !== '/') open.push(name);
  }
  return open.length > 0 ? `<${open.at(-1)}> is open` : undefined;
}

/** The parts of a workbook that are not well-formed, each with why. */
export function malformedParts(bytes: Uint8Array): string[] {
  const archive = new Archive(bytes);
  return archive
    .names()
    .filter((name) => /\.(?:xml|rels|vml)$/.test(name))
    .flatMap((name) => {
      const fault = faultIn(Buffer.from(archive.read(name) ?? []).toString());
      return fault === undefined ? [] : [`${name}: ${fault}`];
    });
}
