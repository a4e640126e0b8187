import { expect, test } from 'vitest';
import { tableKind } from '../../../src/dataset/kinds/index.js';
import { ratio } from '../../../src/dataset/kinds/ratio.js';
import type { Table } from '../../../src/dataset/model.js';
import { readColumns } from '../../../src/dataset/table/header.js';
import { withMeasures } from '../../../src/dataset/table/measures.js';
import { underSettings } from '../../../src/dataset/table/settings.js';
import { readTable } from '../../../src/dataset/table/table.js';
import { Database } from '../../../src/incremental/database.js';
import type { SheetRow } from '../../../src/input/raw-table.js';
import { readCsv } from '../../../src/input/readers/csv.js';
import { csvOf } from '../../../src/output/tables/csv.js';

const text = `编号,项目,分组,总投资（亿元）,累计完成（亿元）,说明,出处,原文
a,甲,续建,80,20.5,,一,80亿元；20.5亿元
b,乙,续建,,3,,一,3亿元
c,丙,续建,10亿元以上,5,,一,10亿元以上；5亿元
`;
const table = readTable('projects', 'projects', readCsv({ file: 'projects.csv', text }).value).value as Table;
const done = ratio('完成率', '累计完成', '总投资');

test('a column that follows from others stands behind the last of them, and has a figure where they do', () => {
  const { columns, rows } = withMeasures(table, [done]);
  expect(columns.map(({ header }) => header).slice(3, 7)).toEqual([
    '总投资（亿元）',
    '累计完成（亿元）',
    '完成率',
    '说明',
  ]);
  expect(rows.map(({ cells }) => cells.完成率?.text)).toEqual(['25.6%', '', '约50.0%']);
  expect(rows[0]?.cells.完成率?.place).toMatchObject({ line: 2, column: 5, field: '完成率' });
});

test('without one of those there is none', () => {
  expect(withMeasures(table, [ratio('完成率', '累计完成', '预算数')])).toBe(table);
});

test('nobody fills such a column in', () => {
  const sheet = readCsv({ file: 'projects.csv', text: text.replace('说明', '完成率') }).value;
  const kind = { columns: tableKind('projects').columns, measures: [done] };
  const { found } = readColumns(sheet, sheet.rows[0] as SheetRow, kind);
  expect(found.map(({ code, place, hint }) => [code, place?.column, hint?.zh])).toEqual([
    ['unknown-column', 6, '它由“累计完成”“总投资”算出：删去这一列。'],
  ]);
  const filled = withMeasures(table, [done]);
  expect(csvOf(filled)).toBe(csvOf(table));
});

test('an amount without brackets is in the unit that the line above the table states', () => {
  const bare = table.columns.map((one) => {
    const { unit: _, ...column } = { ...one, header: one.title };
    return column;
  });
  const unitsUnder = (unit: string) =>
    underSettings({ ...table, columns: bare }, { kind: 'projects', notes: [], unit }, new Database())
      .columns.filter(({ role }) => role === 'amount')
      .map((column) => column.unit);
  expect(unitsUnder('亿元')).toEqual(['亿元', '亿元']);
  expect(unitsUnder('亿元、%')).toEqual([undefined, undefined]);
});
