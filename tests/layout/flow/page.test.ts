import { beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../../src/edition/load.js';
import type { Edition } from '../../../src/edition/model.js';
import { furnitureOf, pageLabelOf } from '../../../src/layout/flow/furniture.js';
import { landscapeMargins, portraitMargins, typeAreaWidthPt } from '../../../src/layout/flow/page.js';
import { world } from '../../support/world.js';

const MM = 72 / 25.4;
let edition: Edition;

beforeAll(async () => {
  const roles = ['小标宋', '仿宋', '楷体', '黑体', '宋体'];
  edition = await loadEdition(world, 'handout', 'templates/handout', 'templates/handout', roles);
});

describe('the handout’s page (GB/T 9704-2012, 5.2)', () => {
  test('has 37 mm above and 28 mm at the spine', () => {
    const { topPt, leftPt } = portraitMargins(edition);
    expect(topPt / MM).toBeCloseTo(37, 2);
    expect(leftPt / MM).toBeCloseTo(28, 2);
  });

  test('has a type area of 156 × 225 mm within a millimetre: 28 characters, 22 lines', () => {
    const { topPt, bottomPt } = portraitMargins(edition);
    expect(typeAreaWidthPt(edition, 'portrait')).toBeCloseTo(28 * 15.75, 6);
    expect(typeAreaWidthPt(edition, 'portrait') / MM).toBeCloseTo(156, 0);
    expect((edition.page.heightPt - topPt - bottomPt) / MM).toBeCloseTo(224.3, 1);
  });

  test('turned counter-clockwise, it has its head at the spine of an odd page', () => {
    const { leftPt, bottomPt } = portraitMargins(edition);
    expect(landscapeMargins(edition)).toMatchObject({ topPt: leftPt, leftPt: bottomPt });
  });
});

describe('the page number (GB/T 9704-2012, 7.5)', () => {
  const page = (number: number, orientation: 'portrait' | 'landscape', section = 'body') => {
    const [widthPt, heightPt] = orientation === 'portrait' ? [595.28, 841.89] : [841.89, 595.28];
    const margins = [0, 0, 0, 0] as const;
    const numberInSection = section === 'body' ? number - 2 : 1;
    const isBlank = false;
    return { number, count: 9, orientation, section, numberInSection, isBlank, widthPt, heightPt, margins };
  };

  test('stands at the right of odd pages and the left of even ones, one character in', () => {
    const [odd] = furnitureOf(edition, page(3, 'portrait'));
    const [even] = furnitureOf(edition, page(4, 'portrait'));
    const { leftPt, rightPt } = portraitMargins(edition);
    expect(odd).toMatchObject({ anchor: 'end' });
    expect((odd as { x: number }).x).toBeCloseTo(leftPt + 27 * 15.75, 6);
    expect(even).toMatchObject({ anchor: 'start' });
    expect((even as { x: number }).x).toBeCloseTo(rightPt + 15.75, 6);
  });

  test('stands on a landscape page where a portrait page has it, turned with the page', () => {
    const [upright] = furnitureOf(edition, page(5, 'portrait')) as { x: number; y: number }[];
    const [turned] = furnitureOf(edition, page(5, 'landscape')) as { x: number; y: number }[];
    expect(turned).toMatchObject({ rotate: -90, y: upright?.x });
    expect(turned?.x).toBeCloseTo(841.89 - (upright?.y ?? 0), 6);
  });

  test('is between two dashes, and not on the cover nor on a blank page', () => {
    const [number] = furnitureOf(edition, page(7, 'portrait'));
    expect(number).toMatchObject({ runs: [{ text: '— 5 —' }] });
    expect(furnitureOf(edition, page(1, 'portrait', 'cover'))).toEqual([]);
    expect(furnitureOf(edition, { ...page(4, 'portrait', 'front'), isBlank: true })).toEqual([]);
  });

  test('counts the body from 1 and what stands before it in Roman figures', () => {
    const front = { ...page(3, 'portrait', 'front'), numberInSection: 2 };
    expect(furnitureOf(edition, front)[0]).toMatchObject({ runs: [{ text: '— ii —' }] });
    expect([front, page(3, 'portrait'), page(1, 'portrait', 'cover')].map(pageLabelOf)).toEqual([
      'ii',
      '1',
      '',
    ]);
  });
});
