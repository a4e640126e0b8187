import { expect, test } from 'vitest';
import { findSources } from '../../../src/dataset/table/sources.js';
import type { LoadedData } from '../../../src/input/load.js';
import { smallReport } from '../../support/report.js';
import { markupOf } from '../../support/templates.js';

function sourcesOf(name: string, text: string) {
  const loaded: LoadedData = {
    folder: 'data',
    pack: { file: 'data/pack.yaml', text: '' },
    sheets: { [name]: { file: `data/${name}.csv`, text } },
    workbooks: [],
  };
  const { value, found } = findSources(loaded, undefined);
  return {
    fixed: value.tables.map(({ table }) => table),
    general: value.general.map((one) => one.name),
    found: found.map(({ code, message }) => [code, message.zh]),
  };
}

test('a table that only has the name of a known one is read as any table is, and that is told', () => {
  expect(sourcesOf('projects', '地区,人口（万人）\n甲,3\n')).toEqual({
    fixed: [],
    general: ['projects'],
    found: [['read-as-general', '没有“项目”列，按普通表读入']],
  });
});

test.each([
  ['a head that may be mistyped', 'projects', '项木,投资（亿元）\n甲,3\n'],
  ['ids or sources, which no office has of itself', 'indicators', '编号,名称\ng,3\n'],
  ['all that it must have', 'projects', '项目,建设地点\n甲,乙\n'],
])('not so a table with %s', (_, name, text) => {
  expect(sourcesOf(name, text)).toEqual({ fixed: [name], general: [], found: [] });
});

test('a sheet that is too large to be read is told, not passed over', () => {
  const place = { file: 'data/a.xlsx' };
  const tooLarge = {
    severity: 'error',
    code: 'table-too-large',
    message: { zh: '', en: '' },
    place,
  } as const;
  const sheet = (name: string, found: readonly (typeof tooLarge)[]) => ({
    ...{ name, hidden: false, found },
    value: { file: 'data/a.xlsx', name, rows: [] },
  });
  const { value } = findSources(
    {
      folder: 'data',
      pack: { file: 'data/pack.yaml', text: '' },
      sheets: {},
      workbooks: [{ name: 'a', file: 'data/a.xlsx', sheets: [sheet('大表', [tooLarge]), sheet('空表', [])] }],
    },
    undefined,
  );
  expect(value.general.map((one) => [one.name, one.read().found.length])).toEqual([['a', 1]]);
});

test('templates do not find it by the name, for they would look for columns that it has not', () => {
  const report = smallReport();
  const projects = report.tables.projects as (typeof report.tables)[string];
  const told = (pack: typeof report.pack) =>
    markupOf('{{#if tables.projects}}yes{{else}}no{{/if}}', {
      ...report,
      pack,
      tables: { ...report.tables, projects: { ...projects, kind: 'general' } },
    });
  expect(told({ ...report.pack, tables: {} })).toBe('no');
  const settings = { ...projects.settings, kind: 'general' as const };
  expect(told({ ...report.pack, tables: { projects: settings } })).toBe('yes');
});

test.each([
  ['产值', [], 'a'],
  ['产值', ['封面'], '产值'],
  ['Sheet1', ['封面'], 'a'],
])('the only sheet of tables %s, beside %j, is called %s', (name, others, called) => {
  const sheet = (of: string, rows: readonly (readonly string[])[]) => ({
    ...{ name: of, hidden: false, found: [] },
    value: { file: 'a.xlsx', name: of, rows: rows.map((fields, index) => ({ line: index + 1, fields })) },
  });
  const { value } = findSources(
    {
      folder: 'data',
      pack: { file: 'data', text: '' },
      sheets: {},
      workbooks: [
        {
          name: 'a',
          file: 'a.xlsx',
          sheets: [
            sheet(name, [
              ['地区', '数'],
              ['甲', '1'],
            ]),
            ...others.map((one) => sheet(one, [['标题', '材料']])),
          ],
        },
      ],
    },
    undefined,
  );
  expect(value.general.map((one) => one.name)).toEqual([called]);
});

test('so is a worksheet that has its title over other headers, however near these are', () => {
  const value = {
    file: 'data/a.xlsx',
    name: '项目',
    rows: [
      { line: 1, fields: ['2025年重点项目表'] },
      { line: 2, fields: ['序号', '项目名称', '总投资（万元）', '责任单位'] },
      { line: 3, fields: ['1', '县道', '8000', '交通局'] },
    ],
  };
  const sheets = [{ name: '项目', hidden: false, found: [], value }];
  const workbooks = [{ name: 'a', file: 'data/a.xlsx', sheets }];
  const loaded = { folder: 'data', pack: { file: 'data/pack.yaml', text: '' }, sheets: {}, workbooks };
  const { value: sources, found } = findSources(loaded, undefined);
  expect(sources.tables).toEqual([]);
  expect(sources.general).toHaveLength(1);
  expect(found.map(({ code }) => code)).toEqual(['read-as-general']);
});
