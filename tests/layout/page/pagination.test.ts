import { describe, expect, test } from 'vitest';
import { adversarialParagraph, seeded } from '../../support/adversarial.js';
import { layout, linesOf, pageOfLine } from '../../support/layout.js';
import { HANDOUT, paragraph, run } from '../../support/typeset.js';

const LINE = '这一行正好不长也不短只是用来占据版面的一行。';

/** `count` paragraphs of one line each. */
function fillers(count: number) {
  return Array.from({ length: count }, () => paragraph(LINE));
}

/** Text of exactly `lines` lines of 28 characters, first-line indent counted. */
function textOfLines(lines: number, character = '文'): string {
  return character.repeat(28 * lines - 4);
}

function heading(text: string) {
  return paragraph([run(text, { font: '黑体' })], { keepWithNext: true });
}

describe('the page of the handout', () => {
  test('holds 22 lines of 28 characters', () => {
    const pages = layout([paragraph(textOfLines(44))]);
    expect(pages.length).toBe(2);
    expect(linesOf(pages).filter(({ page }) => page === 1).length).toBe(22);
    expect(linesOf(pages)[1]?.text.length).toBe(28);
  });
});

describe('paragraphs over pages', () => {
  test('orphan: the first line does not stay alone at the foot of a page', () => {
    const lines = linesOf(layout([...fillers(21), paragraph(textOfLines(5, '甲'))]));
    expect(lines.filter(({ page, text }) => page === 1 && text.includes('甲')).length).toBe(0);
  });

  test('widow: the last line does not go alone to the next page', () => {
    const lines = linesOf(layout([...fillers(18), paragraph(textOfLines(5, '甲'))]));
    expect(lines.filter(({ page, text }) => page === 2 && text.includes('甲')).length).toBe(2);
  });

  test('lone lines are allowed where the paragraph says so', () => {
    const lines = linesOf(
      layout([...fillers(21), paragraph(textOfLines(5, '甲'), { allowLoneLines: true })]),
    );
    expect(lines.filter(({ page, text }) => page === 1 && text.includes('甲')).length).toBe(1);
  });
});

describe('keep with next', () => {
  test('a heading has at least two lines of text after it on its page', () => {
    for (let before = 16; before <= 22; before++) {
      const pages = layout([...fillers(before), heading('一、标题'), paragraph(textOfLines(6, '乙'))]);
      const page = pageOfLine(pages, '一、标题');
      const after = linesOf(pages).filter((line) => line.page === page && line.text.includes('乙'));
      expect(after.length, `after ${before} lines`).toBeGreaterThanOrEqual(2);
    }
  });

  test('so has one over a paragraph of a single line', () => {
    for (let before = 17; before <= 22; before++) {
      const pages = layout([...fillers(before), heading('一、标题'), paragraph('第一段。'), ...fillers(3)]);
      const page = pageOfLine(pages, '一、标题');
      const lines = linesOf(pages).filter((line) => line.page === page);
      const at = lines.findIndex(({ text }) => text.includes('标题'));
      expect(lines.length - at, `after ${before} lines`).toBeGreaterThanOrEqual(3);
    }
  });

  test('headings in a row stay together', () => {
    const content = [
      ...fillers(19),
      heading('一、大标题'),
      heading('（一）小标题'),
      paragraph(textOfLines(4)),
    ];
    const pages = layout(content);
    expect(pageOfLine(pages, '一、大标题')).toBe(2);
    expect(pageOfLine(pages, '（一）小标题')).toBe(2);
  });

  test('holds for three hundred headings in random text', () => {
    const random = seeded(7);
    const content = Array.from({ length: 300 }, (_, index) => [
      heading(`标题${index}`),
      paragraph(adversarialParagraph(random, 30 + random() * 200)),
    ]).flat();
    const lines = linesOf(layout(content));
    const stranded = lines.filter((line, index) => {
      if (!/^标题\d+$/.test(line.text)) return false;
      const rest = lines.slice(index + 1, index + 3);
      const isShort = /^标题/.test(rest[1]?.text ?? '标题');
      return rest.some(({ page }) => page !== line.page) && !(isShort && rest[0]?.page === line.page);
    });
    expect(stranded).toEqual([]);
  });
});

describe('keep together', () => {
  test('a stack goes to the next page whole', () => {
    const stack = Array.from({ length: 6 }, (_, index) => paragraph(`第${index}项`));
    const lines = linesOf(layout([...fillers(18), { stack, keepTogether: true }]));
    expect(new Set(lines.filter(({ text }) => text.endsWith('项')).map(({ page }) => page))).toEqual(
      new Set([2]),
    );
  });

  test('a stack higher than a page loses nothing', () => {
    const stack = Array.from({ length: 60 }, (_, index) => paragraph(`第${index}项`));
    const lines = linesOf(layout([...fillers(5), { stack, keepTogether: true }]));
    expect(lines.slice(5).map(({ text }) => text)).toEqual(stack.map((_, index) => `第${index}项`));
  });
});

