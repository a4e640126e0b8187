import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../../../../src/core/diagnostics.js';
import type { Block, TableCell, TableNode } from '../../../../src/document/tree.js';
import type { Edition } from '../../../../src/edition/model.js';
import type { Page } from '../../../../src/layout/page/paginate.js';
import { linesOf } from '../../../support/layout.js';
import { documentOfBlocks, layOut, shippedEdition } from '../../../support/set-document.js';

const place = { file: 'templates/handout/pack.hbs', line: 3, column: 1 };
const handout = await shippedEdition('handout');

function cell(words: string): TableCell {
  const children = [{ kind: 'text', text: words, place } as const];
  return { children, header: false, columnSpan: 1, rowSpan: 1, place };
}

/** A table of so many columns of figures that take about 60 pt each in 五号. */
function wideTable(columns: number, rows = 3): TableNode {
  const heads = Array.from({ length: columns }, (_, index) => cell(`第${index + 1}列`));
  const body = Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell('1234567.25')));
  return {
    kind: 'table',
    id: 'table:wide',
    number: '表1',
    title: [{ kind: 'text', text: '很宽的表', place }],
    columns: heads.map(() => ({ align: 'figure', grow: 0 })),
    head: [{ kind: 'head', cells: heads, place }],
    body: body.map((cells) => ({ kind: 'plain', cells, place })),
    notes: [],
    place,
  };
}

/** The table with the names of its rows in the first column. */
function namedTable(table: TableNode): TableNode {
  const body = table.body.map(({ cells, ...row }) => ({
    ...row,
    cells: cells.map((one, at) => (at === 0 ? { ...one, header: true } : one)),
  }));
  return { ...table, body };
}

/** The table with a figure in its first column that no page holds on a line. */
function endless(table: TableNode): TableNode {
  const digits = {
    kind: 'numeral',
    prefix: '',
    digits: '1'.repeat(200),
    unit: '',
    qualifier: '',
    place,
  } as const;
  const row = { kind: 'plain', place } as const;
  const cells = table.columns.map((_, at) => (at === 0 ? { ...cell(''), children: [digits] } : cell('1')));
  return { ...table, body: [{ ...row, cells }] };
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', style: 'body', children: [{ kind: 'text', text: words, place }], place };
}

function heading(words: string): Block {
  return { kind: 'heading', level: 1, id: words, children: [{ kind: 'text', text: words, place }], place };
}

/** What stands on each page: its orientation and the lines other than figures. */
function outlineOf(pages: readonly Page[]): string[] {
  return pages.map(({ orientation, number }) => {
    const lines = linesOf(pages).filter(({ page, text }) => page === number && !/^[\d.]+$|^第/.test(text));
    return `${orientation}: ${lines.map(({ text }) => text.replace(/\s/g, '')).join(' ')}`;
  });
}

function cellSize(pages: readonly Page[]): number | undefined {
  return linesOf(pages).find(({ text }) => text === '1234567.25')?.sizePt;
}

/** As many rows as fill a good part of a landscape page. */
const MANY = 12;

function set(columns: number, edition: Edition = handout, rows = MANY) {
  const blocks = [
    heading('前一节'),
    paragraph('前文。'),
    heading('宽表'),
    wideTable(columns, rows),
    paragraph('后文。'),
  ];
  return layOut(documentOfBlocks(...blocks), edition);
}

