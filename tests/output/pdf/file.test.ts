import { expect, test } from 'vitest';
import { type FurnitureItem, renderPdf } from '../../../src/output/pdf/index.js';
import { openPdf } from '../../support/pdfjs.js';
import { readPdf } from '../../support/read-pdf.js';
import { fonts, handout, paragraph, run } from '../../support/typeset.js';

async function open(bytes: Uint8Array) {
  return openPdf(bytes).promise;
}

test('the same definition makes the same bytes, in a fresh and in a used process', async () => {
  const definition = handout([
    paragraph('同样的输入，同样的字节。'),
    paragraph([run('楷体', { font: '楷体' })]),
  ]);
  const first = await renderPdf(definition, fonts);
  await renderPdf(handout([paragraph([run('黑体', { font: '黑体' })])]), fonts);
  const second = await renderPdf(definition, fonts);
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
});

test('bookmarks lead to the exact place of their block, nested by level', async () => {
  const content = [
    paragraph('一、总体', { outline: { title: '一、总体', level: 1 }, id: 'one' }),
    paragraph('（一）情况', { outline: { title: '（一）情况', level: 2 } }),
    paragraph('二、打算', { outline: { title: '二、打算', level: 1 } }),
  ];
  const document = await open((await renderPdf(handout(content), fonts)).bytes);
  const outline = await document.getOutline();
  expect(outline.map(({ title }) => title)).toEqual(['一、总体', '二、打算']);
  expect(outline[0]?.items.map(({ title }) => title)).toEqual(['（一）情况']);
  const heights = outline.map(({ dest }) => (dest as [unknown, unknown, number, number])[3]);
  expect(heights[0] as number).toBeGreaterThan(heights[1] as number);
  expect(Object.keys(await document.getDestinations())).toEqual(['one']);
});

test('links inside and outside the document cover their text', async () => {
  const content = [
    paragraph([
      run('见'),
      run('附表', { linkToDestination: 'there' }),
      run('与'),
      run('网站', { link: 'https://example.com/' }),
    ]),
    paragraph('附表', { id: 'there' }),
  ];
  const document = await open((await renderPdf(handout(content), fonts)).bytes);
  const links = await (await document.getPage(1)).getAnnotations();
  expect(links.map(({ dest, url }) => dest ?? url)).toEqual(['there', 'https://example.com/']);
  const [x1, , x2] = (links[0]?.rect ?? []) as number[];
  expect((x2 as number) - (x1 as number)).toBeCloseTo(31.5, 2);
});

test('furniture is painted on every page, as an artifact, where it is put', async () => {
  const furniture = ({ number, count }: { number: number; count: number }): FurnitureItem[] => [
    { runs: [run(`${number}/${count}`, { fontSize: 14 })], x: 300, y: 780, anchor: 'middle' },
    { runs: [run('转', { fontSize: 10 })], x: 50, y: 400, anchor: 'start', rotate: 90 },
    { rule: { x1: 10, y1: 20, x2: 30, y2: 20, widthPt: 0.5, color: '#ff0000' } },
  ];
  const content = [paragraph('一'), paragraph('二', { pageBreak: 'before' })];
  const pages = await readPdf((await renderPdf(handout(content, { furniture }), fonts)).bytes);
  const texts = pages.map((page) => page.characters.filter((one) => one.isArtifact));
  expect(texts.map((some) => some.map(({ text }) => text).join(''))).toEqual(['1/2转', '2/2转']);
  const [first, , last, turned] = texts[0] ?? [];
  expect(((first?.x ?? 0) + (last?.endX ?? 0)) / 2).toBeCloseTo(300, 2);
  expect([turned?.x, turned?.y]).toEqual([50, 400]);
});

test('SVG text is drawn with the faces it names', async () => {
  const svg =
    '<svg width="100" height="40"><text x="10" y="20" font-family="FandolKai-Regular" font-size="10">图中文字</text></svg>';
  const pages = await readPdf((await renderPdf(handout([{ svg, width: 100, height: 40 }]), fonts)).bytes);
  expect(pages[0]?.characters.map(({ text }) => text).join('')).toBe('图中文字');
});

test('a character that no face draws is an error, in text and in SVG', async () => {
  await expect(renderPdf(handout([paragraph('缺字\u{1F600}')]), fonts)).rejects.toThrow('U+1F600');
  const svg = '<svg width="100" height="40"><text font-family="Tinos-Regular" font-size="10">中</text></svg>';
  await expect(renderPdf(handout([{ svg, width: 100, height: 40 }]), fonts)).rejects.toThrow('中');
});

test('info, language and title go into the file', async () => {
  const document = await open((await renderPdf(handout([paragraph('文')]), fonts)).bytes);
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ Title: '测试', Author: '测试', Language: 'zh-CN' });
});
