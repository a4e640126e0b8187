import { describe, expect, test } from 'vitest';
import type { Block, Paragraph, Run } from '../../../src/output/pdf/index.js';
import { layout, linesOf } from '../../support/layout.js';
import { HANDOUT, paragraph, run } from '../../support/typeset.js';

function note(text: string): Paragraph {
  return { text: [run(text, { fontSize: 9 })], pitch: 13, alignment: 'justify' };
}

function marked(text: string, mark: string, noteText: string): readonly Run[] {
  return [run(text), run(mark, { sup: true, note: note(`${mark}${noteText}`) }), run('之后的文字。')];
}

function fillers(count: number): Block[] {
  return Array.from({ length: count }, () => paragraph('占行。'));
}

/** Lines of notes: they are set in 9 pt. */
function notesOf(content: readonly Block[]) {
  return linesOf(layout(content)).filter(({ sizePt }) => sizePt === 9);
}

describe('marks that are counted', () => {
  const counted = (id: string, of = id): Run =>
    run('?', {
      sup: true,
      id,
      markNumber: of,
      note: { ...note(''), text: [{ ...run('?', { fontSize: 9 }), markNumber: of }] },
    });
  const content = [
    ...fillers(3),
    paragraph([run('甲'), counted('a'), run('乙'), counted('b')]),
    ...fillers(22),
    paragraph([run('丙'), counted('c'), run('。')]),
  ];
  const marksOf = (countMarks: 'page' | 'throughout') =>
    linesOf(layout(content, { countMarks }))
      .filter(({ text }) => /[①-⑳]/.test(text))
      .map(({ page, text }) => `${page} ${text}`);

  test('begin with ① on each page, and their notes with them', () => {
    expect(marksOf('page')).toEqual(['1 甲①乙②', '1 ①', '1 ②', '2 丙①。', '2 ①']);
  });

  test('run on through the document', () => {
    expect(marksOf('throughout')).toEqual(['1 甲①乙②', '1 ①', '1 ②', '2 丙③。', '2 ③']);
  });
});

describe('notes at the foot of the page', () => {
  test('stand on the page of their mark, in order, and end with the type area', () => {
    const content = [paragraph(marked('甲', '①', '注一。')), paragraph(marked('乙', '②', '注二。'))];
    const notes = notesOf(content);
    expect(notes.map(({ text, page }) => `${page} ${text}`)).toEqual(['1 ①注一。', '1 ②注二。']);
    const bottom = (notes[1]?.y as number) + 13 - ((13 - 9) / 2 + 0.88 * 9);
    expect(bottom).toBeCloseTo(HANDOUT.overhangPt + HANDOUT.heightPt, 6);
  });

  test('take their line with them to the next page when both do not fit', () => {
    const lines = linesOf(layout([...fillers(21), paragraph(marked('甲', '①', '注一。'))]));
    expect(lines.find(({ text }) => text.startsWith('甲'))?.page).toBe(2);
    expect(lines.find(({ text }) => text.startsWith('①'))?.page).toBe(2);
  });

  test('are set from a table cell, a column and a stack', () => {
    const cell = { text: marked('格', '①', '表注。'), pitch: 20 };
    const content: Block[] = [
      { table: { widths: [200], body: [[cell]] } },
      { columns: [{ width: 200, stack: [paragraph(marked('栏', '②', '栏注。'))] }] },
      { stack: [paragraph(marked('叠', '③', '叠注。'))] },
    ];
    expect(notesOf(content).map(({ text }) => text)).toEqual(['①表注。', '②栏注。', '③叠注。']);
  });

  test('are set from a list item and a caption', () => {
    const item = paragraph(marked('（一）项', '①', '项注。'), { leadingIndent: -30, margin: [30, 0, 0, 0] });
    const caption = paragraph(marked('图1', '②', '图注。'), { alignment: 'center' });
    const figure: Block = { stack: [{ canvas: [], height: 90 }, caption], keepTogether: true };
    expect(notesOf([item, figure]).map(({ text }) => text)).toEqual(['①项注。', '②图注。']);
  });

  test('keep clear of the text above them', () => {
    const content = [...fillers(10), paragraph(marked('甲', '①', '注。'.repeat(300))), ...fillers(20)];
    const lines = linesOf(layout(content));
    for (const page of new Set(lines.map((line) => line.page))) {
      const body = lines.filter((line) => line.page === page && line.sizePt > 9).map(({ y }) => y);
      const notes = lines.filter((line) => line.page === page && line.sizePt === 9).map(({ y }) => y);
      expect(Math.max(...body), `page ${page}`).toBeLessThan(Math.min(...notes));
      expect(Math.max(...body, ...notes)).toBeLessThan(HANDOUT.overhangPt + HANDOUT.heightPt);
    }
  });

  test('that are too long for the page go on on the next, before its own', () => {
    const long = '很长的注释文字'.repeat(500);
    const content = [
      paragraph(marked('甲', '①', long)),
      ...fillers(30),
      paragraph(marked('乙', '②', '注二。')),
    ];
    const notes = notesOf(content);
    expect(notes.map(({ text }) => text).join('')).toBe(`①${long}②注二。`);
    expect(new Set(notes.map(({ page }) => page)).size).toBeGreaterThan(1);
  });

  test('begin on the page of their mark rather than leave it half empty', () => {
    const long = '很长的注释文字'.repeat(200);
    const content = [...fillers(12), paragraph(marked('甲', '①', long)), ...fillers(5)];
    const lines = linesOf(layout(content));
    expect(lines.find(({ text }) => text.startsWith('甲'))?.page).toBe(1);
    const pages = lines.filter(({ sizePt }) => sizePt === 9).map(({ page }) => page);
    expect(pages.filter((page) => page === 1).length).toBeGreaterThan(2);
    expect(pages.filter((page) => page === 2).length).toBeGreaterThanOrEqual(2);
    expect(
      notesOf(content)
        .map(({ text }) => text)
        .join(''),
    ).toBe(`①${long}`);
    const body = lines.filter(({ page, sizePt }) => page === 1 && sizePt > 9).map(({ y }) => y);
    const notes = lines.filter(({ page, sizePt }) => page === 1 && sizePt === 9).map(({ y }) => y);
    expect(Math.max(...body)).toBeLessThan(Math.min(...notes));
    expect(Math.max(...notes)).toBeLessThan(HANDOUT.overhangPt + HANDOUT.heightPt);
  });

  test('left over at the end of the document get pages of their own', () => {
    const long = '很长的注释文字'.repeat(1000);
    const notes = notesOf([paragraph(marked('甲', '①', long))]);
    expect(notes.map(({ text }) => text).join('')).toBe(`①${long}`);
  });
});
