import { hex4, utf16Hex } from './objects.js';

/** Entries of one range at the most (ISO 32000-1, 9.10.3: codes of a range have the same first byte). */
const MOST_IN_RANGE = 256;

/**
 * The CMap that says which characters each two-byte code of a font stands for, so that text can be copied and read
 * aloud (ISO 32000-1, 9.10.3); `characters` are the code points by code.
 */
export function toUnicodeMap(characters: readonly (readonly number[])[]): string {
  const ranges: string[] = [];
  for (let from = 0; from < characters.length; from += MOST_IN_RANGE) {
    const entries = characters.slice(from, from + MOST_IN_RANGE).map((codePoints) => {
      return `<${utf16Hex(String.fromCodePoint(...codePoints))}>`;
    });
    ranges.push(`<${hex4(from)}> <${hex4(from + entries.length - 1)}> [${entries.join(' ')}]`);
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
    `${ranges.length} beginbfrange`,
    ...ranges,
    'endbfrange',
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
