import { describe, expect, test } from 'vitest';
import { readTable } from '../../../src/dataset/table/table.js';
import type { RawTable } from '../../../src/input/raw-table.js';
import { readCsv } from '../../../src/input/readers/csv.js';

function read(kind: 'projects' | 'indicators', text: string) {
  const sheet: RawTable = readCsv({ file: 'a.csv', text }).value;
  const { value, found } = readTable('mine', kind, sheet);
  return { table: value, codes: found.map(({ code }) => code) };
}

describe('a column that a kind of table does not have is an office’s own', () => {
  test.each([
    ['建设地点', ['乙镇', '丙镇'], { title: '建设地点', role: 'text' }],
    ['起止年限', ['2025—2027', '2024—2026'], { title: '起止年限', role: 'text' }],
    ['立项文号', ['0012', '0034'], { title: '立项文号', role: 'text' }],
    ['占地（亩）', ['120', ''], { title: '占地', unit: '亩', role: 'amount' }],
    ['到位率（%）', ['95.4', '80'], { title: '到位率', unit: '%', role: 'amount', unsummed: 'rate' }],
  ])('%s', (header, [first = '', second = ''], column) => {
    const { table, codes } = read('projects', `编号,项目,${header}\np1,甲,${first}\np2,乙,${second}\n`);
    expect(codes).toEqual([]);
    const own = table?.columns.find(({ header: one }) => one === header);
    // a head with a unit is one of amounts, which projects may have anyhow
    expect(own).toMatchObject(column);
  });

  test('but one that is mistyped is told', () => {
    expect(read('projects', '编号,项目,原 文,说名\np1,甲,乙,丙\n').codes).toEqual(['unknown-column']);
  });

  test('beside the figures of a period stands how they grew', () => {
    const { table } = read('indicators', '指标,单位,2025年实绩,比上年增长（%）\n收入,万元,567755,0.2\n');
    expect(table?.columns.map(({ header, role }) => [header, role])).toEqual([
      ['指标', 'label'],
      ['单位', 'unit'],
      ['2025年实绩', 'period'],
      ['比上年增长（%）', 'amount'],
    ]);
  });
});

test('rows without ids are known by their names, and stand as deep as they are set in', () => {
  const rows = '税收收入,万元,3\n　　其中：增值税,万元,1\n非税收入,万元,2\n税收收入,万元,5\n';
  const { table, codes } = read('indicators', `指标,单位,2025年实绩\n${rows}`);
  expect(codes).toEqual([]);
  expect(table?.rows.map(({ id, level = 0 }) => [id, level])).toEqual([
    ['mine/税收收入', 0],
    ['mine/其中：增值税', 1],
    ['mine/非税收入', 0],
    ['mine/税收收入#2', 0],
  ]);
});

test('where there is a column of ids or sources, every row has one', () => {
  expect(read('projects', '编号,项目,原文\np1,甲,甲\n,乙,\n').codes).toEqual([
    'missing-cell',
    'missing-cell',
  ]);
});
