import { expect, test } from 'vitest';
import { planImposition } from '../../src/imposition/plan.js';
import { mapAsPdf, mapAsText, mapSheets, stapleFromEdgePt } from '../../src/imposition/proof/index.js';
import { settingsOf } from '../support/impose-settings.js';
import { A4, A5 } from '../support/make-pdf.js';
import { readPdf } from '../support/pdf-text.js';
import { fonts } from '../support/typeset.js';

const MM = 72 / 25.4;
const sizeOf = ([widthPt, heightPt]: readonly [number, number]) => ({ widthPt, heightPt });

function mapOf(
  count: number,
  changed: Parameters<typeof settingsOf>[0] = {},
  { coverPages, size = A5 }: { coverPages?: number; size?: readonly [number, number] } = {},
) {
  const settings = settingsOf(changed);
  const pages = Array.from({ length: count }, (_, index) => index + 1);
  const plan = planImposition({ pages, coverPages, pageSize: sizeOf(size) }, settings);
  return mapSheets({ name: '材料.pdf', plan, settings });
}

test('the map as text says how to print and bind, and which page stands where', () => {
  expect(mapAsText(mapOf(7))).toBe(`拼版图　材料.pdf
版式：骑马订，原大
纸张：A4 横放，2张；7页，空白1页
打印：双面，沿短边翻转，实际大小（100%），不选“适合页面”
装订：按张号从外到里套好，对折，在折缝上订两钉，各距上下边49.5 mm
图中数字是原文件的第几页；倒放的数字，页头朝下；“空”是空白页。

第1张
  正面 [ 空 |  1 ]    反面 [  2 |  7 ]
第2张
  正面 [  6 |  3 ]    反面 [  4 |  5 ]
`);
});

test('turned on the other edge, the back stands upside down', () => {
  expect(mapAsText(mapOf(4, { flip: 'long' }))).toContain('正面 [   4 |   1 ]    反面 [ 3倒 | 2倒 ]');
});

test('sections, covers, right-hand binding and scales are named', () => {
  const map = mapOf(20, { layout: 'perfect', rightToLeft: true }, { coverPages: 2, size: A4 });
  expect(map.facts[0]).toMatch(/^版式：胶订（右翻），缩到\d\d(\.\d)?%，书脊宽1 mm$/);
  expect(map.sheets.map(({ label }) => label)).toEqual([
    '第1张　封面',
    '第2张　第1帖',
    '第3张　第1帖',
    '第4张　第1帖',
    '第5张　第1帖',
    '第6张　第2帖',
  ]);
  expect(mapAsText(map)).toContain('正面 [ 封面 | 封底 ]    反面 [   空 |   空 ]');
});

test('four pages on a side stand in two rows', () => {
  const lines = mapAsText(mapOf(8, { layout: '4up', flip: 'long' }))
    .split('\n')
    .slice(-3, -1);
  expect(lines).toEqual(['  正面 [ 1 | 2 ]    反面 [ 5 | 6 ]', '       [ 3 | 4 ]         [ 7 | 8 ]']);
});

test('staples stand 70 mm from head and foot of A4, in proportion elsewhere', () => {
  expect(stapleFromEdgePt(297 * MM) / MM).toBeCloseTo(70, 9);
  expect(stapleFromEdgePt(420 * MM) / MM).toBeCloseTo(99, 0);
});

test('the map as PDF shows the same numbers, front and back of each sheet, nothing outside the margins', async () => {
  const map = mapOf(96, { flip: 'long' });
  const date = new Date('2022-02-22T00:00:00Z');
  const bytes = await mapAsPdf(map, date, fonts);
  expect(Buffer.compare(bytes, await mapAsPdf(map, date, fonts))).toBe(0);
  const pages = await readPdf(bytes);
  const strings = pages.flatMap((page) => page.strings);
  const numbers = strings.filter(({ text, size }) => /^\d+$/.test(text) && size > 12);
  expect(numbers.map(({ text }) => Number(text)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 96 }, (_, index) => index + 1),
  );
  expect(numbers.filter(({ upright }) => !upright).length).toBe(48);
  expect(strings.map(({ text }) => text).join('')).toContain('拼版图材料.pdf');
  for (const { widthPt, heightPt, strings } of pages)
    for (const { x, y, width, upright } of strings) {
      const [left, right] = upright ? [x, x + width] : [x - width, x];
      expect(left).toBeGreaterThan(19 * MM);
      expect(right).toBeLessThan(widthPt - 19 * MM);
      expect(y).toBeLessThan(heightPt - 5 * MM);
    }
});

test('a name with characters that no face draws is set all the same', async () => {
  const map = { ...mapOf(4), title: '拼版图　\u{1F600}.pdf' };
  const [page] = await readPdf(await mapAsPdf(map, new Date(0), fonts));
  expect(page?.lines[0]?.text).toBe('拼版图?.pdf');
});
