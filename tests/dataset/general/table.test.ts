import { describe, expect, test } from 'vitest';
import { headRows } from '../../../src/dataset/general/head.js';
import { generalTable } from '../../../src/dataset/general/table.js';
import type { TableSettings } from '../../../src/dataset/model.js';
import { recognise } from '../../../src/input/recognise/index.js';
import { formatQuantity } from '../../../src/quantity/quantity.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

function tableOf(drawing: string, settings?: Partial<TableSettings>) {
  const sheet = drawnSheet(drawing);
  const of = { kind: 'general' as const, notes: [], ...settings };
  const [recognised] = recognise(sheet, [of.reading ?? {}]);
  if (!recognised) throw new Error('no table');
  const { value: table, found } = generalTable('表', recognised, sheet, of, 0);
  const texts = table.rows.map(({ cells }) =>
    Object.values(cells).map(({ quantity }) =>
      quantity.kind === 'missing' ? '—' : quantity.kind === 'text' ? quantity.text : formatQuantity(quantity),
    ),
  );
  return { table, found: found.map(({ code }) => code), texts };
}

test('times that are merged over rows are those of each of them when the table is made wide', () => {
  const { table, texts } = tableOf(
    '年份 | 月份 | 出口（亿元）\n2023年 | 1月 | 1\n^ | 2月 | 2\n^ | 3月 | 3\n2024年 | 1月 | 5\n^ | 2月 | 6\n^ | 3月 | 7',
  );
  expect(table.columns.map(({ title }) => title)).toEqual(['月份', '2023年', '2024年']);
  expect(texts).toEqual([
    ['1月', '1', '5'],
    ['2月', '2', '6'],
    ['3月', '3', '7'],
  ]);
});

test('serial numbers and codes stay before the names, other columns behind them', () => {
  const { table, texts } = tableOf('序号 | 县区 | 产值（亿元）\n1 | 甲县 | 3\n2 | 乙县 | 4');
  expect(table.columns.map(({ title, role }) => [title, role])).toEqual([
    ['序号', 'text'],
    ['县区', 'label'],
    ['产值', 'figure'],
  ]);
  expect(texts).toEqual([
    ['1', '甲县', '3'],
    ['2', '乙县', '4'],
  ]);
});

test('percentages have their sign in the head alone', () => {
  const { table, texts } = tableOf('单位：万元\n项目 | 金额 | 占比\n甲 | 3 | 30.0%\n乙 | 7 | 70.0％');
  expect(texts.map(([, , share]) => share)).toEqual(['30.0', '70.0']);
  expect(table.layout?.head.flat().map(({ text }) => text)).toEqual(['项目', '金额', '占比（%）']);
  const mixed = tableOf('指标 | 2024年\n毛利率 | 35.6%\n利润 | 88');
  expect(mixed.texts.map(([, figure]) => figure)).toEqual(['35.6%', '88']);
});

test('a unit is told once: in the line over the table, not in each name', () => {
  const { table, texts } = tableOf(
    '单位：亿元\n指标 | 2024年\n第一产业(亿元) | 3\n第二产业（亿元） | 4\n人口（万人） | 5',
  );
  expect(table.layout?.unit).toBe('亿元');
  expect(texts.map(([name]) => name)).toEqual(['第一产业', '第二产业', '人口（万人）']);
});

describe('figures of a general table', () => {
  test('have the unit that their cells show in the head', () => {
    const { table, texts } = tableOf('项目 | 单价\n甲 | ¥12.50\n乙 | -¥3.00');
    expect(texts.map(([, figure]) => figure)).toEqual(['12.50', '−3.00']);
    expect(table.layout?.unit).toBe('元');
  });

  test('are printed as written, but for signs, commas and widths', () => {
    const { texts } = tableOf(
      '项目 | 金额\n甲 | 1,204.50\n乙 | (12.0)\n丙 | △3\n丁 | －８\n戊 | ...\n己 | 40\n庚 | －\n辛 | x',
    );
    expect(texts.map(([, figure]) => figure)).toEqual(['1204.50', '−12.0', '−3', '−8', '…', '40', '—', 'x']);
  });

  test('have the mark of their note beside them', () => {
    const { table, texts } = tableOf('项目 | 金额\n甲 | 2138①\n乙 | 40*\n丙 | 7');
    expect(texts.map(([, figure]) => figure)).toEqual(['2138①', '40*', '7']);
    const quantities = table.rows.map(({ cells }) => cells.金额?.quantity);
    expect(quantities.map((one) => one?.kind === 'number' && one.mark)).toEqual(['①', '*', undefined]);
  });

  test('without end are rounded as the others of their column are, and that is told', () => {
    const { texts, found } = tableOf('项目 | 金额\n甲 | 33.3333333333\n乙 | 4.5\n丙 | 7');
    expect(texts.map(([, figure]) => figure)).toEqual(['33.3', '4.5', '7']);
    expect(found).toEqual(['endless-figures']);
  });

  test('have the decimals that are asked for', () => {
    const { texts, found } = tableOf('项目 | 金额\n甲 | 33.3333333333\n乙 | 4.5\n丙 | 7', { decimals: 2 });
    expect(texts.map(([, figure]) => figure)).toEqual(['33.33', '4.50', '7.00']);
    expect(found).toEqual([]);
  });
});

