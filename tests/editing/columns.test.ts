import { expect, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { applyEdit, type Edit, EditConflict } from '../../src/editing/index.js';
import { columnAfter, columnBefore, movesCells } from '../../src/editing/moves.js';
import { readCsv } from '../../src/input/readers/csv.js';
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
  const out: Edit = { kind: 'remove-column', file: 'a.csv', column: 2, before: [] };
  expect([1, 2, 3].map((column) => columnAfter(out, column))).toEqual([1, undefined, 2]);
  expect([movesCells(csv), movesCells(out)]).toEqual([true, true]);
});

/** Takes a column out of a text file, and answers what it is then, what undone and what done again. */
function withoutColumn(text: string, column: number, lines?: { head: number; last: number }) {
  const bytes = Buffer.from(text);
  const before = readRows(text).flatMap(({ line, fields }) => {
    const own = fields[column - 1] ?? '';
    return own === '' || (lines && (line < lines.head || line > lines.last)) ? [] : [{ line, text: own }];
  });
  const edit: Edit = { kind: 'remove-column', file: 'a.csv', column, before, ...(lines && { lines }) };
  const out = applyEdit(bytes, edit);
  const undone = applyEdit(out.bytes, out.inverse[0] as Edit);
  const again = applyEdit(undone.bytes, undone.inverse[0] as Edit);
  return { out: textOf(out.bytes), undone: textOf(undone.bytes), again: textOf(again.bytes), ...out };
}

const readRows = (text: string) => readCsv({ file: 'a.csv', text: text.replaceAll('\r\n', '\n') }).value.rows;

test.each([
  ['a figure', '指标,值,注\r\n甲, 10 ,"两\n行"\r\n\r\n短\r\n乙,20,\r\n', 2],
  ['the first column', '指标,值\n甲,10\n,20\n', 1],
  ['the last, and the file ends without a line end', '指标,注,值\n甲,一,10\n乙,,20', 3],
  ['cells of several lines', '指标,注,值\n甲,"一\n二",10\n乙,"三\n四",20\n', 2],
  ['quotes without need', '"指标","值"\n"甲","10"\n', 2],
])('a column is taken out of a text file and put back to the byte: %s', (_, text, column) => {
  const { out, undone, again } = withoutColumn(text, column);
  expect(readRows(out).map(({ fields }) => fields.join('|'))).toEqual(
    readRows(text).map(({ fields }) => fields.toSpliced(column - 1, 1).join('|')),
  );
  expect([undone, again]).toEqual([text, out]);
});

test('its texts come back where the file has changed meanwhile', () => {
  const { bytes, inverse } = withoutColumn('指标,值,注\n甲,"1\n2",x\n乙,3,y\n', 2);
  const typed = applyEdit(bytes, {
    kind: 'cells',
    file: 'a.csv',
    cells: [{ line: 3, column: 2, before: 'y', after: 'z' }],
  });
  const back = applyEdit(typed.bytes, inverse[0] as Edit);
  expect(textOf(back.bytes)).toBe('指标,值,注\n甲,"1\n2",x\n乙,3,z\n');
  expect(textOf(applyEdit(back.bytes, back.inverse[0] as Edit).bytes)).toBe(textOf(typed.bytes));
});

test('title, unit and note stay where the column that they happen to stand in goes', () => {
  const text = '表1 主要指标,,\n,,单位：亿元\n指标,2024年,2025年\n甲,1,2\n合计,1,2\n注：初步数,,\n';
  const lines = { head: 3, last: 5 };
  expect(withoutColumn(text, 1, lines).out).toBe(
    '表1 主要指标,\n,单位：亿元\n2024年,2025年\n1,2\n1,2\n注：初步数,\n',
  );
  expect(withoutColumn(text, 3, lines).out).toBe(
    '表1 主要指标,\n,单位：亿元\n指标,2024年\n甲,1\n合计,1\n注：初步数,\n',
  );
  expect(withoutColumn(text, 3, lines).undone).toBe(text);
});

test('a column that says something else than is expected stays, and so does the only one', () => {
  const edit: Edit = { kind: 'remove-column', file: 'a.csv', column: 2, before: [{ line: 1, text: 'b' }] };
  expect(() => applyEdit(Buffer.from('a,b\nc,d\n'), edit)).toThrow(EditConflict);
  expect(() => applyEdit(Buffer.from('b\n'), { ...edit, column: 1 })).toThrow(ReportError);
});

const REMOVED: Edit = {
  ...{ kind: 'remove-column', file: 'a.xlsx', sheet: '表', column: 2 },
  before: [{ line: 1, text: '2' }],
};

test('a column is taken out of a worksheet, and all that referred to it is put back with it', () => {
  const filtered = SHEET.replace(
    '<mergeCells',
    '<autoFilter ref="A1:D9"><filterColumn colId="1"/><filterColumn colId="3"/></autoFilter><mergeCells',
  );
  const bytes = workbookBytes({ sheets: { 表: filtered, 汇总: OTHER } });
  const { bytes: out, inverse } = applyEdit(bytes, REMOVED);
  expect(malformedParts(out as Uint8Array)).toEqual([]);
  const xml = part(out, 'xl/sheets/0.xml');
  expect(xml).toContain('<c r="B1"><v>3</v></c><c r="C1"><f>SUM(B1:B1)</f><v>3</v></c>');
  expect(xml).toContain('<autoFilter ref="A1:C9"><filterColumn colId="2"/></autoFilter>');
  expect(xml).not.toContain('mergeCell');
  expect(part(out, 'xl/sheets/1.xml')).toContain('#REF!');
  const undone = applyEdit(out, inverse[0] as Edit);
  const again = applyEdit(undone.bytes, undone.inverse[0] as Edit).bytes;
  for (const name of ['xl/sheets/0.xml', 'xl/sheets/1.xml']) {
    expect(part(undone.bytes, name)).toBe(part(bytes, name));
    expect(part(again, name)).toBe(part(out, name));
  }
});

test('what merged cells say stays with those that are left', () => {
  const merged = `<row r="1"><c r="A1" t="inlineStr"><is><t>题</t></is></c></row><row r="2">${cell('A2', '1')}${cell('B2', '2')}</row></sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>`;
  const { bytes } = applyEdit(workbookBytes({ sheets: { 表: merged } }), {
    ...{ kind: 'remove-column', file: 'a.xlsx', sheet: '表', column: 1 },
    ...{ before: [{ line: 2, text: '1' }], lines: { head: 2, last: 2 } },
  });
  const xml = part(bytes, 'xl/sheets/0.xml');
  expect(xml).toContain('<c r="A1" t="inlineStr"><is><t>题</t></is></c>');
  expect(xml).toContain('<mergeCell ref="A1:B1"/>');
});
