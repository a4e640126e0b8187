import { describe, expect, test } from 'vitest';
import type { TableNode } from '../../src/document/tree.js';
import { smallReport } from '../support/report.js';
import { short } from '../support/short.js';
import { blockOf } from '../support/templates.js';

const report = smallReport();

const table = (parts: string) => `<table name="t">${parts}</table>`;

describe('a column that may be dropped', () => {
  /** Columns, and the cells of each row with their spans, as the tree has them. */
  function columnsOf(columns: string, rows: string): unknown {
    const block = blockOf(
      table(`<colgroup>${columns}</colgroup><tbody>${rows}</tbody>`),
      report,
    ) as TableNode;
    const row = ({ cells }: TableNode['body'][number]) =>
      cells.map(({ children, columnSpan }) => short(children) + (columnSpan > 1 ? `×${columnSpan}` : ''));
    return [block.columns.map(({ align }) => align), ...block.body.map(row)];
  }
  const DROP = '<col align="right" drop="empty"/>';

  test.each<[string, string, string, unknown]>([
    [
      'goes when no row has anything in it',
      `<col/>${DROP}`,
      '<tr><td>甲</td><td> </td></tr>',
      [['left'], ['甲']],
    ],
    [
      'goes when there are but dashes',
      `<col/>${DROP}`,
      '<tr><td>甲</td><td><em>—</em></td></tr>',
      [['left'], ['甲']],
    ],
    [
      'stays when one row has something',
      `<col/>${DROP}`,
      '<tr><td>甲</td><td/></tr><tr><td>乙</td><td>1</td></tr>',
      [
        ['left', 'right'],
        ['甲', ''],
        ['乙', '1'],
      ],
    ],
    [
      'stays for a figure',
      `<col/>${DROP}`,
      '<tr><td>甲</td><td><num digits="0"/></td></tr>',
      [
        ['left', 'right'],
        ['甲', '[|0||]'],
      ],
    ],
    [
      'takes its place in a span along',
      `<col/>${DROP}<col/>`,
      '<tr><td colspan="all">组</td></tr><tr><td colspan="2">甲</td><td>1</td></tr>',
      [['left', 'left'], ['组×2'], ['甲', '1']],
    ],
    [
      'goes under a cell that spans rows',
      `<col/>${DROP}<col/>`,
      '<tr><td rowspan="2">甲</td><td/><td>1</td></tr><tr><td/><td>2</td></tr>',
      [['left', 'left'], ['甲', '1'], ['2']],
    ],
  ])('%s', (_, columns, rows, expected) => {
    expect(columnsOf(columns, rows)).toEqual(expected);
  });

  test('stays where its template does not ask that it go', () => {
    expect(columnsOf('<col/><col/>', '<tr><td>甲</td><td/></tr>')).toEqual([
      ['left', 'left'],
      ['甲', ''],
    ]);
  });
});