describe('a table that is too wide for portrait', () => {
  test('stays upright while it fits', () => {
    expect(outlineOf(set(7).pages)).toEqual(['portrait: 前一节 前文。 宽表 表1很宽的表 后文。']);
    expect(cellSize(set(7).pages)).toBe(10.5);
  });

  test('has landscape pages to itself and its heading, in its full size; the text goes on in portrait', () => {
    const { pages } = set(9);
    expect(outlineOf(pages)).toEqual([
      'portrait: 前一节 前文。',
      'landscape: 宽表 表1很宽的表',
      'portrait: 后文。',
    ]);
    expect(cellSize(pages)).toBe(10.5);
  });

  test('has parts on the page it stands on where its few rows would leave a landscape page empty', () => {
    const { pages, found } = set(9, handout, 3);
    expect(outlineOf(pages)).toEqual(['portrait: 前一节 前文。 宽表 表1很宽的表 续表1 后文。']);
    expect([cellSize(pages), found]).toEqual([10.5, []]);
  });

  test('goes down to the small size of the edition there, and no further', () => {
    const { pages, found } = set(11);
    expect(found).toEqual([]);
    expect(cellSize(pages)).toBe(9);
    const small = { ...handout, table: { ...handout.table, smallPt: 8 } };
    expect(cellSize(set(11, small).pages)).toBe(8);
  });

  test('begins and ends the document where nothing stands around it, and leaves no page empty', () => {
    expect(outlineOf(layOut(documentOfBlocks(wideTable(9, MANY)), handout).pages)).toEqual([
      'landscape: 表1很宽的表',
    ]);
  });

  test('is set smaller on a landscape page that it is written for, and begins no other', () => {
    const section = (children: Block[]): Block => ({
      kind: 'section',
      name: 'annex',
      orientation: 'landscape',
      matter: 'body',
      start: 'page',
      children,
      place,
    });
    const { pages } = layOut(documentOfBlocks(section([paragraph('前文。'), wideTable(11)])), handout);
    expect(outlineOf(pages)).toEqual(['landscape: 前文。 表1很宽的表']);
    expect(cellSize(pages)).toBe(9);
  });

  test('in a column can have no page of its own and is set smaller', () => {
    const columns = { kind: 'columns', columns: [{ share: 1, children: [wideTable(8)] }], place } as const;
    const { pages } = layOut(documentOfBlocks(columns), handout);
    expect(pages.map(({ orientation }) => orientation)).toEqual(['portrait']);
    expect(cellSize(pages)).toBe(9);
  });

  test('head and 续表 come again on every landscape page', () => {
    const { pages } = layOut(documentOfBlocks(wideTable(9, 60)), handout);
    expect(pages.length).toBeGreaterThan(2);
    const outline = outlineOf(pages);
    expect(outline[0]).toBe('landscape: 表1很宽的表');
    expect(new Set(outline.slice(1))).toEqual(new Set(['landscape: 续表1']));
    for (const { number } of pages)
      expect(linesOf(pages).filter(({ page, text }) => page === number && text === '第9列')).toHaveLength(1);
  });

  test('goes on in parts where the small size does not do, each with the names of the rows', () => {
    const { pages, found } = layOut(documentOfBlocks(namedTable(wideTable(16))), handout);
    expect(found).toEqual([]);
    expect(pages.map(({ orientation }) => orientation)).toEqual(['portrait']);
    expect(cellSize(pages)).toBe(10.5);
    const texts = linesOf(pages).map(({ text }) => text.replace(/\s/g, ''));
    expect(texts.filter((text) => /表1/.test(text))).toEqual(['表1很宽的表', '续表1', '续表1']);
    expect(texts.filter((text) => text === '第1列')).toHaveLength(3);
    for (let column = 2; column <= 16; column++)
      expect(texts.filter((text) => text === `第${column}列`)).toHaveLength(1);
    expect(texts.filter((text) => text === '1234567.25')).toHaveLength(3 * (16 + 2));
  });

  test('is set even where a figure alone is too wide, which is cut and told: where, how wide, what to do', () => {
    const { found, pages } = layOut(documentOfBlocks(endless(wideTable(2))), handout);
    expect(found.map((one) => formatDiagnostic(one, 'en'))).toEqual([
      expect.stringMatching(
        /^templates\/handout\/pack\.hbs:3:1 warning: 表1“很宽的表” holds what is wider .* 第1列 \d+\.\d mm, .*\n {4}Shorten what can't wrap/,
      ),
    ]);
    expect(found.map((one) => formatDiagnostic(one, 'zh'))).toEqual([
      expect.stringMatching(/表1“很宽的表”里有比版面还宽.*第1列 \d+\.\d mm[\s\S]*缩短这些列/),
    ]);
    const digits = linesOf(pages).filter(({ text }) => /^1+$/.test(text));
    expect(digits.map(({ text }) => text).join('')).toBe('1'.repeat(201));
  });

  test('says so for every table at once', () => {
    const tables = [endless(wideTable(2)), endless(wideTable(3))];
    expect(layOut(documentOfBlocks(...tables), handout).found).toHaveLength(2);
  });
});

