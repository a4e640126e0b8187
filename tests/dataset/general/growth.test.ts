import { expect, test } from 'vitest';
import { contradictedGrowths } from '../../../src/dataset/general/growth.js';
import { recognise } from '../../../src/input/recognise/index.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

function contradicted(...rows: string[]) {
  const [table] = recognise(drawnSheet(`单位：万元\n项目 | 2024年 | 2023年 | 增长%\n${rows.join('\n')}`));
  if (!table) throw new Error('no table');
  return contradictedGrowths(table).map(({ row, stated, reckoned }) => `${row.name} ${stated} ${reckoned}`);
}

const sound = [
  '甲 | 110 | 100 | 10.0',
  '乙 | 95 | 100 | -5.0',
  '丙 | 330 | 300 | 10.0',
  '丁 | 51 | 50 | 2.0',
];

test('a stated growth that the two amounts contradict is found where the others agree', () => {
  expect(contradicted(...sound, '戊 | 240 | 200 | 2.0')).toEqual(['戊 2.0 20.0']);
});

test('rounding of amounts and growth contradicts nothing', () => {
  expect(contradicted(...sound, '戊 | 7 | 6 | 14.9')).toEqual([]);
});

test('growth at constant prices is none that amounts could contradict', () => {
  expect(contradicted('甲 | 110 | 100 | 8.0', '乙 | 95 | 100 | -6.2', '丙 | 330 | 300 | 7.9')).toEqual([]);
});

test('where periods run down, a growth is held against the row of the year before', () => {
  const months = ['1月', '2月', '3月', '4月'];
  const before = months.map((month, index) => `2024年${month} | ${100 + index} | 3.0`);
  const after = ['110 | 10.0', '111.1 | 10.0', '112.2 | 10.0', '113.3 | 20.0'];
  const rows = [...before, ...after.map((cells, index) => `2025年${months[index]} | ${cells}`)];
  const [table] = recognise(drawnSheet(`单位：万元\n月份 | 收入 | 同比（%）\n${rows.join('\n')}`));
  if (!table) throw new Error('no table');
  expect(contradictedGrowths(table).map(({ row, stated, reckoned }) => [row.name, stated, reckoned])).toEqual(
    [['2025年4月', '20.0', '10.0']],
  );
});
