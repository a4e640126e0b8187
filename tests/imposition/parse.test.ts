import { expect, test } from 'vitest';
import { choosePages, parsePageRanges } from '../../src/edition/page-range.js';
import { parseMillimetres, parsePaper } from '../../src/edition/paper.js';

const MM = 72 / 25.4;

test.each([
  ['1-8,11', [1, 2, 3, 4, 5, 6, 7, 8, 11]],
  ['3', [3]],
  ['11-', [11, 12]],
  ['5,2', [5, 2]],
  ['１-2', undefined],
  [' 1 - 2 ， 4—5 ', [1, 2, 4, 5]],
  ['3~4、6', [3, 4, 6]],
  ['', undefined],
  ['0', undefined],
  ['0-3', undefined],
  ['4-2', undefined],
  ['-3', undefined],
  ['1,,2', undefined],
  ['one', undefined],
  ['1-2-3', undefined],
])('pages “%s”', (text, pages) => {
  const ranges = parsePageRanges(text);
  expect(ranges && choosePages(ranges, 12).pages).toEqual(pages);
});

test('pages that are not there are told apart, and none are chosen', () => {
  expect(choosePages([{ first: 1, last: 3 }, { first: 2, last: 9 }, { first: 7 }], 6)).toEqual({
    pages: [],
    beyond: [{ first: 2, last: 9 }, { first: 7 }],
  });
});

test.each([
  ['A4', 210, 297],
  ['sra3', 320, 450],
  ['330x480mm', 330, 480],
  ['330 × 480 毫米', 330, 480],
])('sheet %s', (text, widthMm, heightMm) => {
  const { widthPt = 0, heightPt = 0 } = parsePaper(text) ?? {};
  expect([widthPt / MM, heightPt / MM].map(Math.round)).toEqual([widthMm, heightMm]);
});

test.each(['', 'A9', 'x', '0x0mm', '1x300mm', '300x9000mm', '330x480', '-1x5mm', 'constructor', '330x480in'])(
  'sheet “%s” is none',
  (text) => {
    expect(parsePaper(text)).toBeUndefined();
  },
);

test.each([
  ['0.1mm', 0.1],
  ['3 毫米', 3],
  ['0mm', 0],
])('length %s', (text, millimetres) => {
  expect((parseMillimetres(text) as number) / MM).toBeCloseTo(millimetres, 9);
});

test.each(['3', '3pt', '-1mm', '101mm', 'mm', ''])('length “%s” is none', (text) => {
  expect(parseMillimetres(text)).toBeUndefined();
});
