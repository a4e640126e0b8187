import { describe, expect, test } from 'vitest';
import { contradictedRatios } from '../../../src/dataset/general/stated-ratios.js';
import { recognise } from '../../../src/input/recognise/index.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

function contradictedIn(drawing: string) {
  const [table] = recognise(drawnSheet(drawing));
  if (!table) throw new Error('no table');
  return contradictedRatios(table).map(({ row, stated, reckoned, slip, rows }) =>
    [row.name, stated, reckoned, slip, rows].filter((one) => one !== undefined).join(' '),
  );
}

const contradicted = (...rows: string[]) =>
  contradictedIn(`单位：万元\n项目 | 2024年 | 2023年 | 增长%\n${rows.join('\n')}`);

const sound = [
  '甲 | 110 | 100 | 10.0',
  '乙 | 95 | 100 | -5.0',
  '丙 | 330 | 300 | 10.0',
  '丁 | 51 | 50 | 2.0',
];

describe('a stated growth that the two amounts contradict', () => {
  test('is found where the others agree', () => {
    expect(contradicted(...sound, '戊 | 250 | 200 | 12.0')).toEqual(['戊 12.0 25.0']);
  });

  test.each([
    ['rounding of amounts and growth', '戊 | 7 | 6 | 14.9'],
    ['a base below nothing', '戊 | 20 | -10 | 300.0'],
    ['a base of nothing', '戊 | 20 | 0 | 100.0'],
    ['no growth', '戊 | 20 | 10 | —'],
  ])('%s contradicts nothing', (_, row) => {
    expect(contradicted(...sound, row)).toEqual([]);
  });

  test('growth at constant prices is none that amounts could contradict', () => {
    expect(contradicted('甲 | 110 | 100 | 8.0', '乙 | 95 | 100 | -6.2', '丙 | 330 | 300 | 7.9')).toEqual([]);
  });

  test('of what is in percent may be told in points', () => {
    const head = '指标 | 单位 | 2024年 | 2023年 | 增长（%）';
    const others = sound.map((row) => row.replace('|', '| 万元 |')).join('\n');
    expect(contradictedIn(`${head}\n${others}\n城镇化率 | % | 62.1 | 61.0 | 1.1`)).toEqual([]);
    expect(contradictedIn(`${head}\n${others}\n城镇化率 | % | 62.1 | 61.0 | 4.7`)).toHaveLength(1);
  });
});

describe('a slip is found in any row', () => {
  test.each([
    ['a point one place off', '甲 | 124.3 | 100 | 2.43', '甲 2.43 24.30 ten'],
    ['a sign', '甲 | 94.8 | 100 | 5.2', '甲 5.2 -5.2 sign'],
  ])('%s', (_, row, found) => {
    expect(contradicted(row, '乙 | 95 | 100 | -6.2', '丙 | 330 | 300 | 7.9')).toEqual([found]);
  });

  test('in most rows of a column, and told once', () => {
    const fractions = ['甲 | 110 | 100 | 0.10', '乙 | 95 | 100 | -0.05', '丙 | 330 | 300 | 0.10'];
    expect(contradicted(...fractions)).toEqual(['甲 0.10 10.00 hundred 3']);
  });
});

describe('other ratios are held against amounts, too', () => {
  test.each([
    [
      'differences',
      '县区 | 2023年 | 2024年 | 增减额\n甲 | 10 | 12 | 2\n乙 | 8 | 7 | -1\n丙 | 5 | 9 | 4\n丁 | 3 | 8 | 7',
      ['丁 7 5'],
    ],
    [
      'what is done of a plan',
      '科目 | 预算数 | 执行数 | 完成预算%\n甲 | 100 | 98 | 98.0\n乙 | 50 | 51 | 102.0\n丙 | 200 | 190 | 95.0\n丁 | 80 | 72 | 95.0',
      ['丁 95.0 90.0'],
    ],
    [
      'shares',
      '行业 | 产值 | 占比（%）\n合计 | 200 | 100.0\n甲 | 100 | 50.0\n乙 | 60 | 30.0\n丙 | 20 | 10.0\n丁 | 20 | 15.0',
      ['丁 15.0 10.0'],
    ],
    [
      'growth on the month before',
      '品种 | 2025年8月 | 2025年9月 | 环比（%）\n甲 | 100 | 110 | 10.0\n乙 | 50 | 51 | 2.0\n丙 | 20 | 19 | -5.0\n丁 | 40 | 50 | 12.0',
      ['丁 12.0 25.0'],
    ],
  ])('%s', (_, drawing, found) => {
    expect(contradictedIn(`单位：万元\n${drawing}`)).toEqual(found);
  });
});

test('a share may be of any amounts before it', () => {
  const drawing = '县 | 单位数（个） | 从业人数（人） | 占比（%）\n合计 | 600 | 3000 | 100.0';
  const rows = ['甲 | 300 | 1600 | 50.0', '乙 | 200 | 900 | 33.3', '丙 | 100 | 500 | 12.0'];
  expect(contradictedIn([drawing, ...rows].join('\n'))).toEqual(['丙 12.0 16.7']);
});

test('where periods run down, a growth is held against the row of the year before', () => {
  const months = ['1月', '2月', '3月', '4月'];
  const before = months.map((month, index) => `2024年${month} | ${100 + index} | 3.0`);
  const after = ['110 | 10.0', '111.1 | 10.0', '112.2 | 10.0', '113.3 | 25.0'];
  const rows = [...before, ...after.map((cells, index) => `2025年${months[index]} | ${cells}`)];
  expect(contradictedIn(`单位：万元\n月份 | 收入 | 同比（%）\n${rows.join('\n')}`)).toEqual([
    '2025年4月 25.0 10.0',
  ]);
});

test('what is done of a plan is reckoned in one way: two rows that agree put a third in doubt', () => {
  const head = '科目 | 年初预算 | 调整预算 | 执行数 | 为预算的%';
  const rows = [
    '教育 | 100 | 110 | 99 | 90',
    '卫生 | 200 | 200 | 210 | 95',
    '农林水 | 300 | 320 | 310 | 96.9',
  ];
  expect(contradictedIn(`${head}\n${rows.join('\n')}`)).toEqual(['卫生 95 105']);
});

test('上年同期 is what the other amount of a table is compared with, whatever months it is of', () => {
  const head = '指标 | 本月止累计 | 上年同期 | 同比增减（%）';
  expect(contradictedIn(`${head}\n营业收入 | 120.5 | 110.2 | 9.3\n利润 | 8.1 | 9.0 | 10.0`)).toEqual([
    '利润 10.0 -10.0 sign',
  ]);
  expect(contradictedIn(`${head}\n营业收入 | 120.5 | 110.2 | 8.1\n利润 | 8.1 | 9.0 | -9.0`)).toEqual([]);
});