test('each column may have decimals of its own, and one that there is not is told', () => {
  const drawing = '项目 | 金额（万元） | 增长%\n甲 | 33.3 | 4\n乙 | 4.55 | 6.25';
  const { texts, found } = tableOf(drawing, { decimals: { 金额: 0, '增长%': 1 } });
  expect(texts.map(([, ...figures]) => figures)).toEqual([
    ['33', '4.0'],
    ['5', '6.3'],
  ]);
  expect(found).toEqual([]);
  expect(tableOf(drawing, { decimals: { 项目: 0, 数额: 1 } }).found).toEqual([
    'decimals-column',
    'decimals-column',
  ]);
});

test('a zero stays 0 among figures of some decimals, and what is rounded to nothing does not', () => {
  const { texts } = tableOf('项目 | 金额\n甲 | 0\n乙 | 0.004\n丙 | 7.126\n丁 | 0.00', { decimals: 2 });
  expect(texts.map(([, figure]) => figure)).toEqual(['0', '0.00', '7.13', '0']);
  const whole = tableOf('项目 | 金额\n甲 | 0\n乙 | 0.3\n丙 | 7.6', { decimals: 0 });
  expect(whole.texts.map(([, figure]) => figure)).toEqual(['0', '0.0', '8']);
});

test('a head of two levels has cells over several columns and cells as high as it', () => {
  const { table } = tableOf('地区 | 人口 | < | 面积\n^ | 男 | 女 | ^\n东 | 1 | 2 | 3\n西 | 4 | 5 | 6');
  expect(
    table.layout?.head.map((row) => row.map(({ text, columns, rows }) => `${text} ${columns}×${rows}`)),
  ).toEqual([
    ['地区 1×2', '人口 2×1', '面积 1×2'],
    ['男 1×1', '女 1×1'],
  ]);
});

test('a long table becomes a wide one, periods in order of time', () => {
  const { table, texts } = tableOf(
    '地区 | 年份 | 人口\n东 | 2024 | 3\n西 | 2024 | 4\n东 | 2023 | 1\n西 | 2023 | 2\n南 | 2023 | 5\n南 | 2024 | 6',
  );
  expect(table.columns.map(({ header }) => header)).toEqual(['地区', '2023年', '2024年']);
  expect(texts).toEqual([
    ['东', '1', '3'],
    ['西', '2', '4'],
    ['南', '5', '6'],
  ]);
});

test('an outer name stands over its rows as the head of a group', () => {
  const { table } = tableOf(
    '类 | 项 | 数\n甲类 | 一 | 1\n^ | 二 | 2\n^ | 三 | 4\n乙类 | 四 | 3\n^ | 五 | 9\n^ | 六 | 5',
  );
  expect(table.rows.map(({ cells, level, rowKind }) => `${level} ${rowKind} ${cells.项?.text}`)).toEqual([
    '0 group 甲类',
    '1 data 一',
    '1 data 二',
    '1 data 三',
    '0 group 乙类',
    '1 data 四',
    '1 data 五',
    '1 data 六',
  ]);
});

test('ids are made from names, and of two rows of one name the second has its number', () => {
  const { table } = tableOf('项目 | 金额\n甲 | 1\n甲#2 | 2\n甲 | 3\n乙 | 3\n甲 | 4');
  expect(table.rows.map(({ id }) => id)).toEqual(['表/甲', '表/甲#2', '表/甲#3', '表/乙', '表/甲#4']);
});

test('the unit of a column stands in its head where the line above does not tell it', () => {
  const { table } = tableOf('单位：万元\n项目 | 金额 | 户数（户） | 增长%\n甲 | 1 | 2 | 3\n乙 | 4 | 5 | 6');
  expect(table.layout?.unit).toBe('万元');
  expect(table.columns.map(({ unit }) => unit)).toEqual([undefined, '万元', '户', '%']);
  expect(table.layout?.head.flat().map(({ text }) => text)).toEqual(['项目', '金额', '户数（户）', '增长%']);
});

test('pack.yaml may say which rows are head, left out, totals, and how deep they stand', () => {
  const drawing = '说明文字\n项目 | 金额\n（口径） | 1\n甲 | 2\n乙 | 3\n丙 | 5';
  const { table } = tableOf(drawing, {
    reading: { head: [2, 2], skip: [[3, 3]], total: [[6, 6]], levels: { 5: 1 } },
  });
  expect(table.rows.map(({ cells, level, rowKind }) => `${cells.项目?.text}${level}${rowKind}`)).toEqual([
    '甲0data',
    '乙1data',
    '丙0total',
  ]);
});

describe('a triangle that points up', () => {
  test.each([
    ['tells a rise beside ones that point down', '▼', '+'],
    ['tells a fall alone, as accountants write it', '▲', '−'],
  ])('%s', (_, other, sign) => {
    const { texts } = tableOf(
      `商品 | 价格（元） | 比上月（%）\n大豆 | 4820 | ▲1.2\n玉米 | 2310 | ${other}0.8`,
    );
    expect(texts.map(([, , change]) => change)).toEqual([sign === '+' ? '1.2' : '−1.2', '−0.8']);
  });
});

test.each([
  ['2024年', '支出（2024年）'],
  ['教育', '教育'],
  ['Sheet1', '表'],
])('a table without a title in the sheet %s is called %s', (name, title) => {
  const sheet = { ...drawnSheet('项目 | 金额（万元）\n甲 | 1\n乙 | 2', name), file: '数据/支出.xlsx' };
  const [recognised] = recognise(sheet);
  if (!recognised) throw new Error('no table');
  expect(generalTable('表', recognised, sheet, undefined, 0).value.layout?.title).toBe(title);
});

test('a table over whose columns nothing stands prints no head', () => {
  expect(headRows([{ path: [] }, { path: [] }])).toEqual([]);
  expect(headRows([{ path: [] }, { path: ['甲'] }])).toHaveLength(1);
});
