import { describe, expect, test } from 'vitest';
import type { Tag } from '../../../src/layout/tags.js';
import { type Block, type FlowDocument, renderPdf } from '../../../src/output/pdf/index.js';
import { elementsOf, type ReadElement, readStructure, textOf } from '../../support/structure.js';
import { fonts, handout, paragraph, run } from '../../support/typeset.js';

async function read(content: readonly Block[], more: Partial<FlowDocument> = {}) {
  return readStructure((await renderPdf(handout(content, more), fonts)).bytes);
}

/** Types and texts in short: `P(甲Note(乙))`. */
function short({ type, kids }: ReadElement): string {
  const parts = kids.map((kid) => ('type' in kid ? short(kid) : 'text' in kid ? kid.text : '→'));
  return `${type}(${parts.join('')})`;
}

const rootOf = async (...content: Block[]) => short((await read(content)).root);

describe('the structure tree', () => {
  test('has paragraphs in the order of the text, and nothing for what is decoration', async () => {
    const hidden = paragraph('丙', { isDecoration: true });
    expect(await rootOf(paragraph('甲'), hidden, paragraph('乙'))).toBe('Document(P(甲)P(乙))');
  });

  test('puts blocks that share a tag into one element', async () => {
    const within = [{ type: 'L' }] as const;
    const item = (text: string) => paragraph(text, { within, tag: { type: 'LI' } });
    expect(await rootOf(item('甲'), paragraph('中'), item('乙'))).toBe('Document(L(LI(甲)LI(乙))P(中))');
  });

  test('has no heading more than a level below the one before (ISO 14289-1, 7.4.2)', async () => {
    const heading = (type: Tag['type']) => paragraph('题', { tag: { type } });
    const content = [heading('H2'), heading('H3'), heading('H3'), heading('H1')];
    expect(await rootOf(...content)).toBe(
      'Document(H1(题)H2(题)H2(题)H1(题))'.replace('H2(题)H2', 'H2(题)H3'),
    );
  });

  test('has a phrase in another language as a span of that language', async () => {
    const tags = [{ type: 'Span', language: 'la' }] as const;
    const { root } = await read([paragraph([run('即'), run('in situ', { tags }), run('。')])]);
    expect(short(root)).toBe('Document(P(即Span(in situ)。))');
    expect(elementsOf(root, 'Span')[0]?.language).toBe('la');
  });

  test('reads a note where its mark stands, wherever it is printed', async () => {
    const note = paragraph('注文');
    const mark = run('①', {
      sup: true,
      note,
      tags: [{ type: 'Reference' }],
      id: 'm',
      linkToDestination: 'm',
    });
    const words = await rootOf(paragraph([run('甲'), mark, run('乙')]), paragraph('丙'));
    expect(words).toBe('Document(P(甲Reference(Link(①→))Note(注文)乙)P(丙))');
  });

  test('has a paragraph over two pages as one element, and a link over two lines as one link', async () => {
    const long = '长'.repeat(28 * 30);
    const link = run('链'.repeat(40), { linkToDestination: 'there' });
    const content = [paragraph([run(long), link, run('尾')], { id: 'there' })];
    const { root, painted } = await read(content);
    expect(painted.length).toBe(2);
    expect(elementsOf(root, 'P')).toHaveLength(1);
    const links = elementsOf(root, 'Link');
    expect(links).toHaveLength(1);
    expect(links[0]?.kids.filter((kid) => 'contents' in kid).length).toBeGreaterThan(1);
    expect(textOf(root)).toBe(`${long}${'链'.repeat(40)}尾`);
  });

  test('has a row over two pages as one, and the head once however often it is printed', async () => {
    const cell = (text: string) => paragraph(text, { leadingIndent: 0 });
    const body = [[cell('头')], [cell('身'.repeat(10 * 30))], [cell('末')]];
    const table = {
      widths: [160],
      headerRows: 1,
      body,
      rowRole: (row: number) => (row === 0 ? 'head' : 'body'),
    } as const;
    const { root, painted, artifacts } = await read([{ table }]);
    expect(painted.length).toBeGreaterThan(1);
    expect(elementsOf(root, 'TR').map(textOf)).toEqual(['头', '身'.repeat(300), '末']);
    expect(artifacts.join('')).toBe('头'.repeat(painted.length - 1));
  });

  test('keeps empty cells, so that rows stay as long as the table is wide', async () => {
    const empty = { text: [], pitch: 20 };
    const table = { widths: [80, 80], body: [[paragraph('一'), empty]], rowRole: () => 'body' as const };
    expect(await rootOf({ table })).toBe('Document(Table(TBody(TR(TD(一)TD()))))');
  });

  test('has a drawing with words as a figure with its place, and one without as artifact', async () => {
    const svg = '<svg viewBox="0 0 100 50"><rect width="100" height="50" fill="#ff0000"/></svg>';
    const drawing = { svg, width: 100, height: 50 };
    const tag = { type: 'Figure', alt: '一百' } as const;
    const { root, unmarked } = await read([{ ...drawing, tag }, drawing]);
    const figures = elementsOf(root, 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(['一百']);
    const [left = 0, bottom = 0, right = 0, top = 0] = figures[0]?.bounds ?? [];
    expect([right - left, top - bottom].map(Math.round)).toEqual([100, 50]);
    expect(unmarked).toEqual([0]);
  });
});
