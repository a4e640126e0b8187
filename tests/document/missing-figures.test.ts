import { describe, expect, test } from 'vitest';
import type { TableNode } from '../../src/document/tree.js';
import { smallReport } from '../support/report.js';
import { short } from '../support/short.js';
import { blockOf } from '../support/templates.js';

const report = smallReport();

const table = (parts: string) => `<table name="t">${parts}</table>`;
const COLUMNS = '<colgroup><col/><col align="figure"/></colgroup>';

describe('a cell of a column of figures that says nothing (CY/T 170: no empty cells)', () => {
  const rowsOf = (rows: string) => {
    const block = blockOf(table(`${COLUMNS}<tbody>${rows}</tbody>`), report) as TableNode;
    return block.body.map(({ cells }) => cells.map(({ children }) => short(children)));
  };

  test.each([
    ['prints a dash', '<tr><td>甲</td><td/></tr>', [['甲', '—']]],
    ['prints a dash for white space', '<tr><td>甲</td><td><em> </em></td></tr>', [['甲', '—']]],
    ['stays empty in a column of words', '<tr><td/><td><num digits="1"/></td></tr>', [['', '[|1||]']]],
    [
      'is found under a cell that spans rows',
      '<tr><td rowspan="2">甲</td><td/></tr><tr><td/></tr>',
      [['甲', '—'], ['—']],
    ],
  ])('%s', (_, rows, expected) => {
    expect(rowsOf(rows)).toEqual(expected);
  });

  test.each(['group', 'subtotal', 'total'])('may be blank in a row of class %s', (kind) => {
    expect(rowsOf(`<tr class="${kind}"><td>计</td><td/></tr>`)).toEqual([['计', '']]);
  });
});
