import { expect, test } from 'vitest';
import { recognise } from '../../../src/input/recognise/index.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

const titlesIn = (drawing: string) => recognise(drawnSheet(drawing)).map(({ title }) => title?.text);

test('the halves of a balance are told by their heads, which say the same but for what the names are', () => {
  const drawing = (left: string, right: string) =>
    `资产负债表 | < | < | < | < | <\n资产 | 期末余额 | ${left} | 负债 | 期末余额 | ${right}\n` +
    '货币资金 | 120 | 110 | 短期借款 | 50 | 60\n应收账款 | 30 | 25 | 应付账款 | 22 | 12\n存货 | 45 | 40 | 预收账款 | 9 | 8';
  expect(titlesIn(drawing('年初余额', '年初余额'))).toEqual(['资产负债表（资产）', '资产负债表（负债）']);
  expect(titlesIn(drawing('年初余额', '上年余额'))).toEqual(['资产负债表']);
});

test('columns of words between figures begin no half', () => {
  const drawing = '项目 | 投资 | 进度 | 产值\n一期 | 120 | 主体封顶 | 50\n二期 | 80 | 打桩 | 40';
  expect(titlesIn(drawing)).toHaveLength(1);
});
