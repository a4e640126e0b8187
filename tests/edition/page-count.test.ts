import { expect, test } from 'vitest';
import type { Edition } from '../../src/edition/model.js';
import { checkPageCount } from '../../src/edition/page-count.js';

const booklet = { name: 'booklet', file: 'edition.yaml', page: {}, sheets: { layout: 'saddle' } } as Edition;
const sheet = { name: 'brief', file: 'edition.yaml', page: { mostPages: 2 } } as Edition;

test('a booklet whose last sheet carries one page is told of', () => {
  const codes = (pages: number) => checkPageCount(booklet, pages).map(({ code }) => code);
  expect([28, 29, 30, 31, 32].map(codes)).toEqual([[], ['print-blank'], [], [], []]);
});

test('so is an edition of more pages than it allows', () => {
  expect(checkPageCount(sheet, 2)).toEqual([]);
  expect(checkPageCount(sheet, 3).map(({ code }) => code)).toEqual(['too-many-pages']);
});
