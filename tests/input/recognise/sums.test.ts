import { expect, test } from 'vitest';
import { recognise } from '../../../src/input/recognise/index.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

function only(drawing: string) {
  const [table, ...others] = recognise(drawnSheet(drawing));
  if (!table || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return table;
}

const linesInDoubt = (drawing: string) => only(drawing).contradictions.map(({ line }) => line);

test.each([
  ['last', '项目 | 金额（万元）\n甲 | 1\n乙 | 2\n合计 | 4', [4]],
  ['first', '项目 | 金额（万元）\n合　计 | 4\n甲 | 1\n乙 | 2', [2]],
  ['right', '项目 | 金额（万元）\n甲 | 1\n乙 | 2\n合计 | 3', []],
  ['of rows in levels', '项目 | 金额（万元）\n合计 | 9\n甲 | 1\n»其中：丙 | 1\n乙 | 2', []],
  ['of a place, not of its rows', '地区 | 金额（万元）\n全国 | 9\n甲省 | 1\n乙省 | 2', []],
  ['of a rate', '地区 | 亩产（公斤）\n合计 | 512\n甲 | 530\n乙 | 498', []],
])('a total of a plain list that its rows do not add up to is told: %s', (_, drawing, lines) => {
  expect(linesInDoubt(drawing)).toEqual(lines);
});

test('accounts in which something is taken off are not held against the sum of their rows', () => {
  const drawing =
    '资产 | 期末余额 | 年初余额\n固定资产 | 200 | 210\n减：累计折旧 | 30 | 25\n固定资产净值 | 170 | 185\n' +
    '在建工程 | 5 | 6\n非流动资产合计 | 175 | 191';
  expect(linesInDoubt(drawing)).toEqual([]);
});

test('sums of the pages of a sheet are left out, told, and no parts of its total', () => {
  const { rows, skipped, contradictions } = only(
    '序号 | 姓名 | 金额（元）\n1 | 张一 | 500\n2 | 张二 | 600\n本页小计 | | 1100\n承前页 | | 1100\n' +
      '3 | 张三 | 700\n本页小计 | | 700\n合计 | | 1800',
  );
  expect(rows.map(({ kind, cells }) => `${kind} ${cells[2]}`)).toEqual([
    'data 500',
    'data 600',
    'data 700',
    'total 1800',
  ]);
  expect(skipped.map(({ lines }) => lines)).toEqual([[4, 5, 7]]);
  expect(contradictions).toEqual([]);
});

test.each([
  ['壹拾贰万捌仟元整', 128000, []],
  ['人民币壹拾贰万捌仟元伍角', 128000.5, []],
  ['壹拾贰万捌仟零伍元整', 128000, [4]],
])('a sum told in words too, %s, is held against the figures of its row', (words, figure, lines) => {
  const { rows, contradictions } = only(
    `品名 | 数量（台） | 金额（元）\n电脑 | 20 | 96000\n桌子 | 8 | ${figure - 96000}\n合计（大写）：${words} | < | ${figure}`,
  );
  expect(rows.at(-1)?.kind).toBe('total');
  expect(contradictions.map(({ line }) => line)).toEqual(lines);
});
