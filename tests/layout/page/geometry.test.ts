import { expect, test } from 'vitest';
import { pageGeometry, typeArea } from '../../../src/layout/page/geometry.js';

const SHAPE = {
  pageSize: { width: 210, height: 297 },
  pageMargins: [0, 37, 0, 35],
  mirror: { innerPt: 28, outerPt: 26 },
} as const;

test('the inner margin is left on odd pages and right on even ones', () => {
  expect(pageGeometry(SHAPE, 1, 'portrait').margins).toEqual([28, 37, 26, 35]);
  expect(pageGeometry(SHAPE, 2, 'portrait').margins).toEqual([26, 37, 28, 35]);
});

test('a landscape page is the portrait page turned counter-clockwise (GB/T 9704-2012, 8)', () => {
  // its head is the portrait's left edge: the spine on odd pages, the fore edge on even ones
  const odd = pageGeometry(SHAPE, 1, 'landscape');
  expect(odd).toEqual({ widthPt: 297, heightPt: 210, margins: [35, 28, 37, 26] });
  expect(pageGeometry(SHAPE, 2, 'landscape').margins).toEqual([35, 26, 37, 28]);
});

test('the type area is the same on facing pages', () => {
  expect(typeArea(SHAPE, 'portrait')).toEqual({ widthPt: 156, heightPt: 225 });
  expect(typeArea(SHAPE, 'landscape')).toEqual({ widthPt: 225, heightPt: 156 });
});

test('without mirror the margins stay where they are', () => {
  const shape = { pageSize: SHAPE.pageSize, pageMargins: [20, 37, 10, 35] } as const;
  expect(pageGeometry(shape, 2, 'portrait').margins).toEqual([20, 37, 10, 35]);
});
