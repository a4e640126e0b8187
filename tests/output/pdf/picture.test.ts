import { expect, test } from 'vitest';
import { openFontLibrary } from '../../../src/fonts/open.js';
import { FaceDocument } from '../../../src/output/pdf/document.js';
import { pictureContent } from '../../../src/output/pdf/picture.js';
import { world } from '../../support/world.js';

const fonts = openFontLibrary(world.installation);

function paint(inside: string): string | undefined {
  const document = new FaceDocument(
    {
      info: { title: '', author: '', creationDate: new Date(0) },
      language: 'zh-CN',
      pageSize: { width: 200, height: 200 },
      pageMargins: [0, 0, 0, 0],
      content: [],
    },
    fonts,
    false,
  );
  document.addPage({ size: [200, 200], margin: 0 });
  const svg = `<svg viewBox="0 0 100 50">${inside}</svg>`;
  return pictureContent(svg, { x: 10, y: 20, width: 200, height: 100 }, document, fonts);
}

test('the drawing is scaled and moved to its place on the page', () => {
  expect(paint('')).toBe('q\n2 0 0 2 10 20 cm\nQ\n');
});

test('a path is filled, stroked, or both, in its colours', () => {
  const filled = paint('<path d="M0 0L10 0C10 5 5 10 0 10Z" fill="#ff0000"/>');
  expect(filled).toContain('1 0 0 rg\n0 0 m\n10 0 l\n10 5 5 10 0 10 c\nh\nf\n');
  const stroked = paint('<path d="M0 0L10 0" fill="none" stroke="#0000ff" stroke-width="2"/>');
  expect(stroked).toContain('0 0 1 RG 2 w');
  expect(stroked).toMatch(/l\nS\n/);
});

test('a letter of a path may stand for several steps, and its numbers touch', () => {
  const path = paint(
    '<path d="M0 0 5 5L10 0,20 0C1 2 3 4 5 6-7-8 9 .5 11 12" fill="none" stroke="#000000"/>',
  );
  expect(path).toContain('0 0 m\n5 5 l\n10 0 l\n20 0 l\n1 2 3 4 5 6 c\n-7 -8 9 .5 11 12 c\nS\n');
});

test('dashes, caps and joins are kept', () => {
  const line =
    '<path d="M0 0L9 0" fill="none" stroke="#000000" stroke-linecap="round" stroke-dasharray="3 2"/>';
  expect(paint(line)).toContain('1 J 0 j 4 M [3 2] 0 d');
});

test('text stands upright at its place, in the face it names', () => {
  const text = paint('<text x="5" y="9" font-size="8" font-family="NotoSansSC-Medium">税</text>');
  expect(text).toMatch(/\/F\d+ 8 Tf 0 Tr\n1 0 0 -1 5 9 Tm <[0-9a-f]{4}> Tj/);
});

test('turned text keeps its matrix', () => {
  const text = paint(
    '<text x="0" y="0" transform="matrix(0 -1 1 0 30 40)" font-size="8" font-family="NotoSansSC-Medium">a</text>',
  );
  expect(text).toContain('0 -1 -1 0 30 40 Tm');
});

test.each([
  ['a group', '<g><path d="M0 0Z"/></g>'],
  ['a curve that lacks a number', '<path d="M0 0C1 2 3 4 5"/>'],
  ['a relative path', '<path d="M0 0l5 5"/>'],
  ['transparency', '<path d="M0 0L5 5" fill-opacity="0.5"/>'],
  ['text without a face', '<text x="0" y="0">a</text>'],
  ['a face that is not there', '<text font-family="Arial" font-size="8">a</text>'],
])('%s is left to the whole SVG renderer', (_, inside) => {
  expect(paint(inside)).toBeUndefined();
});
