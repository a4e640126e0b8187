import { describe, expect, test } from 'vitest';
import { recognise } from '../../../src/input/recognise/index.js';
import { unitInNote } from '../../../src/input/recognise/told-unit.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

const TABLE = '项目 | 2024年 | 2025年\n税收 | 10 | 12\n非税 | 5 | 4\n国资 | 3 | 3';

function unitOf(drawing: string, names: { name?: string; file?: string } = {}) {
  const [table] = recognise({ ...drawnSheet(drawing), ...names });
  const by = table?.evidence.find(({ part }) => part === 'unit');
  return [table?.unit, by?.sureness, by?.reasons[0]?.zh, table?.questions.length];
}

describe('a unit that no line of its own tells', () => {
  test.each([
    ['注：资金单位为亿元。', '亿元'],
    ['注：1.金额单位均为万元；2.为快报数。', '万元'],
    ['除特别注明外，单位为万元', '万元'],
    ['说明：本表数据以千元为单位。', '千元'],
    ['表中金额单位为人民币万元', '万元'],
    ['备注：计量单位：吨。', '吨'],
    ['注：金额均为万元，不含税。', '万元'],
  ])('is told by a note: %s', (text, unit) => {
    expect(unitInNote(text)).toBe(unit);
    expect(unitOf(`${TABLE}\n${text}`)).toEqual([unit, 'sure', '第5行的文字', 0]);
  });

  test.each([
    '注：责任单位为财政局。',
    '注：各单位为预算单位。',
    '注：煤炭产量的单位为吨。',
    '说明：以市为单位考核。',
  ])('is not told by %s', (text) => {
    expect(unitInNote(text)).toBeUndefined();
  });

  test('is that of the tables before, too, where a note below the last says so', () => {
    const both = `${TABLE}\n\n支出表\n${TABLE}\n`;
    const unitsOf = (note: string) => recognise(drawnSheet(both + note)).map(({ unit }) => unit);
    expect(unitsOf('注：以上单位均为万元。')).toEqual(['万元', '万元']);
    expect(unitsOf('注：资金单位为万元。')).toEqual([undefined, '万元']);
  });

  test.each(['收支（万元）', '收支（单位：万元）', '收支-万元', '收支_万元'])(
    'is told by the name of a sheet or a file: %s',
    (name) => {
      expect(unitOf(TABLE, { name })).toEqual(['万元', 'likely', '工作表名', 0]);
      expect(unitOf(TABLE, { file: `数据/${name}.csv` })).toEqual(['万元', 'likely', '文件名', 0]);
    },
  );

  test.each(['收支（部门）', '收支-个', '2024-2025年', '部门-元旦'])('is not told by %s', (name) => {
    expect(unitOf(TABLE, { name })[0]).toBeUndefined();
  });

  test.each(['万元', '（亩）', '指标（吨）'])('stands in the corner of the head: %s', (corner) => {
    const [unit] = unitOf(TABLE.replace('项目', corner));
    expect(unit).toBe(corner.replace(/指标|[（）]/g, ''));
  });

  test.each(['年', '个', '户'])('but not by %s, which may be what the names are of', (corner) => {
    expect(unitOf(TABLE.replace('项目', corner))[0]).toBeUndefined();
  });

  test.each(['支出表【单位：亿元】', '支出表【亿元】', '支出表［亿元］', '支出表（单位：亿元）'])(
    'stands in brackets of the title, whatever they are: %s',
    (title) => {
      const [table] = recognise(drawnSheet(`${title} | < | <\n${TABLE}`));
      expect([table?.title?.text, table?.unit]).toEqual(['支出表', '亿元']);
    },
  );
});

test('what a head counts by its own words is not counted in money', () => {
  const [table] = recognise(
    drawnSheet('单位：万元\n乡镇 | 低保户数 | 人数 | 补助\n甲镇 | 12 | 30 | 5.5\n乙镇 | 8 | 21 | 3'),
  );
  expect(table?.columns.map(({ unit }) => unit)).toEqual([undefined, '户', '人', undefined]);
});

test.each(['得分', '自评总分', '分值'])('points are not counted in the money of the table: %s', (head) => {
  const [table] = recognise(drawnSheet(`单位：万元\n项目 | 预算 | ${head}\n甲 | 120 | 9.5\n乙 | 80 | 8`));
  expect(table?.columns[2]?.unit).toBe('分');
});
