import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { CffFont, entryOf, Operator } from '../../../../src/fonts/cff.js';
import { FontTables } from '../../../../src/fonts/font-tables.js';
import { calledSubroutines } from '../../../../src/output/pdf/fonts/called-subroutines.js';
import { cffSubset } from '../../../../src/output/pdf/fonts/cff-subset.js';
import { changedFont } from '../../../support/font-files.js';

const ROOT = join(import.meta.dirname, '../../../..');
/** CID-keyed, without subroutines. */
const KAI = join(ROOT, 'fonts/fandol/FandolKai-Regular.otf');
/**
 * By names. Of three subroutines of its own A calls the second; B the third, which has the hints of its mask, and one
 * of the font, which calls the second; C calls none.
 */
const ROUTINES = join(ROOT, 'tests/fixtures/fonts/subroutines.otf');

const cffOf = (bytes: Buffer) => {
  const read = (into: Buffer, at: number, length: number, start: number) =>
    bytes.copy(into, at, start, start + length);
  return new CffFont(new FontTables({ sizeBytes: bytes.length, read, close: () => {} }, 0));
};

/** A subset in the place of the outlines of the font that it is of, as another reader sees it and as this one does. */
function subset(path: string, ids: readonly number[]) {
  const glyphs = ids.map((id, index) => ({ id, code: 0x4e00 + 3 * index }));
  const cff = cffSubset(cffOf(readFileSync(path)), 'Subset', glyphs);
  const bytes = changedFont(path, { cff });
  return { cff, font: cffOf(bytes), outlineOf: outlinesIn(bytes) };
}

function outlinesIn(bytes: Buffer): (id: number) => string {
  const font = create(bytes) as Font;
  return (id) => font.getGlyph(id).path.toSVG();
}

describe('a CFF subset', () => {
  test.each([
    ['of a CID-keyed font', KAI, [20, 700, 701, 5000, 7000]],
    ['of a font whose glyphs call subroutines', ROUTINES, [1, 2, 3]],
    ['of one glyph', ROUTINES, [2]],
  ])('%s draws the same glyphs', (_kind, path, ids) => {
    const { outlineOf } = subset(path, ids);
    const original = outlinesIn(readFileSync(path));
    for (const [index, id] of [0, ...ids].entries()) expect(outlineOf(index)).toBe(original(id));
  });

  test('is CID-keyed, and its charset has the codes of its glyphs (ISO 32000-1, 9.7.4.2)', () => {
    const { cff, font } = subset(KAI, [20, 700]);
    expect(font.topDict[0]?.operator).toBe(Operator.Ros);
    const at = entryOf(font.topDict, Operator.Charset)?.numbers[0] as number;
    expect([...cff.subarray(at, at + 5)]).toEqual([0, 0x4e, 0x00, 0x4e, 0x03]);
  });

  test('has of subroutines only those that are called', () => {
    const lengths = (ids: readonly number[]) => {
      const { subroutines, privateParts } = subset(ROUTINES, ids).font;
      const own = privateParts[0]?.subroutines ?? [];
      return [own, subroutines].map((all) => all.map(({ length }) => length > 1));
    };
    expect(lengths([1])).toEqual([
      [false, true, false],
      [false, false],
    ]);
    expect(lengths([2])).toEqual([
      [false, true, true],
      [false, true],
    ]);
    expect(lengths([3])).toEqual([
      [false, false, false],
      [false, false],
    ]);
  });

  test('has all of them where an outline can’t be followed', () => {
    const font = cffOf(readFileSync(ROUTINES));
    const lost = (program: readonly number[]) =>
      calledSubroutines(
        { ...asPlain(font), charString: () => Buffer.from(program) } as unknown as CffFont,
        [1],
      );
    // a call of what is not there, one of itself without an end, and a number that is worked out
    expect(lost([139 + 100, 10])).toBeUndefined();
    expect(lost([139, 12, 10, 10])).toBeUndefined();
    expect(lost([139 - 107 + 1, 10, 14])).toBeDefined();
  });
});

function asPlain(font: CffFont) {
  return { subroutines: font.subroutines, privateParts: font.privateParts, partOf: () => 0 };
}
