import { describe, expect, test } from 'vitest';
import type { Block, Cell, FlowTable } from '../../../src/output/pdf/index.js';
import { layout, linesOf } from '../../support/layout.js';
import { HANDOUT, paragraph, run } from '../../support/typeset.js';

function cell(text: string, style: Partial<Cell> = {}): Cell {
  return { text: [run(text, { fontSize: 10.5 })], pitch: 16, alignment: 'left', ...style } as Cell;
}

function table(rows: number, more: Partial<FlowTable['table']> = {}): FlowTable {
  const body = Array.from({ length: rows }, (_, index) => [cell(`行${index}`), cell('值')]);
  return {
    table: { widths: [200, 200], headerRows: 1, body: [[cell('地区'), cell('数值')], ...body], ...more },
  };
}

function rowsIn(content: readonly Block[]) {
  return linesOf(layout(content)).filter(({ text }) => /^行\d+/.test(text));
}

describe('tables', () => {
  test('lose no row over pages', () => {
    const rows = rowsIn([table(300)]);
    expect(rows.map(({ text }) => text)).toEqual(Array.from({ length: 300 }, (_, index) => `行${index}`));
  });

  test('repeat their head on every page', () => {
    const lines = linesOf(layout([table(300)]));
    const heads = lines.filter(({ text }) => text === '地区');
    expect(heads.length).toBe(lines.at(-1)?.page);
    expect(new Set(heads.map(({ y }) => y)).size).toBe(1);
  });

  test('repeat their head when they are indented, too', () => {
    const indented = { ...table(100), margin: [30, 0, 0, 0] as const };
    const heads = linesOf(layout([indented])).filter(({ text }) => text === '地区');
    expect(heads.map(({ page }) => page)).toEqual([1, 2, 3]);
    expect(new Set(heads.map(({ x }) => x))).toEqual(new Set([30]));
  });

  test('are closed by a rule where a page ends, in the middle of a row too', () => {
    const hLineWidth = (line: number, count: number) => (line === 0 || line === count ? 1.5 : 0);
    const long = cell('这一格的文字比一页还要长。'.repeat(300));
    const tall: FlowTable = {
      table: {
        widths: [200, 200],
        headerRows: 1,
        body: [
          [cell('地区'), cell('数值')],
          [cell('行0'), long],
        ],
      },
      layout: { hLineWidth },
      margin: [30, 0, 0, 0],
    };
    for (const page of layout([tall])) {
      const rules = page.marks.flatMap((mark) => (mark.kind === 'vector' ? [mark] : []));
      expect(rules.map(({ x }) => x)).toEqual([30, 30]);
      const lines = page.marks.flatMap((mark) => (mark.kind === 'line' ? [mark.y] : []));
      const [, last] = rules.map(({ y, vector }) => y + (vector.type === 'line' ? vector.y1 : 0));
      expect(last).toBeGreaterThan(Math.max(...lines));
    }
  });

  test('续表: the head of further pages can differ', () => {
    const continuedHead = (page: number) => [[cell(`续表（${page}）`), cell('数值')]];
    const lines = linesOf(layout([table(100, { continuedHead })]));
    expect(lines.filter(({ text }) => text.startsWith('续表')).map(({ text }) => text)).toEqual([
      '续表（2）',
      '续表（3）',
    ]);
  });

  test('do not leave their head alone at the foot of a page', () => {
    for (let before = 15; before < 23; before++) {
      const fillers = Array.from({ length: before }, () => paragraph('占行。'));
      const lines = linesOf(layout([...fillers, table(30)]));
      const head = lines.find(({ text }) => text === '地区');
      expect(lines.find(({ text }) => text === '行0')?.page, `after ${before} lines`).toBe(head?.page);
    }
  });

  test('a row higher than a page goes on on the next page and loses nothing', () => {
    const long = '这一格的文字比一页还要长。'.repeat(200);
    const tall = {
      ...table(1),
      table: {
        ...table(1).table,
        body: [
          [cell('地区'), cell('数值')],
          [cell('行0'), cell(long)],
          [cell('行1'), cell('值')],
        ],
      },
    };
    const lines = linesOf(layout([paragraph('前'), tall, paragraph('后')]));
    const text = lines
      .filter(({ x, text: t }) => x > 150 && !['值', '数值'].includes(t))
      .map((line) => line.text);
    expect(text.join('')).toBe(long);
    expect(lines.at(-1)?.text).toBe('后');
    expect(Math.max(...lines.map(({ y }) => y))).toBeLessThan(HANDOUT.overhangPt + HANDOUT.heightPt);
  });

  test('rows joined by a span stay together, and the last one grows to hold it', () => {
    const spanning = cell('跨过两格的说明文字较长'.repeat(3), { rowSpan: 2 });
    const body = [
      [spanning, cell('行0')],
      [{}, cell('行1')],
      [cell('行2'), cell('值')],
    ];
    const lines = linesOf(layout([{ table: { widths: [100, 100], body } }]));
    const y = (text: string) => lines.find((line) => line.text === text)?.y as number;
    expect(y('行1') - y('行0')).toBeCloseTo(16, 6);
    const spanLines = lines.filter(({ text }) => !text.startsWith('行') && text !== '值').length;
    expect(y('行2') - y('行0')).toBeCloseTo(16 * spanLines, 6);
  });

  test('cells are set in the middle or at the foot of their row where they say so', () => {
    const three = cell('一\n二\n三');
    const body = [
      [three, cell('中', { verticalAlignment: 'middle' }), cell('下', { verticalAlignment: 'bottom' })],
    ];
    const lines = linesOf(layout([{ table: { widths: [100, 100, 100], body } }]));
    const y = (text: string) => lines.find((line) => line.text === text)?.y;
    expect(y('中')).toBe(y('二'));
    expect(y('下')).toBe(y('三'));
  });

  test.each([
    ['the cell that spans', '跨行的说明比一页还要长。'.repeat(150), '值'],
    ['a cell beside it', '跨行', '旁边的一格比一页还要长。'.repeat(150)],
    ['both', '跨行的说明比一页还要长。'.repeat(150), '旁边的一格比一页还要长。'.repeat(200)],
  ])('a row in which a span starts goes on on the next page too: %s', (_, spanning, beside) => {
    const body = [
      [cell('地区'), cell('数值'), cell('备注')],
      [cell(spanning, { rowSpan: 3 }), cell(beside), cell('一')],
      [{}, cell('行1'), cell('二')],
      [{}, cell('行2'), cell('三')],
      [cell('行3'), cell('值'), cell('四')],
    ];
    const pages = layout([{ table: { widths: [150, 150, 100], headerRows: 1, body } }]);
    const lines = linesOf(pages).filter(({ text }) => !['地区', '数值', '备注'].includes(text));
    const column = (from: number, to: number) =>
      lines.flatMap(({ x, text }) => (x >= from && x < to ? [text] : [])).join('');
    expect(pages.length).toBeGreaterThan(1);
    expect(column(0, 150)).toBe(`${spanning}行3`);
    expect(column(150, 300)).toBe(`${beside}行1行2值`);
    expect(column(300, 400)).toBe('一二三四');
    expect(Math.max(...lines.map(({ y }) => y))).toBeLessThan(HANDOUT.overhangPt + HANDOUT.heightPt);
  });

  test('a cell over more rows than a page holds is divided between rows, none of them cut', () => {
    const rows = Array.from({ length: 120 }, (_, index) => [
      index === 0 ? cell('一组', { rowSpan: 120 }) : {},
      cell(`行${index}`),
    ]);
    const pages = layout([{ table: { widths: [100, 100], body: rows } }]);
    expect(pages.length).toBeGreaterThan(2);
    expect(linesOf(pages).map(({ text }) => text)).toEqual(['一组', ...rows.map((_, index) => `行${index}`)]);
  });

  test('a page that begins in the middle of a group names it again under the head', () => {
    const resumedRows = (row: number) => (row > 1 ? [{ rowIndex: 1, cells: [cell('行0（续）'), {}] }] : []);
    const lines = linesOf(layout([table(100, { resumedRows })]));
    const afterHead = lines.filter((_, index) => lines[index - 2]?.text === '地区').map(({ text }) => text);
    expect(afterHead).toEqual(['行0', '行0（续）', '行0（续）']);
  });

  test('rules: thick above and below, thin under the head, none between (CY/T 170)', () => {
    const layoutOf = {
      hLineWidth: (line: number, count: number) => [1.5, 0.75][line] ?? (line === count ? 1.5 : 0),
    };
    const [page] = layout([{ ...table(3), layout: layoutOf }]);
    const widths = page?.marks.flatMap((mark) => (mark.kind === 'vector' ? [mark.vector.lineWidth] : []));
    expect(widths).toEqual([1.5, 0.75, 1.5]);
  });

  test('a span takes no rule inside', () => {
    const body = [
      [cell('组', { colSpan: 2 }), {}],
      [cell('左'), cell('右')],
    ];
    const [page] = layout([{ table: { widths: [100, 100], body }, layout: { vLineWidth: () => 0.5 } }]);
    const rules = page?.marks.flatMap((mark) =>
      mark.kind === 'vector' && mark.vector.type === 'line' ? [mark.vector.x1] : [],
    );
    expect(rules).toEqual([0, 200, 0, 100, 200]);
  });
});
