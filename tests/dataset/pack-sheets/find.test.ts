import { describe, expect, test } from 'vitest';
import { packSheetRole, packSheetsOf } from '../../../src/dataset/pack-sheets/find.js';
import type { LoadedData } from '../../../src/input/load.js';

const of = (name: string, ...head: readonly string[]) => ({
  name,
  value: { file: 'book.xlsx', name, rows: [{ line: 1, fields: head }] },
});

test.each([
  ['封面', [], 'cover'],
  ['文字', ['部分', '文字'], 'texts'],
  ['文字', ['位置', '段落（必填）'], 'texts'],
  ['表', ['工作表', '标题'], 'tables'],
  ['图', ['图名', '类型', '表'], 'charts'],
  ['图', ['图形', '标题', '数据表', '列'], 'charts'],
  ['表', ['地区', '人口'], undefined],
  ['图', ['地区', '类型'], undefined],
  ['财政', ['部分', '文字'], undefined],
])('%s with %j is %s', (name, head, role) => {
  expect(packSheetRole(of(name, ...head))).toBe(role);
});

describe('a sheet that would be passed over is told', () => {
  const loaded = (hasNoPackFile: boolean): LoadedData => ({
    folder: 'data',
    pack: { file: 'data', text: '' },
    ...(hasNoPackFile && { hasNoPackFile }),
    sheets: {},
    workbooks: ['a', 'b'].map((book) => ({
      name: book,
      file: `${book}.xlsx`,
      sheets: [{ ...of('封面'), hidden: false, found: [] }],
    })),
  });

  test('the second of one name', () => {
    const { value, found } = packSheetsOf(loaded(true));
    expect(Object.keys(value)).toEqual(['cover']);
    expect(found.map(({ code }) => code)).toEqual(['unused-sheet']);
  });

  test('every one beside pack.yaml', () => {
    const { value, found } = packSheetsOf(loaded(false));
    expect(value).toEqual({});
    expect(found.map(({ code }) => code)).toEqual(['unused-sheet', 'unused-sheet']);
  });
});
