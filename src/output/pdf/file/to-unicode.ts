import { hex4, utf16Hex } from './objects.js';

/** Entries of one block at the most (Adobe Technical Note 5014, 1.4.2). */
const MOST_IN_BLOCK = 100;

/**
 * The CMap that says which characters each two-byte code of a font stands for, so that text can be copied and read
 * aloud (ISO 32000-1, 9.10.3); each of `texts` is a code and its code points. Each code has an entry of its own:
 * Ghostscript misreads ranges of many codes.
 */
export function toUnicodeMap(texts: readonly (readonly [code: number, ...codePoints: number[]])[]): string {
  const entries = texts.flatMap(([code, ...codePoints]) => {
    const isText = codePoints.length > 0 && codePoints[0] !== 0;
    return isText ? [`<${hex4(code)}> <${utf16Hex(String.fromCodePoint(...codePoints))}>`] : [];
  });
  const blocks: string[] = [];
  for (let from = 0; from < entries.length; from += MOST_IN_BLOCK) {
    const block = entries.slice(from, from + MOST_IN_BLOCK);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
