import { expect, test } from 'vitest';
import { srgbProfile } from '../../../../src/output/pdf/file/colour-profile.js';

const profile = srgbProfile();

/** The table of tags: where each begins and how long it is (ICC.1:2004-10, 7.3). */
function tagsOf(bytes: Buffer): Map<string, Buffer> {
  const count = bytes.readUInt32BE(128);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 132 + 12 * index;
      const offset = bytes.readUInt32BE(at + 4);
      expect(offset % 4).toBe(0);
      const body = bytes.subarray(offset, offset + bytes.readUInt32BE(at + 8));
      return [bytes.toString('latin1', at, at + 4), body] as const;
    }),
  );
}

const fixed = (body: Buffer, count: number, from = 8) =>
  Array.from({ length: count }, (_, index) => body.readInt32BE(from + 4 * index) / 65536);

test('the header gives the size and says: a display profile of RGB', () => {
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
  expect(profile.toString('latin1', 36, 40)).toBe('acsp');
});

test('a display profile has the tags that the standard asks for (ICC.1:2004-10, 8.3)', () => {
  const tags = tagsOf(profile);
  for (const name of ['desc', 'cprt', 'wtpt', 'chad', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
    expect(tags.has(name), name).toBe(true);
});

test('the primaries add up to the white they are meant for', () => {
  const tags = tagsOf(profile);
  const sums = [0, 1, 2].map((axis) =>
    ['rXYZ', 'gXYZ', 'bXYZ'].reduce(
      (sum, name) => sum + (fixed(tags.get(name) as Buffer, 3)[axis] as number),
      0,
    ),
  );
  const white = fixed(tags.get('wtpt') as Buffer, 3);
  for (const [axis, sum] of sums.entries()) expect(sum).toBeCloseTo(white[axis] as number, 3);
});

test('the curve is that of sRGB: continuous where its two parts meet', () => {
  const [g = 0, a = 0, b = 0, c = 0, d = 0] = fixed(tagsOf(profile).get('rTRC') as Buffer, 5, 12);
  expect((a * d + b) ** g).toBeCloseTo(c * d, 4);
  expect((a + b) ** g).toBeCloseTo(1, 4);
  expect((a * 0.5 + b) ** g).toBeCloseTo(0.214, 3);
});
