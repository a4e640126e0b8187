import { describe, expect, test } from 'vitest';
import type { TableNode } from '../../../../src/document/tree.js';
import { printedText } from '../../../../src/document/walk.js';
import { Database } from '../../../../src/incremental/database.js';
import { twoUpTable } from '../../../../src/layout/flow/table/two-up.js';
import { smallReport } from '../../../support/report.js';
import { blockOf } from '../../../support/templates.js';

const report = smallReport();
const HEAD = '<thead><tr><th>指标</th><th>单位</th><th>2021年实绩</th></tr></thead>';
const COLUMNS = '<colgroup><col grow="1"/><col/><col align="figure"/></colgroup>';
const row = (name: string, unit: string, cell: string) =>
  `<tr><th>${name}</th><td>${unit}</td><td>${cell}</td></tr>`;
const list = (count: number) =>
  Array.from({ length: count }, (_, at) => row(`名${at}`, '亩', `<num digits="${at}"/>`)).join('');

const tableOf = (body: string, head = HEAD, columns = COLUMNS) =>
  blockOf(`<table name="t">${columns}${head}<tbody>${body}</tbody></table>`, report) as TableNode;
const twoUp = (body: string) => twoUpTable(tableOf(body), new Database());
const textsOf = (table: TableNode | undefined) =>
  table?.body.map(({ cells }) => cells.map(({ children }) => printedText(children)).join('|'));

describe('a long list', () => {
  test('goes down on the left, then on the right, its units at its figures', () => {
    const texts = textsOf(twoUp(list(17)));
    expect(texts?.slice(0, 2)).toEqual(['名0|0亩||名9|9亩', '名1|1亩||名10|10亩']);
    expect(texts?.at(-1)).toBe('名8|8亩||||'.slice(0, -1));
  });

  test('of one page is read down once on each side, and a longer one page by page', () => {
    expect(textsOf(twoUp(list(40)))?.[10]).toBe('名10|10亩||名30|30亩');
    expect(textsOf(twoUp(list(60)))?.slice(9, 11)).toEqual(['名9|9亩||名19|19亩', '名20|20亩||名30|30亩']);
  });

  test('has each group balanced under its head', () => {
    const group = '<tr class="group"><th colspan="all">乙</th></tr>';
    const table = twoUp(`${list(13)}${group}${list(4)}`);
    expect(textsOf(table)?.slice(7)).toEqual(['乙', '名0|0亩||名2|2亩', '名1|1亩||名3|3亩']);
    expect(table?.body[7]?.cells[0]?.columnSpan).toBe(5);
  });

  test('says a unit with the qualifier where its cell had it, and none behind words', () => {
    const cells = [
      row('甲', '万方', '<num digits="110" qualifier="余" split="余万方"/>'),
      row('乙', '亿元', '<num digits="350" qualifier="以上"/>'),
      row('丙', '年', '三到五年'),
      row('丁', '%', '<num digits="7" unit="%"/>'),
    ];
    const texts = textsOf(twoUp(list(16) + cells.join('')))?.join(' ');
    for (const told of ['甲|110余万方', '乙|350亿元以上', '丙|三到五年', '丁|7%'])
      expect(texts).toContain(told);
  });

  test('keeps the rows of a build that have not changed', () => {
    const [table, database] = [tableOf(list(20)), new Database()];
    const [one, other] = [twoUpTable(table, database), twoUpTable(table, database)];
    expect(one?.body.every((row, at) => row === other?.body[at])).toBe(true);
  });
});

test.each([
  ['few rows', list(15)],
  ['a total', `${list(20)}<tr class="total"><th>计</th><td/><td>1</td></tr>`],
  ['rows under each other', `${list(20)}<tr level="1"><th>甲</th><td/><td>1</td></tr>`],
])('a list with %s stays one', (_, body) => {
  expect(twoUp(body)).toBeUndefined();
});
