import { describe, expect, test } from 'vitest';
import { dateOfSerial } from '../../../src/input/recognise/dates.js';
import { recognise } from '../../../src/input/recognise/index.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

/** The second column of a list with these cells under a head. */
function columnUnder(head: string, ...cells: readonly string[]) {
  const rows = cells.map((cell, at) => `第${at + 1}号桥 | ${cell} | ${at + 2}.5`).join('\n');
  const [table] = recognise(drawnSheet(`桥名 | ${head} | 投资（亿元）\n${rows}`));
  return { ...table?.columns[1], cells: table?.rows.map((row) => row.cells[1]) };
}

describe('dates', () => {
  test.each([
    ['eight digits', '开工日期', ['20250105', '20240310']],
    ['six digits', '签订年月', ['202501', '202411']],
    ['points', '竣工时间', ['2025.1.5', '2024.11']],
    ['a year and a month', '统计年月', ['2025-01', '2025-02']],
    ['several of these', '到期日', ['2025/1/5', '20260105', '—']],
    ['eight digits under any head', '计划', ['20250105', '20240310', '20231120']],
  ])('are no amounts: %s', (_, head, cells) => {
    const column = columnUnder(head, ...cells);
    expect([column.type, column.cells]).toEqual(['date', cells]);
  });

  test.each([
    ['a head of times that last', '运行时间', ['45678', '32100']],
    ['a head with a unit', '工作时间（小时）', ['45678', '32100']],
    ['a head that only begins so', '2025年月均收入', ['45678', '32100']],
    ['any other head', '产量', ['20250105', '20240310']],
    ['a date that there is not', '产量', ['20251305', '20240310', '20231120']],
  ])('are figures under %s', (_, head, cells) => {
    expect(columnUnder(head, ...cells).type).toBe('amount');
  });

  test('days as spreadsheet programs count them are read as dates, and told', () => {
    const column = columnUnder('成立日期', '45678', '44561.5', '2025-01-05');
    expect(column.cells).toEqual(['2025-01-21', '2021-12-31 12:00', '2025-01-05']);
    expect(column.serialDates).toEqual([2, 3]);
  });

  test.each([
    ['61', '1900-03-01'],
    ['45678', '2025-01-21'],
    ['45,678.25', '2025-01-21 06:00'],
  ])('a day that programs count: %s', (days, date) => {
    expect(dateOfSerial(days)).toBe(date);
  });
});

describe('codes', () => {
  test.each([
    '编号',
    '单位代码',
    '联系电话',
    '身份证号码',
    '邮编',
    '邮政编码',
    '统一社会信用代码',
    '合同号',
    '卡号',
  ])('are no amounts: %s', (head) => {
    expect(columnUnder(head, '36028101', '36028204').type).toBe('code');
  });

  test.each(['固定电话用户数', '手机产量', '移动电话（万部）', '邮政业务总量'])('but %s is one', (head) => {
    expect(columnUnder(head, '36028101', '36028204').type).toBe('amount');
  });
});
