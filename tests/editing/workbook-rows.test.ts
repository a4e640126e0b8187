import { describe, expect, it } from 'vitest';
import { applyEdit, type Edit, EditConflict } from '../../src/editing/index.ts';
import { readWorkbook } from '../../src/input/xlsx/read.ts';
import { Archive, zip } from '../../src/input/xlsx/zip.ts';
import { malformedParts } from '../support/well-formed.ts';
import { partsOf, workbookBytes } from '../support/workbooks.ts';

const text = (value: string, address: string, style = 0) =>
  `<c r="${address}" s="${style}" t="inlineStr"><is><t>${value}</t></is></c>`;
const formula = (of: string, value: number, address: string) =>
  `<c r="${address}"><f>${of}</f><v>${value}</v></c>`;
const number = (value: number, address: string) => `<c r="${address}" s="1"><v>${value}</v></c>`;

/** A table of three rows and their total, with what a spreadsheet program keeps of its rows. */
const TABLE =
  `<row r="1">${text('指标', 'A1')}${text('值', 'B1')}${text('占比', 'C1')}</row>` +
  `<row r="2">${text('甲', 'A2')}${number(10, 'B2')}${formula('B2/B5', 0.1, 'C2')}</row>` +
  `<row r="3">${text('乙', 'A3')}${number(20, 'B3')}${formula('B3/B5', 0.2, 'C3')}</row>` +
  `<row r="4">${text('丙', 'A4')}${number(70, 'B4')}${formula('B4/B5', 0.7, 'C4')}</row>` +
  `<row r="5">${text('合计', 'A5')}${formula('SUM(B2:B4)', 100, 'B5')}</row>` +
  '</sheetData><autoFilter ref="A1:C4"/><mergeCells count="2"><mergeCell ref="A7:C7"/><mergeCell ref="D2:D4"/></mergeCells>' +
  '<conditionalFormatting sqref="B2:B4"><cfRule type="expression"><formula>B2&gt;$B$5</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="1"><dataValidation sqref="A2:A4"><formula1>$A$2:$A$4</formula1></dataValidation></dataValidations>' +
  '<hyperlinks><hyperlink ref="A3"/></hyperlinks>';
const OTHER = `<row r="1">${formula('SUM(表!B2:B4)', 100, 'A1')}${formula('表!B4', 70, 'B1')}${formula('B4', 0, 'C1')}</row>`;

const book = (table = TABLE) =>
  workbookBytes({ sheets: { 表: table, 汇总: OTHER }, patterns: ['General', '0'] });
const part = (bytes: Uint8Array, name: string) => Buffer.from(new Archive(bytes).read(name) ?? []).toString();
const shown = (bytes: Uint8Array) =>
  readWorkbook('a.xlsx', bytes).value.map(({ value }) => value.rows.map(({ fields }) => fields.join(' ')));

/** The workbook after an edit, which undone says what it said. */
function edited(bytes: Uint8Array, edit: Edit): { rows: string[][]; xml: string; other: string } {
  const done = applyEdit(bytes, edit);
  expect(malformedParts(done.bytes as Uint8Array)).toEqual([]);
  const undone = done.inverse.reduce<Uint8Array | undefined>(
    (now, one) => applyEdit(now, one).bytes,
    done.bytes,
  );
  expect(shown(undone as Uint8Array)).toEqual(shown(bytes));
  expect(part(undone as Uint8Array, 'xl/sheets/1.xml')).toBe(part(bytes, 'xl/sheets/1.xml'));
  const now = done.bytes as Uint8Array;
  return { rows: shown(now), xml: part(now, 'xl/sheets/0.xml'), other: part(now, 'xl/sheets/1.xml') };
}

const insert = (line: number, ...rows: string[][]): Edit => ({
  kind: 'insert-rows',
  file: 'a.xlsx',
  sheet: '表',
  line,
  rows,
});
const remove = (line: number, ...before: string[][]): Edit => ({
  kind: 'remove-rows',
  file: 'a.xlsx',
  sheet: '表',
  line,
  before,
});
const move = (line: number, to: number, ...before: string[][]): Edit => ({
  kind: 'move-rows',
  file: 'a.xlsx',
  sheet: '表',
  line,
  to,
  before,
});

describe('rows put into a worksheet', () => {
  it('move on what is below, and all that refers to it', () => {
    const { rows, xml, other } = edited(book(), insert(3, ['新', '100']));
    expect(rows).toEqual([
      ['指标 值 占比', '甲 10 0.05', '新 100', '乙 20 0.1', '丙 70 0.35', '合计 200'],
      ['200 70 0'],
    ]);
    expect(xml).toContain('<f>SUM(B2:B5)</f>');
    expect(xml).toContain('<autoFilter ref="A1:C5"/>');
    expect(xml).toContain('<mergeCell ref="A8:C8"/><mergeCell ref="D2:D5"/>');
    expect(xml).toContain('sqref="B2:B5"><cfRule type="expression"><formula>B2&gt;$B$6</formula>');
    expect(xml).toContain('sqref="A2:A5"><formula1>$A$2:$A$5</formula1>');
    expect(xml).toContain('<hyperlink ref="A4"/>');
    expect(other).toContain('<f>表!B5</f>');
    expect(other).toContain('<f>B4</f>');
  });

  it('right above a total are in it', () => {
    const { rows, xml } = edited(book(), insert(5, ['新', '100'], ['又', '1']));
    expect(rows[0]?.at(-1)).toBe('合计 201');
    expect(xml).toContain('<f>SUM(B2:B6)</f>');
  });

  it('look like the row above', () => {
    const { xml } = edited(book(), insert(3, ['新', '100']));
    expect(xml).toContain('<c r="B3" s="1"><v>100</v></c>');
  });
});

