import { beforeAll, describe, expect, test } from 'vitest';
import type { Inline, TableCell, TableNode, TableRow } from '../../../../src/document/tree.js';
import type { Page } from '../../../../src/layout/page/paginate.js';
import { seeded } from '../../../support/adversarial.js';
import { cases } from '../../../support/daily.js';
import { type PaintedLine, paintedLines } from '../../../support/line-metrics.js';
import { randomTable } from '../../../support/random-table.js';
import type { PaintedPage } from '../../../support/read-pdf.js';
import { documentOfBlocks, layOut, paint, shippedEdition } from '../../../support/set-document.js';

const place = { file: 'pack.hbs' };
const ROWS = 600;
const TALL_ROW = 300;
const TALL = '这一格的说明比一整页还要长，一个字也不能丢。'.repeat(120);

const text = (words: string): Inline => ({ kind: 'text', text: words, place });

function cell(words: string, more: Partial<TableCell> = {}): TableCell {
  return {
    children: words === '' ? [] : [text(words)],
    header: false,
    columnSpan: 1,
    rowSpan: 1,
    place,
    ...more,
  };
}

function row(kind: TableRow['kind'], cells: readonly TableCell[]): TableRow {
  return { kind, cells, place };
}

/** 600 rows of 8 columns in groups of 75, a head of two rows, and a row taller than a page. */
function annex(): TableNode {
  const tall = { rowSpan: 2 };
  const years = ['2023年', '2024年', '2025年'].map((year) => cell(year));
  const last = ['2026年目标', '增减', '备注'].map((word) => cell(word, tall));
  const head = [
    row('head', [cell('序号', tall), cell('项目', tall), cell('实绩', { columnSpan: 3 }), ...last]),
    row('head', years),
  ];
  const body = Array.from({ length: ROWS }, (_, index) => {
    const figures = [1, 2, 3, 4].map((step) => cell(`${(index * step) % 977}.${step}`));
    const remark = index === TALL_ROW ? TALL : `备注${index}号`;
    const cells = [cell(`${index + 1}`), cell(`第${index + 1}个项目`), ...figures, cell('—'), cell(remark)];
    const group = index % 75 === 0 ? [row('group', [cell(`第${index / 75 + 1}组`, { columnSpan: 8 })])] : [];
    return [...group, row('plain', cells)];
  }).flat();
  const total = row('total', [
    cell(''),
    cell('合计'),
    ...[1, 2, 3, 4].map((n) => cell(`${n}9999.5`)),
    cell(''),
    cell(''),
  ]);
  return {
    kind: 'table',
    id: 'table:annex',
    number: '表1',
    title: [text('六百行的附表')],
    unit: [text('单位：亿元')],
    columns: [
      { align: 'center', grow: 0 },
      { align: 'left', grow: 1 },
      ...Array.from({ length: 5 }, () => ({ align: 'figure', grow: 0 }) as const),
      { align: 'left', grow: 1 },
    ],
    head,
    body: [...body, total],
    notes: [[text('注：行数、页数都是为了检验。')], [text('资料来源：测试。')]],
    place,
  };
}

const HEAD = ['序号', '项目', '实绩', '2026年目标', '增减', '备注', '2023年', '2024年', '2025年'];
const edition = await shippedEdition('handout');

