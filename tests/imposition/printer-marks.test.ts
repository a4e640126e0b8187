import { expect, test } from 'vitest';
import { type Paper, parsePaper } from '../../src/edition/paper.js';
import { layOutSheet, type SheetGeometry } from '../../src/imposition/geometry.js';
import { layouts } from '../../src/imposition/layouts/index.js';
import { cropMarks, foldMarks } from '../../src/imposition/printer-marks.js';

const MM = 72 / 25.4;
const A5 = { widthPt: 148 * MM, heightPt: 210 * MM };

function geometryOf(layout: keyof typeof layouts, sheet: string, bleedMm = 0): SheetGeometry {
  const paper = parsePaper(sheet) as Paper;
  return layOutSheet({ layout: layouts[layout], paper, page: A5, bleedPt: bleedMm * MM, spinePt: 0 });
}

const millimetres = (values: readonly number[]) =>
  [...new Set(values.map((value) => Number((value / MM).toFixed(1))))].sort((a, b) => a - b);

test('crop marks stand outside the bleed, at the edges of the spread and not at its fold', () => {
  const marks = cropMarks(geometryOf('saddle', 'A3', 3), true, 3 * MM);
  const upright = marks.filter(({ x1, x2 }) => x1 === x2);
  const across = marks.filter(({ y1, y2 }) => y1 === y2);
  // A3 lies 420 × 297 mm around a spread of 296 × 210 mm
  expect(millimetres(upright.map(({ x1 }) => x1))).toEqual([62, 358]);
  expect(millimetres(across.map(({ y1 }) => y1))).toEqual([43.5, 253.5]);
  // 3 mm of bleed, then 5 mm of mark
  expect(millimetres(upright.flatMap(({ y1, y2 }) => [y1, y2]))).toEqual([35.5, 40.5, 256.5, 261.5]);
  expect(millimetres(across.flatMap(({ x1, x2 }) => [x1, x2]))).toEqual([54, 59, 361, 366]);
});

test('where sheets are cut, places with bleed are cut apart twice', () => {
  const marks = cropMarks(geometryOf('cut-stack', 'SRA3', 3), false, 3 * MM);
  const upright = marks.filter(({ x1, x2 }) => x1 === x2);
  // SRA3 stands 320 × 450 mm: four pages, 6 mm between them
  expect(millimetres(upright.map(({ x1 }) => x1))).toEqual([9, 157, 163, 311]);
});

test('without room there are no crop marks, and fold marks stand inside the edge', () => {
  const geometry = geometryOf('saddle', 'A4');
  expect(cropMarks(geometry, true, 0)).toEqual([]);
  const marks = foldMarks(geometry);
  expect(millimetres(marks.map(({ x1 }) => x1))).toEqual([148.5]);
  expect(millimetres(marks.flatMap(({ y1, y2 }) => [y1, y2]))).toEqual([0, 5, 205, 210]);
});

test('a cover around a block is folded at both edges of its spine', () => {
  const marks = foldMarks({ ...geometryOf('saddle', 'A3'), gapPt: 4 * MM });
  expect(millimetres(marks.map(({ x1 }) => x1))).toEqual([208, 212]);
  expect(millimetres(marks.flatMap(({ y1, y2 }) => [y1, y2]))).toEqual([37.5, 42.5, 254.5, 259.5]);
});
