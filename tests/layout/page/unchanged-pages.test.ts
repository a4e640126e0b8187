import { describe, expect, test } from 'vitest';
import { layoutDocument } from '../../../src/layout/page/layout.js';
import type { Page } from '../../../src/layout/page/paginate.js';
import { reuseUnchangedPages } from '../../../src/layout/page/unchanged-pages.js';
import type { Block, FlowDocument } from '../../../src/output/pdf/index.js';
import { renderPdf } from '../../../src/output/pdf/index.js';
import { fonts, handout, paragraph, run } from '../../support/typeset.js';

/** Blocks of a page each: the same objects in every definition. */
const pages = ['甲', '乙', '丙'].map((name) =>
  paragraph([run(`第${name}页的正文。`), run(`注${name}`)], { pageBreak: 'before', id: name }),
);
const swap = (index: number, block: Block): readonly Block[] => pages.toSpliced(index, 1, block as never);
const layout = (content: readonly Block[], more: Partial<FlowDocument> = {}) =>
  layoutDocument(handout(content, more), fonts);

/** Which pages are those of the layout before. */
function recognised(before: readonly Page[], after: readonly Page[]): boolean[] {
  return reuseUnchangedPages(before, after).map((page, index) => page === before[index]);
}

describe('a page is recognised', () => {
  const before = layout(pages);

  test('where it is made of the very same lines in the same places', () => {
    expect(recognised(before, layout(pages))).toEqual([true, true, true]);
    expect(
      recognised(before, layout(swap(1, paragraph('第乙页，另一行。', { pageBreak: 'before' })))),
    ).toEqual([true, false, true]);
  });

  test('not where a line stands elsewhere, or is of another paragraph that says the same', () => {
    const [first, second, third] = pages as [Block, Block, Block];
    const lower = layout([first, { ...second, margin: [0, 10, 0, 0] }, third]);
    expect(recognised(before, lower)).toEqual([true, false, true]);
    expect(recognised(before, layout(swap(2, { ...third })))).toEqual([true, true, false]);
  });

  test('not where it is another page of the document, or another place has its name', () => {
    const [first, second, third] = pages as [Block, Block, Block];
    expect(recognised(before, layout([second, first, third]))).toEqual([false, false, true]);
    const renamed = { stack: [second], id: '别名' };
    expect(recognised(before, layout([first, renamed, third]))).toEqual([true, false, true]);
  });
});

/** The bytes of a document whose pages are those of an earlier one as far as they are the same. */
async function bytesOf(content: readonly Block[], earlierPages: readonly Page[] = []) {
  return renderPdf(handout(content), fonts, { earlierPages });
}

describe('a document after another is the same file as from scratch', () => {
  const cases: readonly (readonly [string, readonly Block[]])[] = [
    ['the same', pages],
    ['a page with other words', swap(1, paragraph('改过的一页', { pageBreak: 'before' }))],
    [
      'glyphs that come before those of the kept pages, which have other codes',
      swap(0, paragraph('丑寅卯辰巳午未')),
    ],
    [
      'a face that comes before those of the kept pages, which have other names',
      swap(0, paragraph([run('黑', { font: '黑体' })])),
    ],
    [
      'a heading whose level makes those after it lower',
      [paragraph('题', { tag: { type: 'H1' } }), ...pages],
    ],
    ['a page less', pages.slice(1)],
  ];

  test.each(cases)('%s', async (_, content) => {
    const before = await bytesOf(pages);
    const after = await bytesOf(content, before.pages);
    // copies are recognised nowhere
    const cold = await bytesOf(structuredClone(content) as typeof content);
    expect(Buffer.compare(after.bytes, cold.bytes)).toBe(0);
    expect(after.pages).toHaveLength(content.length);
  });
});
