import { describe, expect, test } from 'vitest';
import type { Cell, Column, Table } from '../../../src/dataset/model.js';
import { readTable } from '../../../src/dataset/table/table.js';
import { readCsv } from '../../../src/input/readers/csv.js';
import { Archive } from '../../../src/input/xlsx/zip.js';
import { writtenCell } from '../../../src/output/tables/cell.js';
import { workbookOf } from '../../../src/output/tables/workbook.js';

const place = { file: 'a.csv' };
const figures: Column = { header: '2025年实绩', title: '2025年实绩', role: 'period', place };
const words: Column = { header: '说明', title: '说明', role: 'note', place };

function table(text: string, name = 'indicators'): Table {
  const { value } = readTable(name, 'indicators', readCsv({ file: `${name}.csv`, text }).value);
  return value as Table;
}

const header = '编号,指标,分组,单位,2025年实绩,出处,原文';
const small = table(`${header}\ng,产值,经济,%,8.5%,一,8.5%\nt,税收,经济,亿元,11.0,一,11.0\n`);

/** The XML of a part of the workbook of these tables. */
function part(name: string, ...tables: readonly Table[]): string {
  const { value } = workbookOf(tables);
  return new TextDecoder().decode(new Archive(value as Uint8Array).read(name));
}

describe('a figure is written as a number where it reads back the same', () => {
  test.each([
    ['8.5%', 0.085, '0.0%'],
    ['8.53%', 0.0853, '0.00%'],
    ['12%', 0.12, '0%'],
    ['11.0', 11, '0.0'],
    ['1,380', 1380, '#,##0'],
    ['1,234.50', 1234.5, '#,##0.00'],
    ['-3.5', -3.5, '0.0'],
    ['0', 0, '0'],
  ])('%s', (text, value, pattern) => expect(writtenCell(text, figures)).toEqual({ value, pattern }));

  test.each([
    '7%以上',
    '007',
    '-0.0',
    '−3.5',
    '12,34',
    '12345678901234567',
    '3.6亿元',
    '',
    '—',
    '１２',
    '5%～7%',
  ])('or else as text: %s', (text) => expect(writtenCell(text, figures)).toBe(text));

  test('and as text where the column is one of words', () => {
    expect(writtenCell('8.5%', words)).toBe('8.5%');
  });
});

describe('the workbook', () => {
  test('has a sheet for each table, in Chinese where the table is well known', () => {
    const names = [
      ...part('xl/workbook.xml', small, { ...small, name: 'roads' }).matchAll(/name="([^"]+)"/g),
    ];
    expect(names.map(([, name]) => name)).toEqual(['指标', 'roads', '选项']);
    const both = part('xl/workbook.xml', small, { ...small, name: '指标' });
    expect([...both.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'indicators',
      '指标',
      '选项',
    ]);
  });

  test('opens at the indicators; tables of one’s own come last', () => {
    const names = ['glossary', 'indicators', 'roads', 'tasks'].map((name) => ({ ...small, name }));
    const sheets = [...part('xl/workbook.xml', ...names).matchAll(/name="([^"]+)"/g)];
    expect(sheets.map(([, name]) => name)).toEqual(['指标', '任务', '名词', 'roads', '选项']);
  });

  test('keeps its headers bold and in sight', () => {
    const sheet = part('xl/worksheets/sheet1.xml', small);
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<c r="B1" s="1" t="inlineStr">');
    expect(part('xl/styles.xml', small)).toContain('<font><b/>');
  });

  test('has columns as wide as their content, a Chinese character counting for two', () => {
    const long = table(`${header}\ng,${'产'.repeat(9)},经济,%,8.5%,一,${'长'.repeat(99)}\n`);
    const widths = [...part('xl/worksheets/sheet1.xml', long).matchAll(/ width="(\d+)"/g)];
    expect(widths.map(([, width]) => Number(width))).toEqual([6, 20, 6, 6, 12, 6, 48]);
  });

  test('has rows as high as their text', () => {
    const long = table(
      `${header}\ng,产值,经济,%,8.5%,一,${'长'.repeat(99)}\nh,产值,经济,%,8.5%,一,"短\n短"\n`,
    );
    const heights = [...part('xl/worksheets/sheet1.xml', long).matchAll(/ ht="(\d+)"/g)];
    expect(heights.map(([, height]) => Number(height))).toEqual([75, 30]);
  });

  test('offers the groups and units that are there, and takes others', () => {
    const sheet = part('xl/worksheets/sheet1.xml', small);
    expect(sheet).toContain('errorStyle="warning"');
    expect(sheet).toContain('sqref="C2:C1048576"><formula1>选项!$A$1:$A$1</formula1>');
    expect(sheet).toContain('sqref="D2:D1048576"><formula1>选项!$B$1:$B$2</formula1>');
    expect(part('xl/worksheets/sheet2.xml', small)).toContain('亿元');
    expect(part('xl/workbook.xml', small)).toContain('name="选项" sheetId="2" state="hidden"');
  });

  test('is refused where a spreadsheet program would refuse it', () => {
    const codes = (...tables: readonly Table[]) => workbookOf(tables).found.map(({ code }) => code);
    const cell = { ...(small.rows[0]?.cells.原文 as Cell), text: '长'.repeat(32_768) };
    const rows = small.rows.slice(0, 1).map((row) => ({ ...row, cells: { ...row.cells, 原文: cell } }));
    expect(codes({ ...small, rows })).toEqual(['cell-too-long']);
    expect(codes({ ...small, name: 'a/b' })).toEqual(['sheet-name']);
    expect(codes({ ...small, name: 'x'.repeat(32) })).toEqual(['sheet-name']);
    expect(codes({ ...small, name: 'Roads' }, { ...small, name: 'roads' })).toEqual(['sheet-name']);
    expect(codes()).toEqual(['no-tables']);
    expect(codes(small)).toEqual([]);
  });
});
