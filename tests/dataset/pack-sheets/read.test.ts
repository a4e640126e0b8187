import { describe, expect, test } from 'vitest';
import { readPackSheets } from '../../../src/dataset/pack-sheets/read.js';
import type { RawTable } from '../../../src/input/raw-table.js';

const words = {
  chartTypes: { 折线图: 'line' },
  tableOf: (sheet: string) => (sheet === '指标' ? 'indicators' : sheet),
};

function sheet(name: string, rows: readonly (readonly string[])[]): RawTable {
  return { file: 'book.xlsx', name, rows: rows.map((fields, index) => ({ line: index + 1, fields })) };
}

function read(sheets: Parameters<typeof readPackSheets>[0]) {
  const { value, found } = readPackSheets(sheets, { title: 'book', place: { file: 'book.xlsx' } }, words);
  return { value: value.value, pack: value, found: found.map(({ code, place }) => [code, place?.address]) };
}

describe('封面', () => {
  test('names and what they are, with or without a heading, colons and remarks', () => {
    const { value, found } = read({
      cover: sheet('封面', [
        ['名称', '内容'],
        ['标题（必填）', '简报'],
        ['日期：', '', '2025-11-30'],
        ['印发单位', '某局'],
        ['印哪几种', '会议材料、小册子'],
        ['来源', '甲'],
        ['来源', '乙\n丙'],
        ['会议', ''],
      ]),
    });
    expect(value).toEqual({
      title: '简报',
      date: '2025-11-30',
      issuer: '某局',
      editions: ['handout', 'booklet'],
      sources: ['甲', '乙', '丙'],
    });
    expect(found).toEqual([]);
  });

  test('a cover that was drawn by hand: lone lines, a name and its value in one cell', () => {
    const { value, found } = read({
      cover: sheet('封面', [
        ['', '', '某市统计手册'],
        ['', '二〇二五年十一月三十日'],
        ['编制单位：某市统计局'],
        ['内部资料'],
      ]),
    });
    expect(value).toEqual({ title: '某市统计手册', date: '二〇二五年十一月三十日', issuer: '某市统计局' });
    expect(found).toEqual([['unused-line', '封面!A4']]);
  });

  test('what is called by no known name, and what is there twice, is told of', () => {
    const { value, found } = read({
      cover: sheet('封面', [
        ['标提', '甲'],
        ['标题', '乙'],
        ['标题', '丙'],
      ]),
    });
    expect(value).toEqual({ title: '乙' });
    expect(found).toEqual([
      ['unknown-key', '封面!A1'],
      ['duplicate-key', '封面!B3'],
    ]);
  });

  test('without a title the pack has the name of its file', () => {
    expect(read({}).value).toEqual({ title: 'book' });
  });
});

test('文字: a paragraph a row, a part goes on until another is named', () => {
  const { value } = read({
    texts: sheet('文字', [
      ['部分', '文字'],
      ['概览', '一。'],
      ['', '二。'],
      ['项目', '三。'],
    ]),
  });
  expect(value).toMatchObject({ narrative: { glance: ['一。', '二。'], projects: ['三。'] } });
});

test('表: what there is to say about a table, by the name of its sheet', () => {
  const { value } = read({
    tables: sheet('表', [
      ['表名', '标题', '附注', '小数位', '合计'],
      ['指标', '主要指标', '一\n二', '2', '无'],
      ['财政', '', '', '', '收入、支出'],
    ]),
  });
  expect(value).toMatchObject({
    tables: {
      indicators: { title: '主要指标', notes: ['一', '二'], decimals: 2, sums: false },
      财政: { sums: ['收入', '支出'] },
    },
  });
});

test('图: kinds, tables and parts by their Chinese names, and what is usual for the rest', () => {
  const { value, pack } = read({
    charts: sheet('图', [
      ['类型', '标题', '表', '列', '前几'],
      ['折线图', '走势', '指标', '甲、乙', '3'],
    ]),
  });
  expect(value).toMatchObject({
    charts: [
      {
        type: 'line',
        title: '走势',
        alt: '走势',
        name: 'chart-1',
        at: 'tables',
        rows: { table: 'indicators', top: 3 },
        series: [{ column: '甲' }, { column: '乙' }],
      },
    ],
  });
  expect(pack.placeOf(['charts', 0, 'series', 1, 'column']).address).toBe('图!D2');
  expect(pack.placeOf(['charts', 0, 'rows', 'order']).address).toBe('图!C2');
});

test('a name of the language itself is none that a part or a table may have', () => {
  const texts = sheet('文字', [
    ['部分', '文字'],
    ['constructor', '一。'],
    ['__proto__', '二。'],
    ['概览', '三。'],
  ]);
  const tables = sheet('表', [
    ['表名', '标题'],
    ['__proto__', '甲'],
  ]);
  const { value, found } = read({ texts, tables });
  expect(found).toEqual([
    ['reserved-name', '文字!A2'],
    ['reserved-name', '文字!A3'],
    ['reserved-name', '表!A2'],
  ]);
  expect(value).toMatchObject({ narrative: { glance: ['一。', '二。', '三。'] } });
  expect(Object.prototype).not.toHaveProperty('title');
});

test('each line of a cell is a paragraph; a head that is there twice counts once', () => {
  const texts = sheet('文字', [
    ['部分', '文字', '段落'],
    ['概览', '一。\n二。', '三。'],
  ]);
  const { value, found } = read({ texts });
  expect(value).toMatchObject({ narrative: { glance: ['一。', '二。'] } });
  expect(found).toEqual([['duplicate-key', '文字!C1']]);
});

test('what stands on a cover beside a name and its value is told', () => {
  const { found } = read({ cover: sheet('封面', [['标题', '甲', '乙', '丙']]) });
  expect(found).toEqual([
    ['unused-line', '封面!C1'],
    ['unused-line', '封面!D1'],
  ]);
});

test('twice as many paragraphs take about twice as long', () => {
  const many = (count: number) =>
    sheet('文字', [['部分', '文字'], ...Array.from({ length: count }, () => ['概览', '一。'])]);
  const { value } = read({ texts: many(20_000) });
  expect((value as { narrative: { glance: string[] } }).narrative.glance).toHaveLength(20_000);
});

describe('words that a clerk may choose', () => {
  const charts = (type: string) =>
    read({
      charts: sheet('图', [
        ['类型', '表', '列', '标题'],
        [type, '产值', '数', '产值'],
      ]),
    });

  test.each(['折线图', '折线', '曲线图', 'line'])('%s is a kind of chart', (type) => {
    expect(charts(type).value).toMatchObject({ charts: [{ type: 'line' }] });
  });

  test('are those that the sheets have where another is written', () => {
    const { pack } = charts('雷达图');
    expect(pack.choicesAt(['charts', 0, 'type'])).toEqual(['折线图']);
  });

  test('say how a table is read', () => {
    const { value } = read({
      tables: sheet('表', [
        ['表名', '表头行', '不要的行', '层级', '合计行', '横放'],
        ['产值', '3-4', '1、9', '按编码', '没有', '否'],
      ]),
    });
    expect(value).toMatchObject({
      tables: { 产值: { head: '3-4', skip: '1、9', levels: 'codes', total: 'none', transpose: false } },
    });
  });
});
