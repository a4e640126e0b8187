import { describe, expect, test } from 'vitest';
import { recognise } from '../../../src/input/recognise/index.js';
import { formatPeriod } from '../../../src/quantity/period.js';
import { drawnSheet } from '../../support/drawn-sheet.js';

function tablesIn(drawing: string) {
  return recognise(drawnSheet(drawing));
}

function only(drawing: string) {
  const [table, ...others] = tablesIn(drawing);
  if (!table || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return table;
}

test('two titles in one row are each of the table below them', () => {
  const tables = tablesIn(
    '表一 学校数 | | | | 表二 教师数 | |\n类别 | 2024年 | 2025年 | | 类别 | 2024年 | 2025年\n小学 | 56 | 54 | | 小学 | 1520 | 1530\n初中 | 18 | 17 | | 初中 | 860 | 870',
  );
  expect(tables.map(({ number, title }) => [number, title?.text])).toEqual([
    ['表一', '学校数'],
    ['表二', '教师数'],
  ]);
});

test('a head that stands again among the rows, without a blank row, is no row', () => {
  const head = '村名 | 水田（亩） | 旱地（亩）';
  const table = only(`耕地面积\n${head}\n东村 | 10 | 5\n西村 | 8 | 4\n${head}\n南村 | 7 | 3\n北村 | 6 | 2`);
  expect(table.rows.map(({ name }) => name)).toEqual(['东村', '西村', '南村', '北村']);
});

test.each([
  ['2025.3 is a month under 签约时间', '签约时间', 'date'],
  ['1985.11 is one under 出生年月', '出生年月', 'date'],
  ['and a figure elsewhere', '单价（元）', 'amount'],
])('%s', (_, head, type) => {
  const { columns } = only(`项目 | 投资方 | ${head}\n一 号 | 甲公司 | 2025.3\n二 号 | 乙公司 | 1985.11`);
  expect(columns.map((column) => column.type)).toEqual(['name', 'words', type]);
});

test.each([
  ['备注', 'words'],
  ['责任单位', 'words'],
  ['2026年（万元）', 'amount'],
  ['占比（%）', 'rate'],
])('a column of which no cell is filled in is what its head says: %s', (head, type) => {
  const { columns, questions } = only(
    `项目 | 投资（万元） | ${head}\n一期 | 120 |\n二期 | 80 |\n三期 | 75 |`,
  );
  expect(columns.at(-1)?.type).toBe(type);
  expect(questions).toEqual([]);
});

test('places in an order are no amounts, in whatever order they stand', () => {
  const { columns, questions } = only(
    '县区 | 位次 | 增速（%） | 位次\n甲 | 3 | 6.2 | 1\n乙 | 1 | 5.1 | 3\n丙 | 2 | 5.9 | 2',
  );
  expect(columns.map(({ type }) => type)).toEqual(['name', 'serial', 'rate', 'serial']);
  expect(questions).toEqual([]);
});

test('a unit in brackets is taken off the line that has it, where the next says the same in English', () => {
  const { columns } = only('年份 | 人均（元）\\nPer Capita (yuan)\n2023 | 30000\n2024 | 31000\n2025 | 32000');
  expect(columns[1]?.unit).toBe('元');
  expect(columns[1]?.path.join()).not.toContain('元）');
});

describe('two tables beside each other', () => {
  test.each([
    ['by their titles', '收入 | | | 人口 |\n科目 | 金额（万元） | | 组别 | 人数（人）'],
    ['by what their heads call the names', '科目 | 金额（万元） | | 年份 | 人数（人）'],
  ])('are told apart %s', (_, head) => {
    const tables = tablesIn(
      `${head}\n税收 | 100 | | 2022 | 5000\n非税 | 40 | | 2023 | 5100\n基金 | 30 | | 2024 | 5230`,
    );
    expect(tables.map(({ rows }) => rows.map(({ name }) => name).join())).toEqual([
      '税收,非税,基金',
      '2022,2023,2024',
    ]);
  });

  test('are none where an empty column only keeps columns apart', () => {
    const table = only('地区 | | 产值（亿元） | | 备注\n甲 | | 1 | | 初步\n乙 | | 2 | | 快报');
    expect(table.rows.map(({ name }) => name)).toEqual(['甲', '乙']);
  });
});

test('rows called 甲, 乙 with small figures are no numbers of columns', () => {
  expect(only('地区 | 2023年 | 2024年\n甲 | 1 | 2\n乙 | 3 | 4\n丙 | 5 | 6').rows).toHaveLength(3);
  expect(only('地区 | 2023年 | 2024年\n甲 | 1 | 2\n东区 | 3 | 4\n西区 | 5 | 6').rows).toHaveLength(2);
});

test('what stands in brackets below a title belongs to it', () => {
  const { title } = only(
    '2024年主要农产品产量\n（快报数）\n单位：吨\n产品 | 2023年 | 2024年\n稻谷 | 100 | 110',
  );
  expect(title?.text).toBe('2024年主要农产品产量（快报数）');
});

test('outer names that are merged over few rows are outer names', () => {
  const { rows } = only(
    '片区 | 村 | 户数（户）\n东片 | 一村 | 10\n^ | 二村 | 12\n西片 | 三村 | 7\n^ | 四村 | 9\n合计 | | 38',
  );
  expect(rows.map(({ outer, name }) => `${outer ?? ''}${name}`)).toEqual([
    '东片一村',
    '东片二村',
    '西片三村',
    '西片四村',
    '合计',
  ]);
});

test('numbers that do not count the rows are no serial numbers', () => {
  expect(
    only('1 | 20 | 3.5\n4 | 50 | 6.5\n7 | 80 | 9.5\n10 | 11 | 2.5').columns.every(({ leftOut }) => !leftOut),
  ).toBe(true);
});

test('ranks have no unit to ask for', () => {
  expect(only('县区 | 产值（亿元） | 位次\n甲县 | 10 | 2\n乙县 | 12 | 1').questions).toEqual([]);
});

describe('units that cells show', () => {
  test('are that of their column', () => {
    const { columns } = only('项目 | 金额 | 单价\n甲 | ¥12.50 | 8元/吨\n乙 | -¥3.00 | 9元/吨');
    expect(columns.map(({ type, unit }) => [type, unit])).toEqual([
      ['name', undefined],
      ['amount', '元'],
      ['amount', '元/吨'],
    ]);
  });

  test('and differ leave the cells as they stand', () => {
    const { columns } = only('项目 | 规模\n甲 | 12公里\n乙 | 3万吨\n丙 | 5公顷');
    expect(columns.map(({ type }) => type)).toEqual(['name', 'words']);
    expect(only('项目 | 金额（万元）\n甲 | 12元\n乙 | 3元').columns[1]?.type).toBe('words');
  });
});

test('a total that adds up in some columns alone is told, and so is a figure for several rows', () => {
  const { contradictions } = only(
    '单位：万元\n部门 | 2023年 | 2024年\n甲 | 10 | 6\n乙 | 20 | 12\n丙 | 5 | 5\n合计 | 35 | 24',
  );
  expect(contradictions.map(({ line, text }) => [line, text.zh])).toEqual([
    [6, '“合计”的2024年与各行之和不符，请核对'],
  ]);
  const { mergedFigures } = only(
    '项目 | 资金（万元） | 单位\n甲 | 500 | 住建局\n乙 | ^ | 水利局\n丙 | 80 | 交通局',
  );
  expect(mergedFigures).toEqual([{ at: 2, lines: [2, 3] }]);
});

test('本期 and 上年同期 are of the period of the table', () => {
  const { columns } = only(
    '财政收入\n2024年1-9月 | | 单位：亿元\n县区 | 本期 | 上年同期 | 增长%\n甲 | 10 | 11 | -9.1\n乙 | 20 | 19 | 5.3',
  );
  expect(columns.map(({ period }) => period && formatPeriod(period))).toEqual([
    undefined,
    '2024年1—9月',
    '2023年1—9月',
    undefined,
  ]);
  const yearly = only('2024年收支\n单位：元\n项目 | 本年数 | 上年数\n收 | 3 | 2\n支 | 2 | 2').columns;
  expect(yearly.map(({ period }) => period?.year)).toEqual([undefined, 2024, 2023]);
});

test('notes and sources of several lines are whole, and marks in names are those of notes', () => {
  const { notes, sources, marks } = only(
    '单位：亿元\n指标 | 2024年\n产值① | 10\n税收（注2） | 2\n就业注3 | 3\n投资[4] | 5\n注：①产值为初步核算数，\n不含某某企业。\n②口径有变。\n资料来源：市统计局\n市税务局',
  );
  expect(notes.map(({ text }) => text)).toEqual(['注：①产值为初步核算数，不含某某企业。', '②口径有变。']);
  expect(sources.map(({ text }) => text)).toEqual(['资料来源：市统计局市税务局']);
  expect(marks.map(({ mark }) => mark)).toEqual(['①', '（注2）', '注3', '[4]']);
});

test('ranks before names count the rows', () => {
  expect(only('排名 | 企业 | 产值（万元）\n1 | 甲 | 9\n2 | 乙 | 8\n3 | 丙 | 7').columns[0]?.type).toBe(
    'serial',
  );
});

test('‰ in cells is the unit of their column, and no %', () => {
  const { columns } = only('地区 | 出生率 | 死亡率\n东 | 6.1‰ | 7.2%\n西 | 5.8‰ | 7.9%');
  expect(columns.map(({ type, unit }) => [type, unit])).toEqual([
    ['name', undefined],
    ['rate', '‰'],
    ['rate', '%'],
  ]);
  expect(only('地区 | 比率\n东 | 6.1‰\n西 | 5.8%').columns[1]?.type).toBe('words');
});

test('a unit over the names is that of all figures', () => {
  const table = only('指标（亿元） | 2023年 | 2024年\n产值 | 10 | 11\n税收 | 1 | 2');
  expect([table.unit, table.questions]).toEqual(['亿元', []]);
});

test('groups may have their numbers under 序号', () => {
  const { head, rows } = only(
    '序号 | 项目 | 投资（亿元）\n一 | 水利 |\n1 | 甲库 | 3\n2 | 乙渠 | 4\n3 | 丙渠 | 4\n二 | 交通 |\n1 | 丁路 | 5\n2 | 戊桥 | 6',
  );
  expect(head).toEqual([1]);
  expect(rows.map(({ kind, name }) => `${kind[0]}${name}`)).toEqual([
    'g水利',
    'd甲库',
    'd乙渠',
    'd丙渠',
    'g交通',
    'd丁路',
    'd戊桥',
  ]);
});

test('codes before figures are the names where words only come behind them', () => {
  const { names } = only('线路 | 里程（公里） | 等级\nG320 | 12 | 一级\nS201 | 30 | 二级\nX101 | 8 | 四级');
  expect(names).toEqual([1]);
});

test('a subtotal of which one part alone has a figure is not said to be wrong', () => {
  const found = (subtotal: number) =>
    only(
      `企业 | 本月 | 累计\n甲厂 | 1500 | 300\n乙厂 | 停产 | 200\n小计 | ${subtotal} | 500\n` +
        '丙厂 | 100 | 50\n丁厂 | 200 | 60\n小计 | 300 | 110',
    ).contradictions;
  expect(found(1500)).toEqual([]);
  expect(found(1400)).toHaveLength(1);
});

test('a column that is what one is of another has no sum', () => {
  const { contradictions } = only(
    '项目 | 限额 | 余额 | 余额/限额\n一般 | 12 | 6 | 0.5\n专项 | 30 | 24 | 0.8\n合计 | 42 | 30 | 0.71',
  );
  expect(contradictions).toEqual([]);
});

describe('a title', () => {
  test.each([
    [
      'over the column of numbers is no head of it',
      '安全检查台账\n序号 | 企业 | 隐患（处） | 整改\n1 | 甲 | 3 | 已改\n2 | 乙 | 0 | 无',
      '安全检查台账',
    ],
    [
      'may have the unit behind it',
      '2024年财政收支（单位：万元）\n科目 | 预算 | 决算\n税收 | 100 | 112\n非税 | 50 | 54',
      '2024年财政收支',
    ],
    [
      'is none of the department that the sheet is of',
      '部门收支总表\n部门：某局 | | 单位：万元\n项目 | 预算 | 决算\n税收 | 100 | 112\n非税 | 50 | 54',
      '部门收支总表',
    ],
    [
      'goes on in brackets on its second line',
      '居民收入\\n（季度）\n指标 | 一季度 | 上半年\n城镇 | 100 | 212\n农村 | 50 | 104',
      '居民收入（季度）',
    ],
  ])('%s', (_, drawing, text) => {
    expect(only(drawing).title?.text).toBe(text);
  });
});

test('the list of the tables of a workbook is no table', () => {
  expect(tablesIn('目　录\n表一 | 收支总表\n表二 | 收入总表\n表三 | 支出总表')).toEqual([]);
});

test('figures as large as years make no head of their row', () => {
  const table = only(
    '乡镇 | 稻谷 | 小麦 | 玉米\n甲 | 1800 | 1801 | 1802\n乙 | 2000 | 2001 | 2002\n丙 | 2100 | 2101 | 2102',
  );
  expect(table.rows.map(({ name }) => name)).toEqual(['甲', '乙', '丙']);
});

test('years that go on at the right are rows of the same table', () => {
  const table = only(
    '年份 | 收入 | 增长（%） | 年份 | 收入 | 增长（%）\n2000 | 1.5 | 3 | 2002 | 3.5 | 2\n2001 | 2.5 | 4 | 2003 | 4.5 | 1',
  );
  expect(table.rows.map(({ name }) => name)).toEqual(['2000', '2001', '2002', '2003']);
});

describe('codes of a classification tell levels', () => {
  const levelsOf = (codes: readonly string[]) =>
    only(
      `编码 | 科目 | 预算 | 决算\n${codes.map((code, at) => `${code} | 科目${'甲乙丙丁戊己'[at]} | ${at + 1}.5 | ${at}.5`).join('\n')}`,
    ).rows.map(({ level }) => level);
  test('where each stands below that which it begins with', () => {
    expect(levelsOf(['301', '30101', '30102', '302', '30201'])).toEqual([0, 1, 1, 0, 1]);
  });
  test('and not where they are as long as each other, or in another order', () => {
    expect(levelsOf(['30101', '30102', '30201', '30202'])).toEqual([0, 0, 0, 0]);
    expect(levelsOf(['30101', '301', '30201', '302', '30301'])).toEqual([0, 0, 0, 0, 0]);
  });
});

test('the number of a sheet over the column of serials is no head', () => {
  const { head, title, number } = only(
    '附件3：\n2025年度绩效评价结果\n序号 | 单位 | 得分\n1 | 财政局 | 96.5\n2 | 教育局 | 95.2',
  );
  expect([head, title?.text, number]).toEqual([[3], '2025年度绩效评价结果', '附件3']);
});

test('numbers of phones are no amounts', () => {
  const { columns } = only(
    '姓名 | 办公电话 | 手机\n张三 | 0798-1234567 | 13800000000\n李四 | 1234568 | 13800000001',
  );
  expect(columns.map(({ type }) => type)).toEqual(['name', 'code', 'code']);
});

test('columns under 其中 have the unit of what they are parts of', () => {
  const drawing =
    '县 | 里程（公里） | 投资（万元） | 其中 | <\n^ | ^ | ^ | 补助 | 自筹\n甲县 | 12 | 30 | 20 | 10\n乙县 | 8 | 25 | 15 | 10';
  const [table] = recognise(drawnSheet(drawing));
  expect(table?.columns.map(({ unit }) => unit)).toEqual([undefined, '公里', '万元', '万元', '万元']);
});

test('a list whose subtotals lack a category is made into no wide table', () => {
  const drawing =
    '部门 | 项目 | 性质 | 预算（万元）\n教育局 | 补助 | 一般 | 12\n^ | 维修 | 基金 | 8\n^ | 小计 | | 20\n' +
    '卫健委 | 医疗 | 一般 | 6\n^ | 小计 | | 6\n合计 | | | 26';
  const [table] = recognise(drawnSheet(drawing));
  expect(table?.shape).not.toBe('long');
});

test('a short title merged over the whole table is no level of its head', () => {
  const { title, head, columns } = only(
    '干部名册 | < | <\n序号 | 姓名 | 级别\n1 | 张三 | 8\n2 | 李四 | 9\n3 | 王五 | 7',
  );
  expect([title?.text, head, columns[0]?.type]).toEqual(['干部名册', [2], 'serial']);
});

test('a text merged over figures alone is a level of the head', () => {
  const { title, columns } = only('指标 | 全市 | <\n^ | 户数 | 人口\n甲县 | 1 | 2\n乙县 | 3 | 4');
  expect([title, columns[1]?.path]).toEqual([undefined, ['全市', '户数']]);
});

test.each([
  ['a short sum in one column is chance', [1, 2, 3, 6], 'data'],
  ['nothing in front of the digits makes it longer', [0.01, 0.02, 0.03, 0.06], 'data'],
  ['a long one is a total', [101, 202, 303, 606], 'total'],
])('%s', (_, figures, kind) => {
  const lines = figures.map((figure, at) => `${'甲乙丙丁'[at]}县 | ${figure}`);
  expect(only(`县 | 产值\n${lines.join('\n')}`).rows.at(-1)?.kind).toBe(kind);
});

test('a name in two languages is that of a total as in one', () => {
  const { rows } = only('地区 Region | 人口 Population\n合计 Total | 10\n甲县 Jia | 4\n乙县 Yi | 6');
  expect(rows.map(({ kind }) => kind)).toEqual(['total', 'data', 'data']);
});

test('figures of a single row name nothing, and have the units of their heads', () => {
  const { columns, unit } = only(
    '户籍人口 | < | <\n总户数（户） | 总人口（人） | 男\n41230 | 118400 | 60120',
  );
  expect(columns.map(({ type, unit: own }) => [type, own])).toEqual([
    ['amount', '户'],
    ['amount', '人'],
    ['amount', undefined],
  ]);
  expect(unit).toBeUndefined();
});

test('points that a head names without brackets are its unit', () => {
  const { columns } = only('区 | 达标率（%） | 较上年±百分点\n东区 | 95.8 | 1.2\n西区 | 90 | -0.5');
  expect(columns.map(({ unit }) => unit)).toEqual([undefined, '%', '百分点']);
});

test('texts beside cells of the head that are merged down to them are of the head', () => {
  const { head, columns, rows } = only(
    '岗位 | 人数 | 条件 | < | 备注\n^ | ^ | 学历 | 专业 | ^\n教师 | 2 | 本科 | 中文 | \n医师 | 5 | 本科 | 临床 | 急需',
  );
  expect([head, columns.map(({ path }) => path.join('/'))]).toEqual([
    [1, 2],
    ['岗位', '人数', '条件/学历', '条件/专业', '备注'],
  ]);
  expect(rows.map(({ name }) => name)).toEqual(['教师', '医师']);
});

test.each([
  ['高锰酸盐指数（mg/L）', 'amount', 'mg/L'],
  ['价格指数（上年=100）', 'index', '上年=100'],
  ['景气指数（%）', 'index', '%'],
])('an index is measured where its head tells the unit of an amount: %s', (head, type, unit) => {
  const { columns } = only(`断面 | ${head} | 氨氮（mg/L）\n一桥 | 2.1 | 0.1\n二桥 | 3.8 | 0.3`);
  expect([columns[1]?.type, columns[1]?.unit]).toEqual([type, unit]);
});

test.each(['招聘人数', '出勤天数', '党的建设（30分）', '总分'])(
  'nobody is asked for the unit of %s',
  (head) => {
    expect(only(`名称 | ${head} | 说明\n甲 | 12 | 略\n乙 | 25 | 略`).questions).toEqual([]);
  },
);

test.each(['房间号', '座位号', '桌号'])('numbers under %s tell things apart', (head) => {
  expect(only(`姓名 | 职务 | ${head}\n张三 | 主任 | 501\n李四 | 科长 | 602`).columns[2]?.type).toBe('code');
});

test('serial numbers are that beside a total that is merged over them and the names', () => {
  const { columns, rows } = only(
    '序号 | 类别 | 件数（件）\n1 | 食品 | 5\n2 | 药品 | 6\n3 | 价格 | 7\n合计 | < | 18',
  );
  expect([columns[0]?.type, rows.at(-1)?.name, rows.at(-1)?.kind]).toEqual(['serial', '合计', 'total']);
});
