import { type Font, openSync } from 'fontkit';
import { expect, test } from 'vitest';
import { parseManifest, readManifestText } from '../../src/fonts/manifest.js';
import { openFontLibrary } from '../../src/fonts/open.js';
import { everyFew } from '../support/daily.js';
import { pairsIn } from '../support/impostors.js';
import { world } from '../support/world.js';

const library = openFontLibrary(world.installation);
const { faces } = parseManifest(readManifestText(world.installation));
const faceOf = (name: string) => library.faces.find((face) => face.name === name) as Face;
type Face = (typeof library.faces)[number];

/** Kana and signs. Letters and figures of one stroke look alike in many scripts, as they should; so do dashes. */
const SIGNS = [
  [0x2016, 0x206f],
  [0x20a0, 0x214f],
  [0x2190, 0x24ff],
  [0x25a0, 0x2bff],
  [0x3008, 0x30ff],
  [0xff01, 0xff60],
  [0xffe0, 0xffee],
] as const;
const HANZI = [[0x3400, 0x9fff]] as const;

/** Hanzi that the shipped faces have been seen to draw alike. */
const SEEN = '幹干餘余衹只捨舍醜丑準准鬆松癥症鬱郁鹼碱雎睢';

/**
 * To compare all hanzi of a face takes half a minute, so it is done by hand when a face is another, which its SHA-256
 * tells: `ALL_HANZI=1 npx vitest run --config tests/vitest.config.ts tests/fonts/impostors.test.ts`.
 */
const WITH_ALL_HANZI = process.env.ALL_HANZI === '1';

function inBlocks(face: Face, blocks: readonly (readonly [number, number])[]): number[] {
  return blocks
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .filter((codePoint) => face.has(codePoint));
}

/** Hanzi that share a glyph: a face of 30,000 glyphs draws none of them twice. */
function sharedHanzi(face: Face): number[] {
  const byGlyph = new Map<number | undefined, number[]>();
  for (const one of inBlocks(face, HANZI)) {
    const glyph = face.shape(String.fromCodePoint(one), [])[0]?.id;
    byGlyph.set(glyph, [...(byGlyph.get(glyph) ?? []), one]);
  }
  return [...byGlyph.values()].filter((some) => some.length > 1).flat();
}

/** Every face of hanzi, and one of another family that tells characters apart. */
const OF_HANZI = [
  ['FandolFang-Regular', 'NotoSerifSC-Regular'],
  ['FandolKai-Regular', 'NotoSerifSC-Regular'],
  ['NotoSerifSC-Light', 'NotoSansSC-Regular'],
  ['NotoSerifSC-Regular', 'NotoSansSC-Regular'],
  ['NotoSerifSC-Bold', 'NotoSansSC-Bold'],
  ['NotoSansSC-Regular', 'NotoSerifSC-Regular'],
  ['NotoSansSC-Medium', 'NotoSerifSC-Regular'],
  ['NotoSansSC-Bold', 'NotoSerifSC-Bold'],
] as const;

test.each(everyFew(OF_HANZI, 4))(
  '%s draws no character as another, but those listed',
  { timeout: 60_000 },
  (name, other) => {
    const face = faceOf(name);
    const seen = Array.from(SEEN, (one) => one.codePointAt(0) as number);
    const small = WITH_ALL_HANZI ? inBlocks(face, HANZI) : seen;
    const hanzi = name.startsWith('Fandol') ? small : sharedHanzi(face);
    const [font, reference] = [face, faceOf(other)].map(({ path }) => openSync(path)) as [Font, Font];
    const pairs = [hanzi, inBlocks(face, SIGNS)].flatMap((some) => pairsIn(font, reference, some));
    const listed = [...(faces[name]?.impostors ?? '')];
    expect(pairs.filter((pair) => !listed.some((one) => pair.includes(one)))).toEqual([]);
    expect(listed.filter((one) => !pairs.some((pair) => pair.includes(one)))).toEqual([]);
  },
);
