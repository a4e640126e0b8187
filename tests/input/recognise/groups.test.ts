import { describe, expect, test } from 'vitest';
import { recognise } from '../../../src/input/recognise/index.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

/** The rows of each table: their levels, `:` behind the head of a group, and their names. */
function rowsIn(drawing: string): string[] {
  return recognise(drawnSheet(drawing)).map(({ rows }) =>
    rows.map(({ level, kind, name }) => `${level}${name}${kind === 'group' ? ':' : ''}`).join(' '),
  );
}

const head = '项目 | 2023年 | 2024年';
const [first, second] = ['农业 | 10 | 11\n林业 | 2 | 3', '工业 | 50 | 55\n建筑业 | 20 | 21'];

describe('a row without figures heads a group of the one table', () => {
  test.each([
    ['in the column of names', '一、甲 | |', '二、乙 | |'],
    ['merged over all columns', '甲 | < | <', '乙 | < | <'],
    ['set over the figures', ' | 甲 |', ' | 乙 |'],
    ['merged over the figures', ' | 甲 | <', ' | 乙 | <'],
    ['in all cells', '甲 | 甲 | 甲', '乙 | 乙 | 乙'],
    ['below a blank row', '甲 | |', '\n乙 | |'],
  ])('%s', (_, one, other) => {
    const [rows, ...others] = rowsIn(`${head}\n${one}\n${first}\n${other}\n${second}`);
    expect(others).toEqual([]);
    expect(rows?.replace(/[一二]、/g, '')).toBe('0甲: 1农业 1林业 0乙: 1工业 1建筑业');
  });
});

describe('words in place of figures make no head of a row', () => {
  test.each([
    ['right below the head', `${head}\n小麦 | 停产 | 停产\n${first}`, '0小麦 0农业 0林业'],
    [
      'among others',
      `${head}\n${first}\n小麦 | 见说明 | 见说明\n${second}`,
      '0农业 0林业 0小麦 0工业 0建筑业',
    ],
    ['below a blank row', `名称 | 数\n甲 | 5\n\n乙 | 见说明\n丙 | 暂无`, '0甲 0乙 0丙'],
  ])('%s', (_, drawing, rows) => {
    expect(rowsIn(drawing)).toEqual([rows]);
  });
});

describe('a new head begins another table', () => {
  test.each([
    ['with a title of its own, be it the same', `甲表\n${head}\n${first}\n\n乙表\n${head}\n${second}`],
    ['by what it calls the names', `${head}\n${first}\n指标 | 一月 | 二月\n${second}`],
    ['by its periods', `${head}\n${first}\n增加值 | 2021年 | 2022年\n${second}`],
    ['below a blank row', `${head}\n${first}\n\n商品 | 出口 | 进口\n${second}`],
  ])('%s', (_, drawing) => {
    expect(rowsIn(drawing)).toEqual(['0农业 0林业', '0工业 0建筑业']);
  });

  test('unless it is the same, page by page', () => {
    expect(rowsIn(`甲表\n${head}\n${first}\n\n${head}\n${second}`)).toEqual(['0农业 0林业 0工业 0建筑业']);
  });
});

test('periods without figures head no groups', () => {
  expect(
    rowsIn('月份 | 出口 | 进口\n2025年1月 | 3 | 4\n2025年2月 | |\n2025年3月 | 5 | 6\n2025年4月 | 5 | 6'),
  ).toEqual(['02025年1月 02025年2月 02025年3月 02025年4月']);
});

test('numbers in a column of their own tell levels as those before names do', () => {
  const body = [
    '一 | 交通类 | 12\n1 | 县道 | 8\n2 | 桥梁 | 4',
    '二 | 水利类 | 9\n1 | 水库 | 6\n2 | 渠系 | 3',
    ' | 合计 | 21',
  ];
  expect(rowsIn(`序号 | 项目名称 | 投资（万元）\n${body.join('\n')}`)).toEqual([
    '0交通类 1县道 1桥梁 0水利类 1水库 1渠系 0合计',
  ]);
  expect(rowsIn('序号 | 项目名称 | 投资（万元）\n1 | 县道 | 8\n2 | 桥梁 | 4\n3 | 水库 | 6')).toEqual([
    '0县道 0桥梁 0水库',
  ]);
});

test('what stands under the name behind 其中： is one more of them, and nothing is asked', () => {
  const drawing =
    '项目 | 面积（亩） | 产量（吨）\n全年粮食 | 94.1 | 40.2\n其中:稻谷 | 80 | 36\n　 　 小麦 | 5 | 1.2\n油料 | 7 | 2';
  expect(rowsIn(drawing)).toEqual(['0全年粮食 1其中：稻谷 1小麦 0油料']);
  expect(recognise(drawnSheet(drawing))[0]?.questions).toEqual([]);
});

describe('a row that nothing comes under only lacks its figures', () => {
  const rest = '三、债务收入 | 30 | 31\n收入合计 | 150 | 160\n上年结转 | |\n收入总计 | 150 | 160';
  test.each([
    [
      'before one with a number of the same kind',
      `${head}\n一、税收收入 | 120 | 129\n二、基金收入 | |\n${rest}`,
      '0一、税收收入 0二、基金收入 0三、债务收入 0收入合计 0上年结转 0收入总计',
    ],
    [
      'but one with a number of another kind comes under it',
      `${head}\n一、税收 | |\n1.增值税 | 10 | 11\n2.契税 | 3 | 4\n二、非税 | |\n1.罚没 | 5 | 6\n2.租金 | 7 | 8`,
      '0一、税收: 11.增值税 12.契税 0二、非税: 11.罚没 12.租金',
    ],
  ])('%s', (_, drawing, rows) => {
    expect(rowsIn(drawing)).toEqual([rows]);
  });
});
