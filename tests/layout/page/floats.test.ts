import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../../src/layout/page/paginate.js';
import type { Block, FlowTable, Stack, Svg } from '../../../src/output/pdf/index.js';
import { cases } from '../../support/daily.js';
import { layout, linesOf } from '../../support/layout.js';
import { HANDOUT, paragraph, run } from '../../support/typeset.js';

const PITCH_PT = HANDOUT.pitchPt;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';

/** A figure of so many lines and its caption; `isSound` says at which heights its drawing is good. */
function figure(name: string, lines: number, isSound: (heightPt: number) => boolean = () => true): Stack {
  const height = lines * PITCH_PT;
  const stepPt = PITCH_PT / 2;
  const limits = { leastPt: height - Math.floor(lines * 0.4) * stepPt, mostPt: height * 1.45, stepPt };
  const drawing: Svg = { svg: SVG, width: 400, height, elastic: { ...limits, isSound } };
  return { stack: [drawing, paragraph(name)], keepTogether: true, gridSnap: true, float: 'figure' };
}

/** A table of rows of one line, the first of which names it. */
function table(name: string, rows: number, isShort = true): FlowTable {
  const body = Array.from({ length: rows }, (_, index) => [
    paragraph(index === 0 ? name : `${name}行${index}`),
  ]);
  return {
    table: { widths: [HANDOUT.widthPt], body, headerRows: 1, rowHeightPt: 20 },
    gridSnap: true,
    keepTogether: isShort,
    mayFollowFigures: true,
    ...(isShort && { float: 'table' as const }),
  };
}

function chapter(text: string): Block {
  return paragraph([run(text, { font: '黑体' })], { keepWithNext: true, holdsFloats: true });
}

function textOfLines(lines: number, character: string): string {
  return character.repeat(28 * lines - 4);
}

/** The first page on which a line with this text stands. */
function pageOf(pages: readonly Page[], text: string): number | undefined {
  return linesOf(pages).find((line) => line.text.includes(text))?.page;
}

/** Heights of the drawings, in lines, in order of pages. */
function heightsOf(pages: readonly Page[]): number[] {
  const svgs = pages.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'svg' ? [mark.svg] : [])));
  return svgs.map(({ height }) => Math.round((height / PITCH_PT) * 2) / 2);
}

describe('a figure for which its page has no room', () => {
  test('lets the text after it go before it, and stands at the head of the next page', () => {
    const content = [paragraph(textOfLines(15, '甲')), figure('图1', 10), paragraph(textOfLines(20, '乙'))];
    const pages = layout(content);
    expect(linesOf(pages).filter(({ page, text }) => page === 1 && text.includes('乙')).length).toBe(7);
    expect(linesOf(pages).find(({ page }) => page === 2)?.text).toBe('图1');
    expect(pages[0]?.whiteShare).toBeLessThan(0.01);
  });

  test('does not pass the next chapter, nor the end of its section', () => {
    const content = [paragraph(textOfLines(15, '甲')), figure('图1', 10), chapter('一、'), paragraph('乙')];
    const texts = linesOf(layout(content)).map(({ text }) => text);
    expect(texts.slice(15)).toEqual(['图1', '一、', '乙']);
    const sections = [
      { section: [paragraph(textOfLines(15, '甲')), figure('图1', 10)] },
      { section: [paragraph('乙')] },
    ];
    expect(pageOf(layout(sections), '图1')).toBe(2);
    expect(pageOf(layout(sections), '乙')).toBe(3);
  });

  test('is not passed by a further figure, but a table may go before it', () => {
    const start = [paragraph(textOfLines(15, '甲')), figure('图1', 10)];
    const figures = layout([...start, figure('图2', 2), paragraph('乙')]);
    expect(pageOf(figures, '图2')).toBe(2);
    expect(
      linesOf(figures)
        .map(({ text }) => text)
        .slice(15),
    ).toEqual(['乙', '图1', '图2']);
    expect(pageOf(layout([...start, table('表1', 3)]), '表1')).toBe(1);
  });

  test('is not passed by a table that goes on over pages, nor by anything but text', () => {
    const start = [paragraph(textOfLines(15, '甲')), figure('图1', 10)];
    expect(pageOf(layout([...start, table('表1', 40, false)]), '表1')).toBe(2);
    expect(pageOf(layout([...start, { canvas: [], height: 10 }, paragraph('乙')]), '乙')).toBe(2);
  });
});

