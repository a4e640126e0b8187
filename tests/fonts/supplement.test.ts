import { type Font, openSync } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { openFontLibrary } from '../../src/fonts/open.js';
import { cases } from '../support/daily.js';
import { type Ink, inkOf as measuredInk } from '../support/ink.js';
import { world } from '../support/world.js';

/*
 * A rare hanzi of a name must not stand out of its line. A face and its supplement have no character in common, so each
 * is held against a third face that has all: what the one makes of its ink and size, the other must make, too.
 */

const library = openFontLibrary(world.installation);
const fontOf = (name: string) =>
  openSync(library.faces.find((face) => face.name === name)?.path ?? '') as Font;
const everything = fontOf('NotoSerifSC-Regular');

/** Each so many characters of a face are measured. */
const COMMON_STEP = cases(80, 40);
const RARE_STEP = cases(16, 8);
/** How far a supplement may be from its face, as a share. */
const APART = 0.08;

const inks = new Map<Font, Map<number, Ink | undefined>>();

/** The ink of a character, which several tests ask for. */
function inkOf(font: Font, codePoint: number): Ink | undefined {
  const known = inks.get(font) ?? new Map<number, Ink | undefined>();
  inks.set(font, known);
  if (!known.has(codePoint)) known.set(codePoint, measuredInk(font, codePoint));
  return known.get(codePoint);
}

const MEASURES: Readonly<Record<string, (ink: Ink) => number>> = {
  ink: ({ share, box: [left = 0, right = 0, bottom = 0, top = 0] }) =>
    share * (right - left) * (top - bottom),
  height: ({ box: [, , bottom = 0, top = 0] }) => top - bottom,
  width: ({ box: [left = 0, right = 0] }) => right - left,
};

function hanziOf(font: Font): number[] {
  return font.characterSet.filter((one) => one >= 0x4e00 && one <= 0x9fff);
}

const every = (step: number) => (_: number, index: number) => index % step === 0;
const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** What a face makes of characters beside what the third face makes of them. */
function besideOther(font: Font, hanzi: readonly number[], measure: (ink: Ink) => number): number {
  const of = (one: Font) => meanOf(hanzi.map((codePoint) => measure(inkOf(one, codePoint) as Ink)));
  return of(font) / of(everything);
}

/** How high the middle of characters stands above the baseline, in em. */
function middleOf(font: Font, hanzi: readonly number[]): number {
  return meanOf(
    hanzi.map((codePoint) => {
      const [, , bottom = 0, top = 0] = inkOf(font, codePoint)?.box ?? [];
      return (bottom + top) / 2;
    }),
  );
}

describe.each([
  ['FandolFang-Regular', 'FangSupplement-Regular', 1477],
  ['FandolKai-Regular', 'KaiSupplement-Regular', 1468],
])('what %s lacks', (main, supplement, count) => {
  const [font, other] = [fontOf(main), fontOf(supplement)];
  const [common, rare] = [hanziOf(font).filter(every(COMMON_STEP)), hanziOf(other).filter(every(RARE_STEP))];

  test('is the rest of the 8,105 standard hanzi, and what it draws as others', () => {
    expect(other.characterSet.filter((one) => one >= 0x3400 && one !== 0xff5e)).toHaveLength(count);
    for (const name of '镕喆翀玥堃珺祎垚')
      expect(other.hasGlyphForCodePoint(name.codePointAt(0) as number)).toBe(true);
  });

  test('has a ～ of full size at the middle of the line', () => {
    const [left = 0, right = 0, bottom = 0, top = 0] = inkOf(other, 0xff5e)?.box ?? [];
    expect(right - left).toBeGreaterThan(0.7);
    expect((bottom + top) / 2).toBeCloseTo(middleOf(font, common), 1);
  });

  test.each(Object.entries(MEASURES))('has its %s within 8 %%', (_, measure) => {
    const apart = besideOther(other, rare, measure) / besideOther(font, common, measure);
    expect(apart).toBeGreaterThan(1 - APART);
    expect(apart).toBeLessThan(1 + APART);
  });

  test('stands as high as its neighbours within a fiftieth of an em', () => {
    expect(middleOf(other, rare)).toBeCloseTo(middleOf(font, common), 1.7);
  });

  test('fills a cell of one em, as they do', () => {
    for (const codePoint of rare) expect(inkOf(other, codePoint)?.box[4]).toBe(1);
  });
});
