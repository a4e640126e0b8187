import { describe, expect, test } from 'vitest';
import { recognise } from '../../../src/input/recognise/index.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

const FORM = `
2024年度项目支出绩效自评表 | < | < | < | <
项目名称 | 农村公路养护 | < | 实施单位 | 公路中心
资金（万元） | | 年初预算 | 全年执行 | 得分
^ | 年度总额 | 500 | 515 | 9.9
^ | 其中：拨款 | 500 | 515 | —
目标 | 预期目标 | < | 实际完成 | <
^ | 养护300公里 | < | 养护312公里 | <
指标 | 一级指标 | 三级指标 | 指标值 | 得分
^ | 产出 | 里程 | ≥300公里 | 20
^ | ^ | 合格率 | ≥95% | 15
^ | 效益 | 通行能力 | 提升 | 30
总分 | | | | 99.9`.trim();

const tables = recognise(drawnSheet(FORM));

describe('a form of several parts', () => {
  test('is divided into them, each under its own head, all under the title of the form', () => {
    expect(tables.map(({ title, head, rows }) => [title?.text, head, rows.length])).toEqual([
      ['2024年度项目支出绩效自评表', [], 1],
      ['2024年度项目支出绩效自评表（资金）', [3], 2],
      ['2024年度项目支出绩效自评表（目标）', [6], 1],
      ['2024年度项目支出绩效自评表（指标）', [8], 4],
    ]);
    expect(tables.flatMap(({ questions }) => questions)).toEqual([]);
  });

  test('has every text of the sheet once in them, but for names that are merged over several rows', () => {
    const texts = tables.flatMap(({ title, columns, rows }) => {
      const shown = columns.flatMap(({ leftOut }, at) => (leftOut ? [] : [at]));
      const head = shown.flatMap((at) => columns[at]?.path ?? []);
      return [title?.text, ...head, ...rows.flatMap(({ cells }) => shown.map((at) => cells[at]))];
    });
    const written = FORM.split(/[|\n]/).map((text) => text.trim());
    for (const text of written.filter((one) => one !== '' && !/^[<^]$/.test(one)))
      expect(texts.filter((one) => one === text).length, text).toBeGreaterThan(
        /^(?:资金（万元）|目标|指标)$/.test(text) ? -1 : 0,
      );
  });

  test('gives a part the unit that its name tells', () => {
    expect(tables.map(({ unit }) => unit)).toEqual([undefined, '万元', undefined, undefined]);
  });

  test('is read as pack.yaml says, where it says what the head is', () => {
    const [table] = recognise(drawnSheet(FORM), [{ head: [8, 8] }]);
    expect(table?.head).toEqual([8]);
  });
});

test('a table with outer names beside its rows is no form', () => {
  const found = recognise(
    drawnSheet(
      '产业 | 类别 | 项目数 | 投资\n第一产业 | 种植 | 3 | 1.2\n^ | 养殖 | 2 | 0.8\n第二产业 | 制造 | 10 | 50\n^ | 能源 | 4 | 30',
    ),
  );
  expect(found.map(({ rows }) => rows.length)).toEqual([4]);
});

test('a list of words with outer names is no form', () => {
  const found = recognise(
    drawnSheet(
      '部门 | 事项 | 时限\n教育局 | 新建小学 | 6月\n^ | 扩建中学 | 9月\n民政局 | 建养老院 | 12月\n^ | 修公墓 | 8月',
    ),
  );
  expect(found.map(({ rows }) => rows.length)).toEqual([4]);
});

test('a column whose cells are parts of those at its left is none of its own', () => {
  const [table] = recognise(drawnSheet('项目 | 金额 | < | 占比\n甲 | 10 | < | 40\n乙 | 15 | < | 60'));
  expect(table?.columns.filter(({ leftOut }) => !leftOut).map(({ at }) => at)).toEqual([1, 2, 4]);
});