describe('a table that has pages of its own', () => {
  const own = (name: string): Block => ({
    section: [paragraph(name)],
    pageOrientation: 'landscape',
    float: 'table',
  });
  const inSection = (section: readonly Block[]) => layout([{ section }]);
  const order = (pages: readonly Page[]) => linesOf(pages).map(({ text }) => text.slice(0, 2));

  test('comes when its page is full, with text and figures before it', () => {
    const start = [paragraph(textOfLines(10, '甲')), own('表1')];
    const pages = inSection([...start, figure('图1', 6), paragraph(textOfLines(20, '乙'))]);
    expect(pages.map(({ orientation }) => orientation)).toEqual(['portrait', 'landscape', 'portrait']);
    expect([pageOf(pages, '图1'), pageOf(pages, '表1')]).toEqual([1, 2]);
    expect(pages.map(({ number, numberInSection }) => [number, numberInSection])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(pages[0]?.whiteShare).toBeLessThan(0.01);
  });

  test('is passed by no further table, nor by the next chapter', () => {
    const start = [paragraph(textOfLines(10, '甲')), own('表1')];
    expect(order(inSection([...start, table('表2', 3), paragraph('乙')])).slice(10, 13)).toEqual([
      '乙',
      '表1',
      '表2',
    ]);
    expect(order(inSection([...start, chapter('一、'), paragraph('乙')])).slice(10)).toEqual([
      '表1',
      '一、',
      '乙',
    ]);
  });

  test('leaves no empty page where it comes last', () => {
    expect(inSection([paragraph('甲'), own('表1')]).map(({ isBlank }) => isBlank)).toEqual([false, false]);
  });

  test('stands behind one that waits already', () => {
    const pages = inSection([paragraph(textOfLines(10, '甲')), own('表1'), own('表2'), paragraph('乙')]);
    expect([pageOf(pages, '乙'), pageOf(pages, '表1'), pageOf(pages, '表2')]).toEqual([1, 2, 3]);
    expect(pages.length).toBe(3);
  });
});

describe('the height of figures', () => {
  test('grows by half lines until the page is full, each in proportion', () => {
    const pages = layout([figure('图1', 8), figure('图2', 6), paragraph('甲'), figure('图3', 12)]);
    // 22 lines less two captions, a line of text and, at the head, the leading that only text has there
    expect(heightsOf(pages).slice(0, 2)).toEqual([10.5, 8]);
    expect(pages[0]?.whiteShare).toBeLessThan(0.01);
  });

  test('shrinks so far that a figure still fits', () => {
    const pages = layout([paragraph(textOfLines(12, '甲')), figure('图1', 10)]);
    expect(pages.length).toBe(1);
    expect(heightsOf(pages)).toEqual([9]);
  });

  test('shrinks rather than leave a line or two to a page of their own', () => {
    const pages = layout([figure('图1', 10), paragraph(textOfLines(12, '甲'))]);
    expect(pages.length).toBe(1);
    expect(heightsOf(pages)).toEqual([8.5]);
  });

  test('stays as wished where the drawing would suffer', () => {
    const fixed = figure('图1', 10, () => false);
    expect(pageOf(layout([paragraph(textOfLines(12, '甲')), fixed]), '图1')).toBe(2);
    expect(heightsOf(layout([fixed, paragraph(textOfLines(30, '甲'))]))).toEqual([10]);
  });

  test('stays as wished on the last page of a section that it would not fill', () => {
    expect(heightsOf(layout([figure('图1', 8), paragraph('甲')]))).toEqual([8]);
    expect(heightsOf(layout([figure('图1', 16), paragraph('甲')]))).toEqual([19.5]);
  });

  test('is never higher than what a page holds if a lower one will do', () => {
    const pages = layout([paragraph(textOfLines(3, '甲')), figure('图1', 25)]);
    expect(pages.length).toBe(2);
    expect(heightsOf(pages)).toEqual([20.5]);
  });
});

describe('a page that what comes next would leave white', () => {
  const end = [chapter('一、'), paragraph(textOfLines(3, '丙'))];

  test('is filled by a lower figure on the page before, which draws text back', () => {
    const content = [figure('图1', 10), paragraph(textOfLines(18, '甲')), table('表1', 15), ...end];
    const pages = layout(content);
    expect(heightsOf(pages)[0]).toBeLessThan(10);
    expect(pageOf(pages, '表1')).toBe(2);
    const rigid = [figure('图1', 10, () => false), ...content.slice(1)];
    expect(pageOf(layout(rigid), '表1')).toBe(3);
  });

  test('is filled by the first rows of a short table only if it would be white for more than a third', () => {
    const longEnd = [chapter('一、'), paragraph(textOfLines(9, '丙'))];
    const rows = (before: number, behind = longEnd) => {
      const lines = linesOf(layout([paragraph(textOfLines(before, '甲')), table('表1', 18), ...behind]));
      return lines.filter(({ text, page }) => text.startsWith('表1') && page === 1).length;
    };
    expect(rows(12)).toBe(9);
    expect(rows(16)).toBe(0);
    // or to be rid of a last page that the few lines behind the table would have
    expect(rows(16, end)).toBeGreaterThan(0);
  });

  test('is filled by rows that the page before would have held, if a table goes on there', () => {
    const rowsOn = (figureLines: number) => {
      const fixed = figure('图1', figureLines, () => false);
      const pages = layout([table('表1', 34, false), paragraph(textOfLines(2, '甲')), fixed, ...end]);
      const rows = linesOf(pages).filter(({ text }) => text.startsWith('表1'));
      return [1, 2].map((page) => rows.filter((row) => row.page === page).length);
    };
    // the figure is too high for the second page, or small enough
    const [tried, plain] = [rowsOn(12), rowsOn(2)];
    expect(plain[0]).toBeGreaterThan(tried[0] as number);
    expect(tried.map((rows, page) => rows - (plain[page] as number))).toEqual([-2, 2]);
  });

  test('never leaves fewer than three rows of a divided table on either side', () => {
    const lines = linesOf(layout([paragraph(textOfLines(9, '甲')), table('表1', 14), ...end]));
    const counts = [1, 2].map((page) =>
      lines.filter((one) => one.page === page && one.text.startsWith('表1')),
    );
    expect(counts.map(({ length }) => length)).toEqual([11, 4]);
  });
});

describe('a chapter that would begin under a figure of the one before', () => {
  const next = [chapter('二、'), paragraph(textOfLines(4, '丁'))];
  const textsOn = (pages: readonly Page[], page: number) =>
    linesOf(pages)
      .filter((line) => line.page === page)
      .map(({ text }) => text.replace(/^(.)\1+$/, '$1'));

  test('has the figure before the table that it follows, where that part of the book is not longer for it', () => {
    const pages = layout([
      paragraph(textOfLines(8, '甲')),
      table('表1', 14),
      figure('图1', 12, () => false),
      ...next,
    ]);
    expect(pages.length).toBe(2);
    expect([pageOf(pages, '图1'), pageOf(pages, '表1'), pageOf(pages, '二、')]).toEqual([1, 2, 2]);
    expect(textsOn(pages, 2)[0]).toBe('表1');
  });

  test('has the last lines of its text over the figure', () => {
    const pages = layout([paragraph(textOfLines(16, '甲')), figure('图1', 9, () => false), ...next]);
    expect(textsOn(pages, 1)).toHaveLength(14);
    expect(textsOn(pages, 2).slice(0, 4)).toEqual(['甲', '甲', '图1', '二、']);
  });

  test('begins a page where the figures before it fill most of theirs', () => {
    const figures = [figure('图1', 16, () => false), figure('图2', 16, () => false)];
    expect(textsOn(layout([...figures, ...next]), 3).slice(0, 2)).toEqual(['二、', '丁']);
    // a page is not left half empty for it
    const small = [figure('图1', 16, () => false), figure('图2', 8, () => false)];
    expect(textsOn(layout([...small, ...next]), 2).slice(0, 2)).toEqual(['图2', '二、']);
  });
});

/** A block of a random document: how many lines or rows it has, and what it is. */
interface Planned {
  readonly kind: 'chapter' | 'text' | 'figure' | 'table' | 'longTable' | 'turned';
  readonly size: number;
}

const planned = fc.array(
  fc.record<Planned>({
    kind: fc.constantFrom(
      ...(['chapter', 'text', 'text', 'text', 'figure', 'figure', 'table', 'longTable', 'turned'] as const),
    ),
    size: fc.integer({ min: 1, max: 14 }),
  }),
  { minLength: 1, maxLength: 30 },
);

/** Its blocks, each of which begins with its name: kind and number. */
function blockOf({ kind, size }: Planned, index: number): Block[] {
  const name = `${index}${kind}。`;
  if (kind === 'chapter') return [chapter(name), paragraph(`${index}text。${textOfLines(3, '文')}`)];
  if (kind === 'text') return [paragraph(`${index}text。${textOfLines(size, '文')}`)];
  if (kind === 'figure') return [figure(name, size)];
  if (kind === 'turned') return [{ section: [table(name, size, true)], pageOrientation: 'landscape' }];
  return [table(name, kind === 'table' ? size : size + 20, kind === 'table')];
}

/** All of them in one part, so that what is turned waits with the others. */
function laidOut(plan: readonly Planned[]): readonly Page[] {
  return layout([{ section: plan.flatMap(blockOf) }]);
}

describe('any document of text, figures, tables and chapters', () => {
  const names = (pages: readonly Page[], pattern: RegExp) =>
    linesOf(pages).flatMap(({ text }) => pattern.exec(text)?.[0] ?? []);

  test('holds every block once, figures, tables, and chapters with their text each in order', () => {
    fc.assert(
      fc.property(planned, (plan) => {
        const pages = laidOut(plan);
        const wanted = plan.map(({ kind }, index) => `${index}${kind}。`);
        for (const kind of ['figure', 'table', 'longTable', 'turned', 'chapter']) {
          const found = names(pages, new RegExp(`^\\d+${kind}。$`));
          expect([...new Set(found)]).toEqual(wanted.filter((name) => name.endsWith(`${kind}。`)));
          // a table that goes on has its head on every page
          if (!/table|turned/i.test(kind)) expect(found.length).toBe(new Set(found).size);
        }
        const tables = names(pages, /^\d+(?:table|longTable|turned)。/);
        expect([...new Set(tables)]).toEqual(wanted.filter((name) => /(?:table|Table|turned)。$/.test(name)));
        const texts = plan.flatMap(({ kind }, index) =>
          kind === 'text' || kind === 'chapter' ? [index] : [],
        );
        expect(names(pages, /^\d+text。/)).toEqual(texts.map((index) => `${index}text。`));
      }),
      { numRuns: cases(25, 60) },
    );
  });

  test('has each float after the text before it, and before the next chapter', () => {
    fc.assert(
      fc.property(planned, (plan) => {
        const lines = linesOf(laidOut(plan));
        const at = (name: string) => lines.findIndex(({ text }) => text.startsWith(name));
        for (const [index, { kind }] of plan.entries()) {
          if (kind !== 'figure' && kind !== 'table' && kind !== 'turned') continue;
          const own = at(`${index}${kind}。`);
          const before = plan
            .slice(0, index)
            .findLastIndex((one) => one.kind === 'text' || one.kind === 'chapter');
          const after = plan.findIndex((one, next) => next > index && one.kind === 'chapter');
          if (before >= 0) expect(own).toBeGreaterThan(at(`${before}text。`));
          if (after >= 0) expect(own).toBeLessThan(at(`${after}chapter。`));
        }
      }),
      { numRuns: cases(25, 60) },
    );
  });

  test('stands within the type area, text on the grid, and is the same each time', () => {
    const heightPt = 22 * PITCH_PT;
    fc.assert(
      fc.property(planned, (plan) => {
        const pages = laidOut(plan);
        for (const line of linesOf(pages).filter(({ text }) => text.startsWith('文文'))) {
          const row = (line.y - (PITCH_PT - HANDOUT.sizePt) / 2 - 0.88 * HANDOUT.sizePt) / PITCH_PT;
          expect(Math.abs(row - Math.round(row))).toBeLessThan(0.001);
        }
        for (const { marks } of pages.filter(({ orientation }) => orientation === 'portrait'))
          for (const mark of marks) {
            const depthPt = mark.kind === 'svg' ? mark.svg.height : 0;
            expect(mark.y).toBeGreaterThanOrEqual(0);
            expect(mark.y + depthPt).toBeLessThanOrEqual(heightPt + 0.01);
          }
        const places = (all: readonly Page[]) => all.map(({ marks }) => marks.map(({ x, y }) => [x, y]));
        expect(places(laidOut(plan))).toEqual(places(pages));
      }),
      { numRuns: cases(15, 40) },
    );
  });

  test('has no chapter alone at the foot of a page', () => {
    fc.assert(
      fc.property(planned, (plan) => {
        const lines = linesOf(laidOut(plan));
        for (const [index, line] of lines.entries())
          if (line.text.endsWith('chapter。'))
            expect(lines.slice(index + 1, index + 3).map(({ page }) => page)).toEqual([line.page, line.page]);
      }),
      { numRuns: cases(15, 40) },
    );
  });
});
