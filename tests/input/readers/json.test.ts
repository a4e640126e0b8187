import { describe, expect, test } from 'vitest';
import { formatPlace } from '../../../src/core/diagnostics.js';
import { placeIn } from '../../../src/input/raw-table.js';
import { readSheets } from '../../../src/input/readers/index.js';
import { TableFile } from '../../../src/input/readers/reader.js';

async function read(content: unknown, name = 'towns.json') {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readSheets(new TableFile(name, Buffer.from(text)));
}

async function fieldsOf(content: unknown) {
  const { value, found } = await read(content);
  expect(found).toEqual([]);
  expect(value.flatMap((sheet) => sheet.found)).toEqual([]);
  return value.map((sheet) => [sheet.name, sheet.value.rows.map(({ fields }) => fields)]);
}

/** Everything said of a file and its tables: code, place, message. */
async function saidOf(content: unknown) {
  const { value, found } = await read(content);
  return [...found, ...value.flatMap((sheet) => sheet.found)].map(({ code, place, message }) => {
    return [code, place && formatPlace(place, 'zh'), message.zh];
  });
}

describe('a table in JSON', () => {
  test('is a list of objects, a row each; a row may leave out what it has not', async () => {
    const rows = [{ 编号: 'a', 名称: ' 甲 ' }, { 名称: '乙', 人口: 12 }, {}, { 编号: null, 名称: '丙' }];
    expect(await fieldsOf(rows)).toEqual([
      [
        'towns',
        [
          ['编号', '名称', '人口'],
          ['a', '甲', ''],
          ['', '乙', '12'],
          ['', '丙', ''],
        ],
      ],
    ]);
  });

  test('is columns and rows', async () => {
    const table = {
      columns: ['名称', 2025],
      rows: [
        ['甲', 1],
        ['乙', null],
      ],
    };
    expect(await fieldsOf(table)).toEqual([
      [
        'towns',
        [
          ['名称', '2025'],
          ['甲', '1'],
          ['乙', ''],
        ],
      ],
    ]);
  });

  test('is one of several, each under its name', async () => {
    const tables = { 项目: [{ 名称: '甲' }], 'a/b': { columns: ['名称'], rows: [['乙']] } };
    expect(await fieldsOf(tables)).toEqual([
      ['项目', [['名称'], ['甲']]],
      ['a/b', [['名称'], ['乙']]],
    ]);
  });

  test('keeps figures as they are written', async () => {
    const text =
      '[{"值": 1.10}, {"值": 12345678901234567890.5}, {"值": -0.30}, {"值": 1.25e3}, {"值": 5e-2}]';
    const [[, rows] = []] = await fieldsOf(text);
    expect(rows).toEqual([['值'], ['1.10'], ['12345678901234567890.5'], ['-0.30'], ['1250'], ['0.05']]);
  });

  test('has true and false as a workbook has them', async () => {
    expect(await fieldsOf([{ 值: true }, { 值: false }])).toEqual([['towns', [['值'], ['TRUE'], ['FALSE']]]]);
  });

  test('may be in any encoding that a text may be in', async () => {
    const bytes = Buffer.from(`\ufeff${JSON.stringify([{ 名称: '甲' }])}`, 'utf16le');
    const { value } = await readSheets(new TableFile('a.json', bytes));
    expect(value[0]?.value.rows[0]?.fields).toEqual(['名称']);
  });
});

describe('places in it are pointers', () => {
  const placesOf = async (content: unknown) => {
    const [sheet] = (await read(content)).value;
    const table = sheet?.value ?? { file: '', rows: [] };
    const cells: readonly (readonly [line?: number, column?: number])[] = [[], [1, 2], [2], [3, 2]];
    return cells.map(([line, column]) => formatPlace(placeIn(table, line, column), 'en'));
  };

  test('of a list of objects', async () => {
    const rows = [{ 编号: 'a' }, { 编号: 'b', '名/称': '乙' }];
    expect(await placesOf(rows)).toEqual([
      'towns.json',
      'towns.json /1/名~1称',
      'towns.json /0',
      'towns.json /1/名~1称',
    ]);
  });

  test('of columns and rows under a name', async () => {
    const tables = {
      项目: {
        columns: ['编号', '名称'],
        rows: [
          ['a', '甲'],
          ['b', '乙'],
        ],
      },
    };
    expect(await placesOf(tables)).toEqual([
      'towns.json /项目/rows',
      'towns.json /项目/columns/1',
      'towns.json /项目/rows/0',
      'towns.json /项目/rows/1/1',
    ]);
  });
});

describe('what is no table is told', () => {
  test('values within a cell, once for each column', async () => {
    const rows = [{ 名称: '甲', 投资: { 一期: 1 } }, { 名称: '乙', 投资: { 一期: 2 } }, { 名称: ['丙'] }];
    expect(await saidOf(rows)).toEqual([
      ['json-nested', 'towns.json /0/投资', '“投资”里又套着一组值，一格放不下'],
      ['json-nested', 'towns.json /2/名称', '“名称”里又套着一组值，一格放不下'],
    ]);
  });

  test('a row that is none', async () => {
    expect(await saidOf([{ 名称: '甲' }, '乙'])).toEqual([['json-row', 'towns.json /1', '这不是一行']]);
  });

  test('a row with more or fewer values than there are columns', async () => {
    expect(await saidOf({ columns: ['名称', '值'], rows: [['甲'], ['乙', 1, 2]] })).toEqual([
      ['ragged-row', 'towns.json /rows/0', '这一行有1个值，columns 有2列'],
      ['ragged-row', 'towns.json /rows/1', '这一行有3个值，columns 有2列'],
    ]);
  });

  test('a file without any', async () => {
    for (const content of [{ 名称: '甲' }, {}, 5, '"甲"'])
      expect(await saidOf(content)).toEqual([['unread-file', 'towns.json', '里面没有表，没有读这个文件']]);
  });

  test('what stands beside tables', async () => {
    expect(await saidOf({ 更新: '2025-01-01', 项目: [{ 名称: '甲' }] })).toEqual([
      ['json-unread', 'towns.json', '没有读“更新”：不是表'],
    ]);
  });

  test('what is no JSON, at its line and column', async () => {
    expect(await saidOf('[\n  {"名称": "甲"},\n]')).toEqual([
      ['json-syntax', 'towns.json:3:1', '最后一项后面多一个逗号'],
    ]);
  });

  test('a control character that an escape stands for', async () => {
    expect(await saidOf('[{"名称": "甲\\u0000"}]')).toMatchObject([
      ['control-character', 'towns.json /0/名称', expect.anything()],
    ]);
  });

  test('a table that is too large', async () => {
    const rows = Array.from({ length: 12_001 }, () => ({ 值: 1 }));
    expect(await saidOf(rows)).toEqual([
      ['table-too-large', 'towns.json /11999', '表太大，没有读：超过12000行'],
    ]);
  });
});
