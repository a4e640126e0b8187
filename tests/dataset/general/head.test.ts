import { expect, test } from 'vitest';
import { headsWithUnits } from '../../../src/dataset/general/head.js';
import type { RecognisedColumn } from '../../../src/input/recognise/model.js';

/** Columns of figures by their heads and units: `收入/当月 万元`. */
function headsOf(...columns: string[]): string[] {
  const read = columns.map((text, index): RecognisedColumn => {
    const [path = '', unit] = text.split(' ');
    return { at: index + 1, path: path.split('/'), type: 'amount', ...(unit !== undefined && { unit }) };
  });
  return headsWithUnits(read, (unit) => unit === '吨').map((path) => path.join('/'));
}

test('a unit that several columns under a head have stands in that head, once', () => {
  expect(headsOf('收入/当月 万元', '收入/累计 万元', '收入/同比 %', '支出/当月 亿元')).toEqual([
    '收入（万元）/当月',
    '收入（万元）/累计',
    '收入（万元）/同比（%）',
    '支出/当月（亿元）',
  ]);
});

test('a unit of one column, or of several that differ, stands in the lowest head', () => {
  expect(headsOf('收入/总量 万元', '收入/同比 %')).toEqual(['收入/总量（万元）', '收入/同比（%）']);
  expect(headsOf('人口/户数 户', '人口/人数 人', '面积 亩')).toEqual([
    '人口/户数（户）',
    '人口/人数（人）',
    '面积（亩）',
  ]);
});

test('a unit that the line over the table tells, or the head itself in percent, is not told again', () => {
  expect(headsOf('粮食/2024年 吨', '粮食/2025年 吨', '增长% %')).toEqual([
    '粮食/2024年',
    '粮食/2025年',
    '增长%',
  ]);
});
