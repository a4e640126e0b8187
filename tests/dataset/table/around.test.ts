import { describe, expect, test } from 'vitest';
import type { FixedKind } from '../../../src/dataset/kinds/index.js';
import { readTable } from '../../../src/dataset/table/table.js';
import { readCsv } from '../../../src/input/readers/csv.js';

/** What is said of a table, each as `line code message`, and the hint of the first. */
function read(text: string, kind: FixedKind = 'indicators') {
  const { value: sheet } = readCsv({ file: 'a.csv', text });
  const { value, found } = readTable('a', kind, sheet);
  return {
    said: found.map(({ code, place, message }) => `${place?.line} ${code} ${message.zh}`),
    hint: found[0]?.hint?.zh ?? '',
    rows: value?.rows.length,
  };
}

const HEAD = '编号,指标,单位,2025年实绩,出处,原文\n';
const ROW = 'a,产值,亿元,5,一,5\n';

describe('headers below a title are told once, with their row and what they say', () => {
  test.each([
    ['a title', `某市主要指标\n${HEAD}${ROW}`, 2],
    ['a title that is the name of a column', `指标\n${HEAD}${ROW}`, 2],
    ['a title with commas for the other cells', `主要指标,,,,,\n单位：亿元,,,,,\n${HEAD}${ROW}`, 3],
    ['a title and its unit side by side', `表1 主要指标,,,,,单位：亿元\n${HEAD}${ROW}`, 2],
    ['blank rows', `主要指标\n,,,\n\n${HEAD}${ROW}`, 4],
  ])('under %s', (_, text, line) => {
    const { said, hint } = read(text);
    expect(said).toEqual([
      `1 header-below 列名好像在第${line}行（“编号”“指标”“单位”“2025年实绩”等），上面还有别的内容`,
    ]);
    expect(hint).not.toContain('普通表');
  });

  test('where they are not of the kind, too', () => {
    const { said, hint } = read('数据库：年度\n指标：人口\n地区,2024年,2023年\n甲省,1,2\n乙省,3,4\n');
    expect(said).toEqual(['1 header-below 列名好像在第3行（“地区”“2024年”“2023年”），上面还有别的内容']);
    expect(hint).toContain('换个名字，就按普通表读');
  });

  test('with the notes below the rows', () => {
    const { said, hint } = read(`主要指标\n${HEAD}${ROW}注：初步核算数。\n数据来源：某局,某司\n`);
    expect(said).toHaveLength(1);
    expect(hint).toContain('第4—5行（“注：初步核算数。”“数据来源：某局”）也要移走');
  });

  test('but not where the first row has headers, some of them wrong', () => {
    const { said } = read(`编号,指标名,单位,2025年实绩,出处,原文\n${ROW}`);
    expect(said.map((one) => one.split(' ')[1])).toEqual(['unknown-column', 'missing-column']);
    expect(read(`甲,乙,丙,丁,戊,己\n${ROW}`).said[0]).toContain('missing-column');
  });
});

test('a missing column is told with the columns that may be meant for it', () => {
  const renamed = HEAD.replace('指标', '工作事项');
  const { said, hint } = read(`${renamed}${ROW}`);
  expect(said[0]).toContain('缺少“指标”列');
  expect(hint).toBe('“工作事项”就是它的，改列名；不是，就加这一列。');
});

describe('notes and sources below the rows are told once, and are no rows', () => {
  test.each([
    '注：初步核算数。\n',
    '备注：某,某\n资料来源：统计局\n',
    ',说明：略,,,,\n数据来源：某局,,,,,\n制表：张三\n',
    '①不含某区。\n',
  ])('%j', (notes) => {
    const { said, rows } = read(HEAD + ROW + notes);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^3 notes-below 表下面有注或来源，不是数据：第3/);
    expect(rows).toBe(1);
  });

  test('but a row of data that is called so is one', () => {
    expect(read(`编号,名词,释义,出处\n注1,双碳,碳达峰与碳中和,一\n`, 'glossary')).toMatchObject({
      said: [],
      rows: 1,
    });
    expect(read(`${HEAD}注：,产值,亿元,5,一,5\n`).said).toEqual([]);
  });
});