describe('the grid', () => {
  test('text after a block that is no whole number of lines is on the grid again', () => {
    const canvas = { canvas: [], height: 100, gridSnap: true };
    const lines = linesOf(layout([paragraph(LINE), canvas, paragraph(LINE)]));
    expect((lines[1]?.y as number) - (lines[0]?.y as number)).toBeCloseTo(5 * HANDOUT.pitchPt, 6);
  });

  test('a line stands in its pitch by the main size of its paragraph, whatever it mixes in', () => {
    const mixed = [run('小', { fontSize: 9 }), run('大', { fontSize: 22, font: '黑体' }), run('Latin')];
    const lines = linesOf(
      layout([paragraph(LINE), paragraph(mixed, { fontSize: HANDOUT.sizePt }), paragraph(LINE)]),
    );
    expect((lines[1]?.y as number) - (lines[0]?.y as number)).toBeCloseTo(HANDOUT.pitchPt, 6);
    expect((lines[2]?.y as number) - (lines[1]?.y as number)).toBeCloseTo(HANDOUT.pitchPt, 6);
  });

  test('space above a block is dropped where a page begins by itself', () => {
    const spaced = paragraph(LINE, { margin: [0, HANDOUT.pitchPt, 0, 0] });
    const lines = linesOf(layout([...fillers(22), spaced]));
    expect(lines[22]?.y).toBeCloseTo(lines[0]?.y as number, 6);
  });
});

test('a document of nothing is one empty page', () => {
  expect(layout([]).length).toBe(1);
});

describe('sections', () => {
  test('start a page, and an odd one where they say so; the blank page belongs to the one before', () => {
    const content = [
      { section: [paragraph('一')], name: '甲' },
      { section: [paragraph('二')], name: '乙' },
      { section: [paragraph('三')], name: '丙', pageBreak: 'beforeOdd' as const },
      { section: [paragraph('四')], name: '丁', pageBreak: 'beforeOdd' as const },
    ];
    const pages = layout(content).map((page) => `${page.number} ${page.section} ${page.numberInSection}`);
    expect(pages).toEqual(['1 甲 1', '2 乙 1', '3 丙 1', '4 丙 2', '5 丁 1']);
  });

  test('turn their pages where they say so', () => {
    const content = [
      { section: [paragraph('横'.repeat(60))], pageOrientation: 'landscape' as const },
      paragraph('竖'),
    ];
    const pages = layout(content);
    expect(pages.map(({ orientation }) => orientation)).toEqual(['landscape', 'portrait']);
    // 225 mm hold 40 characters of 15.75 pt, two of them indent
    expect(linesOf(pages)[0]?.text.length).toBe(38);
  });
});

describe('forced breaks', () => {
  test('before a page, an odd page, an even page', () => {
    const content = [
      paragraph('一'),
      paragraph('二', { pageBreak: 'before' }),
      paragraph('三', { pageBreak: 'beforeEven' }),
      paragraph('四', { pageBreak: 'beforeOdd' }),
    ];
    const pages = layout(content);
    expect(['一', '二', '三', '四'].map((text) => pageOfLine(pages, text))).toEqual([1, 2, 4, 5]);
  });
});

test('a section of contents is left out where fewer pages follow than it is of use for', () => {
  const contents = { section: [paragraph('目录')], name: 'front', leastPages: 3 };
  const body = (pages: number) => ({ section: fillers(22 * pages), name: 'body' });
  const pagesWith = (pages: number) => layout([contents, body(pages)]).map(({ section }) => section);
  expect(pagesWith(2)).toEqual(['body', 'body']);
  expect(pagesWith(3)).toEqual(['front', 'body', 'body', 'body']);
});

describe('a last page of a few lines', () => {
  const chapter = paragraph([run('二、末章', { font: '黑体' })], { keepWithNext: true, holdsFloats: true });
  const pagesFor = (before: number, lines: number) =>
    linesOf(layout([...fillers(before), chapter, ...fillers(lines)])).map(({ page }) => page);

  test('takes the whole chapter of which it has the end', () => {
    const pages = pagesFor(18, 6);
    expect(pages.filter((page) => page === 2)).toHaveLength(7);
  });

  test('is left as it is where the page before would be half empty without the chapter', () => {
    expect(pagesFor(8, 15).filter((page) => page === 2)).toHaveLength(2);
  });
});
