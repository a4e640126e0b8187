import { expect, test } from 'vitest';
import { explainTable } from '../../../src/input/recognise/explain.js';
import { recognise } from '../../../src/input/recognise/index.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

function explained(drawing: string): string {
  const [table] = recognise(drawnSheet(drawing));
  return table ? explainTable(table, '表', 'zh') : '';
}

test('the periods of rows are told from the first to the last in time', () => {
  const rows = '2025年3月 | 3\n2025年1月 | 1\n2024年12月 | 12\n2025年2月 | 2';
  expect(explained(`月份 | 收入（亿元）\n${rows}`)).toContain('各行2024年12月至2025年3月');
});

test('a title is told as it prints, with the time that stands below it', () => {
  expect(explained('产品产量\n2025年9月\n产品 | 本月（吨）\n原煤 | 3\n水泥 | 4')).toContain(
    '产品产量（2025年9月）',
  );
});
