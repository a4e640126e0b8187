import { describe, expect, test } from 'vitest';
import type { TableNode } from '../../src/document/tree.js';
import { blocksIn, printedText } from '../../src/document/walk.js';
import { smallReport } from '../support/report.js';
import { documentOf } from '../support/templates.js';

const report = smallReport();
const COLUMNS = '<colgroup><col/><col align="figure"/><col align="figure"/></colgroup>';
const HEAD = '<thead><tr><th>指标</th><th>2021年实绩</th><th>2022年目标</th></tr></thead>';

type Row = readonly [name: string, actual: string, target: string];
const figure = (text: string) => (/^\d/.test(text) ? `<num digits="${text}"/>` : text);
const rowOf = ([name, actual, target]: Row) =>
  `<tr><th>${name}</th><td>${figure(actual)}</td><td>${figure(target)}</td></tr>`;

/** So many rows that have a figure in one of the columns, or in both. */
function rows(count: number, kind: 'actual' | 'target' | 'both'): string {
  return Array.from({ length: count }, (_, at) =>
    rowOf([`${kind}${at}`, kind === 'target' ? '—' : '1', kind === 'actual' ? '—' : '2']),
  ).join('');
}

function tablesOf(body: string, more = ''): readonly TableNode[] {
  const table = `<table name="t"><caption>指标</caption>${COLUMNS}${HEAD}<tbody>${body}</tbody><notes><p>注</p></notes></table>`;
  const { children } = documentOf(`<section name="s">${table}${more}</section>`, report);
  return [...blocksIn(children)].filter((block) => block.kind === 'table');
}

const told = ({ number, title = [], columns, body, notes }: TableNode) =>
  `${number} ${printedText(title)} ${columns.length}×${body.length}${notes.length > 0 ? ' 注' : ''}`;

describe('a table with a column of dashes', () => {
  test('keeps every row once, in its order, under the head of its group', () => {
    const group = (name: string) => `<tr class="group"><th colspan="all">${name}</th></tr>`;
    const body =
      group('甲') + rows(40, 'actual') + group('乙') + rows(4, 'both') + group('丙') + rows(1, 'both');
    const [both, actual] = tablesOf(body);
    expect([both, actual].map((one) => one && told(one))).toEqual([
      '表1 指标（列有2022年目标） 3×7',
      '表2 指标（只列2021年实绩） 2×41 注',
    ]);
    expect(both?.body.map(({ cells }) => printedText(cells[0]?.children ?? []))).toEqual([
      ...['乙', 'both0', 'both1', 'both2', 'both3', '丙', 'both0'],
    ]);
  });

  test('is divided again where a part has such a column', () => {
    const body = rows(60, 'actual') + rows(14, 'target') + rows(2, 'both');
    expect(tablesOf(body).map(told)).toEqual([
      '表1 指标（列有2021年实绩、2022年目标） 3×2',
      '表2 指标（只列2022年目标） 2×14',
      '表3 指标（只列2021年实绩） 2×60 注',
    ]);
  });

  test('is divided, too, where each row has one figure or the other', () => {
    const body = rows(24, 'actual') + rows(30, 'target') + rows(4, 'both');
    expect(tablesOf(body).map(told)).toEqual([
      '表1 指标（列有2021年实绩、2022年目标） 3×4',
      '表2 指标（只列2021年实绩） 2×24',
      '表3 指标（只列2022年目标） 2×30 注',
    ]);
    // as long as so many rows have both, they are read side by side
    expect(tablesOf(rows(24, 'actual') + rows(30, 'target') + rows(20, 'both'))).toHaveLength(1);
  });

  test('is called by the numbers of all its parts, and listed once', () => {
    const [first, second] = tablesOf(rows(40, 'actual') + rows(5, 'both'));
    expect(first?.dividedInto).toMatchObject({ lastNumber: '表2', rowCounts: [5, 40] });
    expect(first?.dividedInto?.because).toEqual({ head: '2022年目标', missing: 40, rows: 45 });
    expect(second?.isFurtherPart).toBe(true);
    const { children } = documentOf(
      `<section name="s"><p>见<ref to="table:t" page="none"/>。</p><table name="t"><caption>指标</caption>${COLUMNS}${HEAD}<tbody>${rows(40, 'actual') + rows(5, 'both')}</tbody></table></section>`,
      report,
    );
    expect(JSON.stringify(children)).toContain('"text":"表1至表2"');
  });
});

describe('a table stays whole', () => {
  test.each([
    ['with fewer dashes than three in four', rows(30, 'actual') + rows(15, 'both')],
    ['of few rows', rows(9, 'actual') + rows(2, 'both')],
    ['whose column says something but once', rows(30, 'actual') + rows(1, 'both')],
    [
      'with a total',
      `${rows(40, 'actual') + rows(5, 'both')}<tr class="total"><th>合计</th><td>1</td><td>2</td></tr>`,
    ],
    [
      'whose rows stand under each other',
      `${rows(40, 'actual') + rows(5, 'both')}<tr level="1" indent="1"><th>甲</th><td>1</td><td>2</td></tr>`,
    ],
    [
      'with a cell over two columns',
      `${rows(40, 'actual') + rows(5, 'both')}<tr><th>甲</th><td colspan="2">1</td></tr>`,
    ],
  ])('%s', (_, body) => {
    expect(tablesOf(body)).toHaveLength(1);
  });
});
