import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import type { Face } from '../../../src/fonts/library.js';
import { encoded, fontForSubset, presetIndex } from '../../../src/output/pdf/subset.js';
import { fonts } from '../../support/typeset.js';

const fontkit: typeof Fontkit = createRequire(import.meta.url)('fontkit');

interface Subset {
  font: unknown;
  readonly cff?: Parameters<typeof fontForSubset>[1];
  includeGlyph(id: number): number;
  strings?: readonly string[] | undefined;
  encode(): Uint8Array;
}

function subsetOf(name: string, text: string, isLight: boolean): Uint8Array {
  const face = fonts.faces.find((one) => one.name === name) as Face;
  const font = isLight ? face.font : (fontkit.openSync(face.path) as Fontkit.Font);
  const subset = (font as unknown as { createSubset(): Subset }).createSubset();
  if (isLight) presetIndex(face);
  if (isLight) subset.font = fontForSubset(face, subset.cff);
  for (const character of text) subset.includeGlyph(font.glyphForCodePoint(character.codePointAt(0) ?? 0).id);
  const bytes = encoded(subset);
  // a file asks for its subsets as soon as its pages are painted, and again when it ends
  expect(Buffer.compare(encoded(subset), bytes)).toBe(0);
  return bytes;
}

describe('a subset made with less work is the same, byte for byte', () => {
  test.each([
    ['TrueType with composite glyphs', 'Tinos-Regular', 'Aéñ Å1%'],
    ['a large TrueType font', 'NotoSerifSC-Light', '全市磻溪⑪'],
    ['CFF without subroutines', 'FandolFang-Regular', '全市认真贯彻“落实”。'],
  ])('%s', (_kind, name, text) => {
    const light = subsetOf(name, text, true);
    expect(light.length).toBeGreaterThan(100);
    expect(Buffer.compare(light, subsetOf(name, text, false))).toBe(0);
  });
});
