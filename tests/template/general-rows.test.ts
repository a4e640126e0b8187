import { expect, test } from 'vitest';
import { figureOf } from '../../src/dataset/general/figure.js';
import type { ReportTable } from '../../src/report/report.js';
import { indentsOf } from '../../src/template/helpers/row-indents.js';
import { explainedSigns } from '../../src/template/helpers/signs.js';

test('names are set in by their levels, and what follows 其中： stands under the name behind it', () => {
  const rows: [string, number, number][] = [
    ['税收收入', 0, 0],
    ['其中：增值税', 1, 1],
    ['企业所得税', 1, 4],
    ['中央级', 2, 5],
    ['非税收入', 0, 0],
    ['专项收入', 1, 1],
  ];
  expect(indentsOf(rows.map(([label, level]) => ({ label, level })))).toEqual(
    rows.map(([, , indent]) => indent),
  );
});

/** A table of one column of figures, a cell for each text. */
function tableOf(texts: readonly string[], decimals?: number): ReportTable {
  const rows = texts.map((text) => ({
    rowKind: text === '合计' ? 'total' : 'data',
    cells: {
      数: { text: text === '合计' ? '' : text, quantity: figureOf(text === '合计' ? '' : text, decimals) },
    },
  }));
  return { columns: [{ header: '数', role: 'figure' }], rows } as unknown as ReportTable;
}

test.each([
  ['nothing', ['1', '2.5', '0'], undefined, [], ''],
  ['what is empty', ['1', ''], undefined, [], '“…”表示数据缺或未列。'],
  ['dashes, and sums that have no sense', ['-', '合计'], undefined, [], '“—”表示没有或不适用。'],
  ['all signs once', ['', '', '—', '…'], undefined, [], '“…”表示数据缺或未列，“—”表示没有或不适用。'],
  ['what is only rounded to nothing', ['0.04', '0', '3'], 1, [], '“0.0”表示不足半个单位。'],
  ['no sign that a note explains', ['', '-'], undefined, ['注：“-”表示无该项。'], '“…”表示数据缺或未列。'],
] as const)('of the signs of a table is explained: %s', (_, texts, decimals, notes, expected) => {
  expect(explainedSigns(tableOf(texts, decimals), notes)).toBe(expected);
});