describe('a head over several columns', () => {
  const head = (words: string, columnSpan: number, rowSpan: number): TableCell => ({
    ...cell(words),
    columnSpan,
    rowSpan,
  });
  const table: TableNode = {
    ...wideTable(5),
    head: [
      { kind: 'head', cells: [head('指标', 1, 2), head('实绩', 2, 1), head('目标', 2, 1)], place },
      { kind: 'head', cells: ['甲', '乙', '丙', '丁'].map(cell), place },
    ],
  };
  const [page] = layOut(documentOfBlocks(table), handout).pages as [Page];
  const rules = page.marks.flatMap((mark) =>
    mark.kind === 'vector' && mark.vector.type === 'line'
      ? [{ ...mark.vector, y: mark.y + mark.vector.y1 }]
      : [],
  );

  test('has a thin rule under it that does not touch the next one (CY/T 170-2019, 7)', () => {
    const [top, left, right] = rules.toSorted((a, b) => a.y - b.y || a.x1 - b.x1);
    expect(top?.lineWidth).toBe(handout.table.thickPt);
    expect([left?.lineWidth, right?.lineWidth]).toEqual([handout.table.thinPt, handout.table.thinPt]);
    expect(left?.y).toBe(right?.y);
    expect((right?.x1 ?? 0) - (left?.x2 ?? 0)).toBeCloseTo(2 * handout.table.paddingPt, 6);
  });

  test('stands centred over them, and a head beside it in the middle of the two rows', () => {
    const lines = linesOf([page]);
    const of = (words: string) => lines.find(({ text }) => text === words) as (typeof lines)[number];
    expect(of('指标').y).toBeCloseTo((of('实绩').y + of('甲').y) / 2, 6);
    expect(of('实绩').x + 10.5).toBeCloseTo((of('甲').x + of('乙').x + 10.5) / 2, 6);
  });

  test('widens its columns when it is wider than they are', () => {
    const words = '一般公共预算收入完成情况及其占比的变化';
    const narrow = {
      ...wideTable(3),
      body: [{ kind: 'plain', cells: ['1', '2', '3'].map(cell), place } as const],
    };
    const cells = [head('地区', 1, 2), head(words, 2, 1)];
    const second = ['甲', '乙'].map(cell);
    const spanned: TableNode = {
      ...narrow,
      columns: narrow.columns.map((column, at) => ({ ...column, grow: at === 0 ? 1 : 0 })),
      head: [cells, second].map((row) => ({ kind: 'head', cells: row, place })),
    };
    const lines = linesOf(layOut(documentOfBlocks(spanned), handout).pages).map(({ text }) => text);
    expect(lines).toContain(words);
  });
});

test.each(['handout', 'brief'])('rules and tones of the %s survive a photocopier', async (name) => {
  const { table, palette } = await shippedEdition(name);
  expect(Math.min(table.thickPt, table.thinPt, table.hairlinePt)).toBeGreaterThanOrEqual(0.25);
  const [red = 0, green = 0, blue = 0] = (palette.tint.match(/[0-9a-f]{2}/g) ?? []).map((hex) =>
    parseInt(hex, 16),
  );
  expect(1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255).toBeGreaterThanOrEqual(0.08);
});
