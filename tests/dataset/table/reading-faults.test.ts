import { describe, expect, test } from 'vitest';
import { readPack } from '../../../src/dataset/pack/read.js';
import { readTables } from '../../../src/dataset/table/tables.js';
import type { LoadedData } from '../../../src/input/load.js';

const sheet = `收支表,,
单位：万元,,
科目,2024年,2025年
税收,10,11
非税,5,6
合计,15,17

债务表,,
单位：亿元,,
地区,限额,余额
东区,3,2
西区,4,3
注：年末数。,,
`;

/** The tables 收支 and 收支-2 under settings of pack.yaml, and what is found in them. */
function read(settings: string, files: Readonly<Record<string, string>> = { 收支: sheet }) {
  const text = `title: 材料\ntables:\n${settings}`;
  const { value, found: foundInPack } = readPack({ file: 'pack.yaml', text }, {});
  const loaded: LoadedData = {
    folder: 'data',
    pack: { file: 'pack.yaml', text },
    sheets: Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, { file: `${name}.csv`, text: content }]),
    ),
    workbooks: [],
  };
  const { value: tables, found } = readTables(loaded, value?.pack);
  return { tables: tables.tables, found: [...foundInPack, ...found] };
}

const told = (settings: string, files?: Readonly<Record<string, string>>) =>
  read(settings, files).found.map(({ message, hint }) => `${message.zh}。${hint?.zh ?? ''}`);

describe('what pack.yaml says of the reading of a table', () => {
  test('is of the table that it names, not of others in its sheet', () => {
    const { tables, found } = read('  收支: { unit: 元 }\n  收支-2: { total: 12, levels: { 11: 1 } }\n');
    expect(found).toEqual([]);
    expect(tables.收支?.layout?.unit).toBe('元');
    expect(tables['收支-2']?.layout?.unit).toBe('亿元');
    expect(tables['收支-2']?.rows.map(({ level, rowKind }) => [level, rowKind])).toEqual([
      [1, 'data'],
      [0, 'total'],
    ]);
  });

  test('may tell the heads of all of them', () => {
    const { tables } = read('  收支: { head: 3 }\n  收支-2: { head: 9-10 }\n');
    expect(Object.keys(tables)).toEqual(['收支', '收支-2']);
  });
});

describe('what does not hold is told with what stands there', () => {
  test.each([
    ['head: 20', '“收支”的 head: 20 不是表头：表只到第13行'],
    ['head: 7', '“收支”的 head: 7 不是表头：第7行是空的'],
    ['skip: [90]', '“收支”的 skip 写了90，表只到第13行'],
    ['skip-columns: F', '“收支”的 skip-columns 写了6，表只有3列'],
    ['levels: { 2: 1 }', '“收支”的 levels 写的第2行不是这张表的一行：第2行是“单位：万元”。数据在第4—6行'],
    [
      'levels: { 11: 1 }',
      '“收支”的 levels 写的第11行不是这张表的一行：第11行是“东区、3、2”。它是“收支-2”的，写到那里',
    ],
    ['head: 3-4', '“收支”的 head: 3-4 里有数字，不当数据印：第4行是“税收、10、11”'],
    ['levels: { 5: 9 }', '“收支”的 levels 把第5行写成9级，它上面一行是0级。最多写1'],
    ['total: [6, 13]', '“收支”的 total 写的第13行不是这张表的一行：第13行是“注：年末数。”'],
    ['levels: codes', '“收支”的 levels: codes 没有分出层级：表里没有编码列，名称前也没有编码'],
    ['pivot: { rows: 科目, columns: 年份, values: 金额 }', '“收支”的 pivot 里的列在表里没有：年份、金额'],
  ])('%s', (setting, message) => {
    const [first, ...others] = told(`  收支: { ${setting} }\n`);
    expect(first).toContain(message);
    expect(others).toEqual([]);
  });

  test.each([
    ['head: 第三行', '“head”应是行号，如 3 或 3-4'],
    ['skip: A1', '“skip”应是行号，如 1 或 [1, 42-50]'],
    ['levels: deep', '“levels”应是flat（不分级）、codes（按编码），或 { 行: 层级 }'],
    ['total: 末行', '“total”应是行号，如 5 或 [31, 41]，或 none（没有）'],
    ['pivot: 地区', '“pivot”应是{ rows: 往下的列, columns: 往右的列, values: 数字列 }，或 none'],
  ])('%s, with what may be written', (setting, message) => {
    expect(told(`  收支: { ${setting} }\n`)[0]).toContain(message);
  });

  test('of a table that is read by the names of its columns, as of no use', () => {
    const [first] = told('  projects: { head: 1, skip: 2, decimals: 1 }\n', {
      projects: '项目,投资（亿元）\n水厂,3\n',
    });
    expect(first).toContain('“projects”的 head、skip 用不上：这张表凭列名读');
  });
});

test('a pivot that would lose a figure is refused with the rows that clash', () => {
  const long = '地区,年份,人口（人）\n东,2023,1\n西,2023,2\n东,2023,3\n西,2024,4\n';
  const [fault] = told('  表: { pivot: { rows: 地区, columns: 年份, values: 人口 } }\n', { 表: long });
  expect(fault).toContain('“表”转不成行列：第2行和第4行都是“东、2023”');
});

test('levels follow the codes of rows where that is asked for', () => {
  const regions = '代码,地区,人口（万人）\n360000,全省,9\n360200,甲市,5\n360281,乙市,2\n360300,丙市,4\n';
  const levels = (of: Readonly<Record<string, string>>) =>
    read('  表: { levels: codes }\n', of).tables.表?.rows.map(({ level }) => level);
  expect(levels({ 表: regions })).toEqual([0, 1, 2, 1]);
  expect(levels({ 表: '类别,产量（吨）\n01 农业,9\n0101 稻谷,5\n010101 早稻,2\n02 林业,4\n' })).toEqual([
    0, 1, 2, 0,
  ]);
});

test('a second table of a sheet has no name that another sheet has', () => {
  const { tables } = read('  收支: { title: 甲 }\n', {
    收支: sheet,
    '收支-2': '地区,人口（人）\n东,3\n西,4\n',
  });
  expect(Object.keys(tables)).toEqual(['收支', '收支-2', '收支-3']);
});

test('a page without a table may be a report', () => {
  const sheet = { file: 'a.html', name: '表1', rows: [{ line: 1, fields: ['某市统计公报'] }] };
  const { found } = readTables(
    {
      folder: 'data',
      pack: { file: 'pack.yaml', text: '' },
      sheets: {},
      workbooks: [
        { name: 'a', file: 'a.html', sheets: [{ name: '表1', hidden: false, value: sheet, found: [] }] },
      ],
    },
    readPack({ file: 'pack.yaml', text: 'title: 材料\n' }, {}).value?.pack,
  );
  expect(found.map(({ code, hint }) => [code, hint?.zh])).toEqual([
    ['no-table', '网页是一篇报告或公报的，用 briefing import 导入；用不着的就移走。'],
  ]);
});
