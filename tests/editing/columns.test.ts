import { expect, test } from 'vitest';
import { applyEdit, type Edit, EditConflict } from '../../src/editing/index.js';
import { columnAfter, columnBefore, movesCells } from '../../src/editing/moves.js';
import { readWorkbook } from '../../src/input/xlsx/read.js';
import { Archive } from '../../src/input/xlsx/zip.js';
import { malformedParts } from '../support/well-formed.js';
import { workbookBytes } from '../support/workbooks.js';

const csv: Edit = { kind: 'insert-column', file: 'a.csv', column: 2 };
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

test('a column is put into a text file, whose other fields stay to the character, and taken out again', () => {
  const text = '指标,"值, 万元",注\r\n甲, 10 ,"两\n行"\r\n\r\n短\r\n乙,20,\r\n';
  const { bytes, inverse } = applyEdit(Buffer.from(text), csv);
  expect(textOf(bytes)).toBe('指标,,"值, 万元",注\r\n甲,, 10 ,"两\n行"\r\n\r\n短,\r\n乙,,20,\r\n');
  expect(textOf(applyEdit(bytes, inverse[0] as Edit).bytes)).toBe(text);
});

test('it is not taken out with what somebody has written into it', () => {
  const { bytes, inverse } = applyEdit(Buffer.from('a,b\nc,d\n'), csv);
  const cells = [{ line: 2, column: 2, before: '', after: 'x' }];
  const typed = applyEdit(bytes, { kind: 'cells', file: 'a.csv', cells });
  expect(() => applyEdit(typed.bytes, inverse[0] as Edit)).toThrow(EditConflict);
});

const cell = (address: string, value: string) => `<c r="${address}"><v>${value}</v></c>`;
const SHEET =
  `<row r="1" spans="1:4">${cell('A1', '1')}${cell('B1', '2')}${cell('C1', '3')}<c r="D1"><f>SUM(B1:C1)</f><v>5</v></c></row>` +
  '</sheetData><mergeCells count="1"><mergeCell ref="B2:C2"/></mergeCells>' +
  '<conditionalFormatting sqref="C1:C9"><cfRule type="expression"><formula>C1&gt;$B$1</formula></cfRule></conditionalFormatting>';
const OTHER = `<row r="1"><c r="A1"><f>表!C1+表!B1</f><v>5</v></c></row>`;
const book = workbookBytes({ sheets: { 表: SHEET, 汇总: OTHER } });
const part = (bytes: Uint8Array | undefined, name: string) =>
  Buffer.from(new Archive(bytes ?? book).read(name) ?? []).toString();

test('a column is put into a worksheet, and formulas, merged cells and formats go with theirs', () => {
  const { bytes, inverse } = applyEdit(book, {
    kind: 'insert-column',
    file: 'a.xlsx',
    sheet: '表',
    column: 3,
  });
  expect(malformedParts(bytes as Uint8Array)).toEqual([]);
  const xml = part(bytes, 'xl/sheets/0.xml');
  expect(xml).toContain('<c r="D1"><v>3</v></c><c r="E1"><f>SUM(B1:D1)</f>');
  expect(xml).toContain('<mergeCell ref="B2:D2"/>');
  expect(xml).toContain('sqref="D1:D9"><cfRule type="expression"><formula>D1&gt;$B$1</formula>');
  expect(part(bytes, 'xl/sheets/1.xml')).toContain('<f>表!D1+表!B1</f>');
  const undone = applyEdit(bytes, inverse[0] as Edit).bytes;
  for (const name of ['xl/sheets/0.xml', 'xl/sheets/1.xml'])
    expect(part(undone, name)).toBe(part(book, name));
  expect(readWorkbook('a.xlsx', bytes as Uint8Array).value[0]?.value.rows[0]?.fields).toEqual([
    '1',
    '2',
    '',
    '3',
    '5',
  ]);
});

test('a cell is found behind a column that was put in, and before as well', () => {
  expect([1, 2, 3].map((column) => columnAfter(csv, column))).toEqual([1, 3, 4]);
  expect([1, 2, 3].map((column) => columnBefore(csv, column))).toEqual([1, undefined, 2]);
  const out: Edit = { kind: 'remove-column', file: 'a.csv', column: 2 };
  expect([1, 2, 3].map((column) => columnAfter(out, column))).toEqual([1, undefined, 2]);
  expect([movesCells(csv), movesCells(out)]).toEqual([true, true]);
});