describe('an annex of 600 rows and 8 columns', () => {
  let pages: readonly PaintedPage[];
  let linesByPage: PaintedLine[][];

  beforeAll(async () => {
    pages = await paint(documentOfBlocks(annex()), edition);
    linesByPage = pages.map((page) => paintedLines([page]));
  });

  test('has its whole head, title or 续表1, and unit on every page', () => {
    expect(pages.length).toBeGreaterThan(15);
    for (const [index, lines] of linesByPage.entries()) {
      const texts = lines.map((line) => line.text.replace(/\s/g, ''));
      const title = index === 0 ? '表1六百行的附表' : '续表1';
      expect(texts.slice(0, 2 + HEAD.length)).toEqual([title, '单位：亿元', ...HEAD]);
    }
  });

  test('has every cell in its text, in order', () => {
    const { body } = annex();
    const written = body.flatMap(({ cells }) => cells.flatMap(({ children }) => children));
    const expected = written.map((node) => (node.kind === 'text' ? node.text : '')).join('');
    const printed = linesByPage
      .flatMap((lines) => lines.slice(2 + HEAD.length).map((line) => line.text))
      .filter((line) => !line.endsWith('（续）'))
      .join('');
    expect(printed).toBe(`${expected}注：行数、页数都是为了检验。资料来源：测试。`);
  });

  test('goes on with the name of its group, and no group row is the last of a page', () => {
    for (const [index, lines] of linesByPage.entries()) {
      const rows = lines.slice(2 + HEAD.length).map((line) => line.text);
      if (index > 0 && !/^第\d+组$/.test(rows[0] ?? '') && rows[0] !== '')
        expect(rows[0]).toMatch(/^第\d+组（续）$|^合计$/);
      expect(rows.at(-1)).not.toMatch(/^第\d+组/);
    }
  });

  test('keeps its notes on the page of its last rows', () => {
    const texts = linesByPage.at(-1)?.map((line) => line.text) ?? [];
    expect(texts.slice(-2)).toEqual(['注：行数、页数都是为了检验。', '资料来源：测试。']);
    expect(texts).toContain('合计');
    expect(texts).toContain(`第${ROWS}个项目`);
  });

  test('stays inside the type area', () => {
    const bottomPt = edition.page.topPt + 22 * edition.page.pitchPt;
    for (const { characters } of pages)
      for (const one of characters) if (!one.isArtifact) expect(one.y).toBeLessThan(bottomPt);
  });
});

test('random tables, with cells over rows and columns and rows taller than a page, lose nothing', () => {
  const random = seeded(300);
  for (let index = 0; index < cases(80, 300); index++) {
    const tall = index % 10 === 0 ? 200 + Math.floor(random() * 2500) : 0;
    const table = randomTable(random, 'r', 1 + Math.floor(random() ** 2 * 40), tall);
    const { pages, found } = layOut(documentOfBlocks(table), edition);
    expect(found).toEqual([]);
    const heads = table.head.flatMap((one) => one.cells.map(wordsOf));
    const written = table.body.flatMap((one) => one.cells.map(wordsOf)).filter((one) => one !== '');
    const printed = bodyCells(pages, heads);
    expect(withoutThose(written, printed)).toEqual([]);
    // a table of few rows in parts has the names of its rows in each
    const names = table.body.map(({ cells: [first] }) => first && wordsOf(first));
    expect(withoutThose(printed, written).filter((one) => !names.includes(one))).toEqual([]);
  }
});

/** What of some texts is left once those are taken off, each as often as it is there. */
function withoutThose(texts: readonly string[], those: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of those) counts.set(one, (counts.get(one) ?? 0) + 1);
  return texts.filter((one) => {
    const count = counts.get(one) ?? 0;
    counts.set(one, count - 1);
    return count <= 0;
  });
}

/** The texts of cells on all pages, lines of one that goes on put together; heads left out, which come again. */
function bodyCells(pages: readonly Page[], heads: readonly string[]): string[] {
  const cells = new Map<object, string>();
  for (const { marks } of pages) {
    const onPage = new Map<object, string>();
    for (const mark of marks) {
      if (mark.kind !== 'line' || !mark.paragraph.isBalanced) continue;
      const words = mark.line.parts.flatMap(({ characters }) => characters.map((one) => one.text)).join('');
      onPage.set(mark.paragraph, (onPage.get(mark.paragraph) ?? '') + words);
    }
    for (const [cell, words] of onPage)
      if (!heads.includes(words)) cells.set(cell, (cells.get(cell) ?? '') + words);
  }
  return [...cells.values()].filter((one) => !/[（，]续）$/.test(one));
}

function wordsOf({ children }: TableCell): string {
  const words = (node: Inline): string => {
    if (node.kind === 'text') return node.text;
    if (node.kind === 'numeral') return node.prefix + node.digits + node.unit + node.qualifier;
    return node.kind === 'span' ? node.children.map(words).join('') : '';
  };
  return children.map(words).join('');
}
