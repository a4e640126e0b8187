import { expect, test } from 'vitest';
import type { Glyph } from '../../../../src/fonts/library.js';
import { GlyphCodes } from '../../../../src/output/pdf/fonts/glyph-codes.js';

const glyph = (id: number, text: string): Glyph => ({
  id,
  codePoints: Array.from(text, (character) => character.codePointAt(0) as number),
  advanceEm: 1,
  inkLeftEm: 0,
  inkRightEm: 1,
});

test('a glyph of one character has its code, in whatever order pages are painted', () => {
  const [one, other] = [new GlyphCodes(), new GlyphCodes()];
  for (const text of ['市', '1', '县']) one.add(glyph(text.charCodeAt(0), text));
  for (const text of ['县', '市', '乡', '1']) other.add(glyph(text.charCodeAt(0), text));
  expect(one.sorted().map(({ code }) => code)).toEqual([0x31, 0x53bf, 0x5e02]);
  expect(other.sorted().map(({ code }) => code)).toEqual([0x31, 0x4e61, 0x53bf, 0x5e02]);
});

test('whatever has no character of its own has a spare code', () => {
  const codes = new GlyphCodes();
  const added = [
    glyph(5, '—'),
    // two characters; a second glyph of a character; one beyond the basic plane; one of private use
    glyph(6, '——'),
    glyph(7, '—'),
    glyph(8, '𠀀'),
    glyph(9, '\ue000'),
  ].map((one) => codes.add(one).code);
  expect(added).toEqual([0x2014, 0xd800, 0xd801, 0xd802, 0xd803]);
});

test('no two glyphs share a code, however many there are', () => {
  const codes = new GlyphCodes();
  for (let id = 1; id <= 20_000; id++)
    codes.add(glyph(id, id % 2 === 0 ? '——' : String.fromCharCode(0x3000 + id)));
  const all = codes.sorted().map(({ code }) => code);
  expect(new Set(all).size).toBe(20_000);
  expect(all[0]).toBeGreaterThan(0);
});
