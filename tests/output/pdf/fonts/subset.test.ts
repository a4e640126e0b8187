import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import type { Face } from '../../../../src/fonts/library.js';
import { subsetOf } from '../../../../src/output/pdf/fonts/subset.js';
import { fonts } from '../../../support/typeset.js';

const fontkit: typeof Fontkit = createRequire(import.meta.url)('fontkit');

interface Subset {
  includeGlyph(id: number): number;
  encode(): Uint8Array;
}

/** What fontkit makes of a font without our doing. */
function stockSubset({ path }: Face, glyphIds: readonly number[]): Uint8Array {
  const subset = (fontkit.openSync(path) as unknown as { createSubset(): Subset }).createSubset();
  for (const id of glyphIds) subset.includeGlyph(id);
  return subset.encode();
}

describe('a TrueType subset made with less work is the same, byte for byte', () => {
  test.each([
    ['composite glyphs', 'Tinos-Regular', 'Aéñ Å1%'],
    ['a large font', 'NotoSerifSC-Light', '全市磻溪⑪'],
  ])('%s', (_kind, name, text) => {
    const face = fonts.faces.find((one) => one.name === name) as Face;
    const ids = Array.from(text, (character) => face.shape(character, [])[0]?.id ?? 0);
    const glyphs = ids.map((id, index) => ({ id, code: index + 1 }));
    const light = subsetOf(face, glyphs);
    expect(light.length).toBeGreaterThan(100);
    expect(Buffer.compare(light, stockSubset(face, [0, ...ids]))).toBe(0);
    // a file asks for its subsets as soon as its pages are painted, and again when it ends
    expect(Buffer.compare(subsetOf(face, glyphs), light)).toBe(0);
  });
});
