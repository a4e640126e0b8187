import { expect, it } from 'vitest';
import { chartSheet } from '../../../src/studio/charts/chart-sheet.js';
import { setKind, setOrder, toggleColumn, toggleRow } from '../../../src/studio/page/chart/chart-edits.js';
import type { ChartState } from '../../../src/studio/wire/charts.js';

const sheet = {
  ...{
    key: 'a.xlsx#图',
    file: 'a.xlsx',
    shownFile: 'a.xlsx',
    sheet: '图',
    version: '',
    isEditable: true,
    isHidden: false,
  },
  rows: [
    { line: 1, fields: ['类型', '主题', '表', '列', '行'] },
    { line: 3, fields: ['折线图', '收支', '财政', '收入、支出', ''] },
  ],
};

it('a chart of a worksheet is changed in the cells of its row, by the words that sheets use', () => {
  const stands = chartSheet(sheet, 0);
  const state: ChartState = {
    ...{
      file: 'a.xlsx',
      index: 0,
      name: 'chart-1',
      columns: [],
      shownTitle: '',
      titleCalls: {},
      problems: [],
    },
    ...(stands && { sheet: stands }),
    spec: { type: 'line', series: [{ column: '收入' }, { column: '支出' }], rows: { table: '财政' } },
    kinds: [{ type: 'bar', name: { zh: '柱形图', en: 'bars' }, isFit: true }],
    rows: ['1月', '2月', '3月'].map((name) => ({ name, label: name, isShown: true, hasFigures: true })),
  };
  const cellsOf = (edits: ReturnType<typeof setKind>) =>
    edits.flatMap((edit) =>
      edit.kind === 'cells' ? edit.cells.map(({ line, column, after }) => [line, column, after]) : [],
    );
  expect(cellsOf(setKind(state, 'bar'))).toEqual([[3, 1, '柱形图']]);
  expect(cellsOf(toggleColumn(state, '支出'))).toEqual([[3, 4, '收入']]);
  expect(cellsOf(toggleRow(state, '2月'))).toEqual([[3, 5, '1月、3月']]);
  // columns that the sheet does not have are put behind its last, each in its own place
  expect(cellsOf(setOrder(state, 'ascending'))).toEqual([
    [1, 7, '排序'],
    [3, 7, '收入'],
    [1, 8, '次序'],
    [3, 8, '升序'],
  ]);
});

it('there is none below the last row', () => {
  expect(chartSheet(sheet, 1)).toBeUndefined();
});
