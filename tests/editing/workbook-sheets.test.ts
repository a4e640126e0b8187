import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { applyEdit, type Edit, EditConflict } from '../../src/editing/index.js';
import { readWorkbook } from '../../src/input/xlsx/read.js';
import { malformedParts } from '../support/well-formed.js';
import { workbookBytes } from '../support/workbooks.js';

const rows = [
  ['类型', '表', '列'],
  ['柱形图', '甲&乙', ''],
];
const insert: Edit = { kind: 'insert-sheet', file: 'a.xlsx', sheet: '图', rows };
const own = workbookBytes({ sheets: { 表: '<row r="1"><c r="A1"><v>1</v></c></row>' }, hidden: ['表'] });
const sheetsOf = (bytes: Uint8Array | undefined) =>
  readWorkbook('a.xlsx', bytes ?? Buffer.alloc(0)).value.map(({ name, value }) => {
    return [name, value.rows.map(({ fields }) => fields.join('|').replace(/\|+$/, ''))];
  });
const fixture = (name: string) => readFile(new URL(`../fixtures/xlsx/${name}`, import.meta.url));

test.each([
  ['of a few parts', async () => own],
  ['of exceljs', () => fixture('exceljs.xlsx')],
  ['of LibreOffice', () => fixture('libreoffice.xlsx')],
] as const)('a worksheet is put behind those of a workbook %s, and taken out again', async (_, bytesOf) => {
  const bytes = await bytesOf();
  const { bytes: now, inverse } = applyEdit(bytes, insert);
  expect(malformedParts(now as Uint8Array)).toEqual([]);
  expect(sheetsOf(now)).toEqual([...sheetsOf(bytes), ['图', ['类型|表|列', '柱形图|甲&乙']]]);
  const undone = applyEdit(now, inverse[0] as Edit);
  expect(sheetsOf(undone.bytes)).toEqual(sheetsOf(bytes));
  expect(sheetsOf(applyEdit(undone.bytes, undone.inverse[0] as Edit).bytes)).toEqual(sheetsOf(now));
});

test('nothing is put over a sheet of the same name, and none is taken out in which more is written', () => {
  const { bytes, inverse } = applyEdit(own, insert);
  expect(() => applyEdit(bytes, insert)).toThrow(EditConflict);
  const typed = { kind: 'cells', file: 'a.xlsx', sheet: '图' } as const;
  const more = applyEdit(bytes, { ...typed, cells: [{ line: 3, column: 1, before: '', after: '折线图' }] });
  expect(() => applyEdit(more.bytes, inverse[0] as Edit)).toThrow(EditConflict);
});
