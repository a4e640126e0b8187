import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdit } from '../../src/editing/index.js';
import { workbookOfSheets } from '../../src/editing/workbook/converted.js';
import type { RawTable } from '../../src/input/raw-table.js';
import { readWorkbook } from '../../src/input/xlsx/read.js';
import { malformedParts } from '../support/well-formed.js';
import { XLSX_FIXTURES } from '../support/workbooks.js';

const reading = (bytes: Uint8Array) =>
  readWorkbook('a.xlsx', bytes).value.map(({ name, hidden, value }) => ({
    name,
    isHidden: hidden,
    table: value,
  }));

const asRead = (sheets: ReturnType<typeof reading>) =>
  sheets.map(({ name, isHidden, table: { rows, merges = [] } }) => {
    const shown = rows.map(({ line, fields, looks }) => {
      const cells = fields.map((text, at) => (looks?.[at] ? [text, looks[at]] : text));
      return [line, cells.slice(0, cells.findLastIndex((one) => one !== '') + 1)];
    });
    return { name, isHidden, merges, rows: shown.filter(([, cells]) => (cells as unknown[]).length > 0) };
  });

test.each(['exceljs.xlsx', 'libreoffice.xlsx', 'libreoffice-1904.xlsx'])(
  'a workbook of sheets as they were read reads as they do: %s',
  async (name) => {
    const sheets = reading(await readFile(join(XLSX_FIXTURES, name)));
    const bytes = workbookOfSheets('a.xlsx', sheets);
    expect(malformedParts(bytes)).toEqual([]);
    expect(asRead(reading(bytes))).toEqual(asRead(sheets));
  },
);

test('levels, bold type, codes and lines of a cell stay, and cells can be changed', () => {
  const looks = [{ indent: 4 }, { bold: true }, { indent: 2, bold: true }];
  const rows = [
    { line: 2, fields: ['甲', '001', '2025-01-05'], looks },
    { line: 5, fields: ['两\n行', '=1+1', '3.10'] },
  ];
  const merges = [{ top: 2, left: 1, bottom: 3, right: 1 }];
  const table: RawTable = { file: 'a.xls', name: '一', rows, merges };
  const sheets = [
    { name: '一', isHidden: false, table },
    { name: '二&', isHidden: true, table: { ...table, rows: [] } },
  ];
  const bytes = workbookOfSheets('a.xlsx', sheets);
  expect(asRead(reading(bytes))).toEqual(asRead(sheets));
  const cells = [{ line: 5, column: 3, before: '3.10', after: '3.20' }];
  const { bytes: now } = applyEdit(bytes, { kind: 'cells', file: 'a.xlsx', sheet: '一', cells });
  expect(reading(now ?? bytes)[0]?.table.rows[1]?.fields[2]).toBe('3.20');
});