describe('rows taken out of a worksheet', () => {
  it('are no longer in what referred to them', () => {
    const { rows, xml, other } = edited(book(), remove(4, ['丙', '70', '0.7']));
    expect(rows[0]).toEqual([
      '指标 值 占比',
      '甲 10 0.333333333333333',
      '乙 20 0.666666666666667',
      '合计 30',
    ]);
    expect(xml).toContain('<f>SUM(B2:B3)</f>');
    expect(xml).toContain('<mergeCell ref="D2:D3"/>');
    expect(other).toContain('<f>表!#REF!</f><v>#REF!</v>');
    expect(other).toContain('<f>SUM(表!B2:B3)</f><v>30</v>');
  });

  it('leave what merged cells say to the rows that stay', () => {
    const table = TABLE.replace(number(10, 'B2'), `${number(10, 'B2')}`).replace(
      '</row><row r="3">',
      `${text('注', 'D2')}</row><row r="3">`,
    );
    const { rows } = edited(book(table), remove(2, ['甲', '10', '0.1', '注']));
    expect(rows[0]?.[1]).toContain('注');
  });

  it('are not taken out where they are others than expected', () => {
    expect(() => applyEdit(book(), remove(4, ['丙', '71', '0.7']))).toThrow(EditConflict);
  });
});

describe('rows moved in a worksheet', () => {
  it.each([
    [2, 5, '甲', '10', '0.1', ['乙 20 0.2', '丙 70 0.7', '甲 10 0.1', '合计 100']],
    [4, 2, '丙', '70', '0.7', ['丙 70 0.7', '甲 10 0.1', '乙 20 0.2', '合计 100']],
    [3, 5, '乙', '20', '0.2', ['甲 10 0.1', '丙 70 0.7', '乙 20 0.2', '合计 100']],
  ])('row %s to %s stays in the total', (line, to, a, b, c, expected) => {
    const { rows, xml } = edited(book(), move(line, to, [a, b, c]));
    expect(rows[0]?.slice(1)).toEqual(expected);
    expect(xml).toContain('<f>SUM(B2:B4)</f>');
  });

  it('out of a total are out of it', () => {
    const { rows } = edited(book(), move(4, 7, ['丙', '70', '0.7']));
    expect(rows[0]?.slice(1)).toEqual([
      '甲 10 0.333333333333333',
      '乙 20 0.666666666666667',
      '合计 30',
      '丙 70 2.33333333333333',
    ]);
  });
});

it('a removal that somebody has written upon since is undone by its rows alone', () => {
  const done = applyEdit(book(), remove(3, ['乙', '20', '0.2']));
  const cell: Edit = {
    kind: 'cells',
    file: 'a.xlsx',
    sheet: '表',
    cells: [{ line: 2, column: 2, before: '10', after: '30' }],
  };
  const later = applyEdit(done.bytes, cell);
  const undone = applyEdit(later.bytes, done.inverse[0] as Edit);
  expect(shown(undone.bytes as Uint8Array)[0]).toEqual([
    '指标 值 占比',
    '甲 30 0.25',
    '乙 20 0.166666666666667',
    '丙 70 0.583333333333333',
    '合计 120',
  ]);
});

it('a name of cells goes on to mean them, and what reckons with it is reckoned anew', () => {
  const other = `<row r="1">${formula('SUM(区)', 100, 'A1')}${formula('表!B4', 70, 'B1')}</row>`;
  const parts = partsOf({ sheets: { 表: TABLE, 汇总: other } });
  const workbook = parts['xl/workbook.xml']?.replace(
    '</workbook>',
    '<definedNames><definedName name="区">表!$B$2:$B$4</definedName></definedNames></workbook>',
  );
  const done = applyEdit(
    zip({ ...parts, 'xl/workbook.xml': workbook ?? '' }),
    remove(3, ['乙', '20', '0.2']),
  );
  expect(part(done.bytes as Uint8Array, 'xl/workbook.xml')).toContain('>表!$B$2:$B$3<');
  expect(shown(done.bytes as Uint8Array)[1]).toEqual(['80 70']);
});

it('rows of an array formula stay together', () => {
  const table = TABLE.replace(
    formula('B2/B5', 0.1, 'C2'),
    '<c r="C2"><f t="array" ref="C2:C4">B2:B4/B5</f><v>0.1</v></c>',
  );
  expect(() => applyEdit(book(table), insert(3, ['x']))).toThrow(/array/);
  expect(edited(book(table), insert(2, ['x'])).xml).toContain('ref="C3:C5">B3:B5/B6<');
});
