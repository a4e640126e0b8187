import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyEdit, type CellsEdit, type Edit, EditConflict } from '../../src/editing/index.ts';
import { readWorkbook } from '../../src/input/xlsx/read.ts';
import { Archive } from '../../src/input/xlsx/zip.ts';
import { everyFew } from '../support/daily.ts';
import { malformedParts } from '../support/well-formed.ts';
import { type WorkbookText, workbookBytes, XLSX_FIXTURES } from '../support/workbooks.ts';

const cells = (sheet: string, ...changes: [address: string, before: string, after: string][]): CellsEdit => ({
  kind: 'cells',
  file: 'a.xlsx',
  sheet,
  cells: changes.map(([address, before, after]) => {
    const [, letter = 'A', line = '1'] = /([A-Z])(\d+)/.exec(address) ?? [];
    return { line: Number(line), column: letter.charCodeAt(0) - 64, before, after };
  }),
});
const applied = (bytes: Uint8Array, edit: Edit) => applyEdit(bytes, edit).bytes as Uint8Array;
const shown = (bytes: Uint8Array, sheet = 0) =>
  readWorkbook('a.xlsx', bytes).value[sheet]?.value.rows.map(({ fields }) => fields);
const partText = (bytes: Uint8Array, part: string) =>
  Buffer.from(new Archive(bytes).read(part) ?? []).toString();
const book = (rows: string, text: Omit<WorkbookText, 'sheets'> = {}) =>
  workbookBytes({ ...text, sheets: { 表: rows } });

/** The workbook after an edit, which undone says what it said. */
function edited(bytes: Uint8Array, edit: Edit): Uint8Array {
  const done = applyEdit(bytes, edit);
  expect(malformedParts(done.bytes as Uint8Array)).toEqual([]);
  const undone = done.inverse.reduce<Uint8Array | undefined>(
    (now, one) => applyEdit(now, one).bytes,
    done.bytes,
  );
  expect(readWorkbook('a.xlsx', undone ?? Buffer.alloc(0))).toEqual(readWorkbook('a.xlsx', bytes));
  return done.bytes as Uint8Array;
}

describe('a cell of a worksheet', () => {
  const patterns = ['General', '0.0%', '#,##0.00', '@', '0.0"亿元"', 'yyyy"年"m"月"', '0.0_);[Red]\\(0.0\\)'];
  const typed = (style: number, text: string) => {
    const now = edited(book(`<row r="1"><c r="A1" s="${style}"><v>1</v></c></row>`, { patterns }), {
      ...cells('表', [
        'A1',
        shown(book(`<row r="1"><c r="A1" s="${style}"><v>1</v></c></row>`, { patterns }))?.[0]?.[0] ?? '',
        text,
      ]),
    });
    const [, type = 'n'] = /<c r="A1"[^>]*? t="(\w+)"/.exec(partText(now, 'xl/sheets/0.xml')) ?? [];
    return { shown: shown(now)?.[0]?.[0], isNumber: type === 'n' };
  };

  it.each([
    [0, '12.5'],
    [0, '8.50'],
    [0, '100'],
    [2, '1,000.000'],
    [0, '1,380'],
    [0, '8.5%'],
    [1, '8.5%'],
    [1, '8.55%'],
    [2, '1,380.25'],
    [2, '1,380.255'],
    [4, '8.5亿元'],
    [5, '2024年3月'],
    [6, '-3.25'],
  ])('of style %s shows %s as typed and reckons with it', (style, text) => {
    expect(typed(style, text)).toEqual({ shown: text, isNumber: true });
  });

  it.each([
    [3, '12.5'],
    [0, '007'],
    [0, '+3%'],
    [0, '7%以上'],
    [0, '12345678901234567'],
    [0, '=1+1'],
    [0, '<b>&"'],
    [0, '_x0041_'],
    [2, '完成任务'],
    [0, '2024年'],
  ])('of style %s shows %s as typed, which is text', (style, text) => {
    expect(typed(style, text)).toEqual({ shown: text, isNumber: false });
  });

  it('shows a number with the commas and noughts that its format has', () => {
    expect(typed(2, '1380')).toEqual({ shown: '1,380.00', isNumber: true });
    expect(typed(1, '8%')).toEqual({ shown: '8.0%', isNumber: true });
    expect(typed(2, '100.1')).toEqual({ shown: '100.10', isNumber: true });
    expect(typed(2, '1380.25')).toEqual({ shown: '1,380.25', isNumber: true });
  });

  it('changes alone, and every other part of the workbook stays to the byte', () => {
    const bytes = book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>', {
      strings: '<si><r><t>富</t></r><r><t>文本</t></r></si>',
    });
    const now = edited(bytes, cells('表', ['B1', '1', '2']));
    expect(partText(now, 'xl/sheets/0.xml')).toBe(
      partText(bytes, 'xl/sheets/0.xml').replace('<v>1</v>', '<v>2</v>'),
    );
    for (const part of ['xl/strings.xml', 'xl/styles.xml', 'xl/workbook.xml'])
      expect(partText(now, part)).toBe(partText(bytes, part));
  });

  it('may stand where nothing was', () => {
    const now = edited(
      book('<row r="3"><c r="C3"><v>1</v></c></row>'),
      cells('表', ['A3', '', '2'], ['B9', '', '甲']),
    );
    expect(shown(now)).toEqual([
      ['2', '', '1'],
      ['', '甲'],
    ]);
  });

  it('is left alone where something else stands there', () => {
    expect(() =>
      applied(book('<row r="1"><c r="A1"><v>1</v></c></row>'), cells('表', ['A1', '2', '3'])),
    ).toThrow(EditConflict);
  });

  it('behind the first of merged ones, or in an array formula, is refused', () => {
    const merged = book(
      '<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    );
    expect(() => applied(merged, cells('表', ['B1', '', '3']))).toThrow(/merged/);
    const array = book('<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row>');
    expect(() => applied(array, cells('表', ['A2', '', '3']))).toThrow(/array/);
  });
});

describe('a formula', () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>' +
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>' +
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>6</v></c><c r="C3"><f>A3</f><v>3</v></c></row>';

  it('that shares with a cell that is typed over goes on by itself', () => {
    const now = edited(book(rows), cells('表', ['B1', '2', '5']));
    const xml = partText(now, 'xl/sheets/0.xml');
    expect(xml).toContain('<f>A2*2</f><v>4</v>');
    expect(xml).toContain('<f>A3*2</f><v>6</v>');
  });

  it('never keeps a result that its cells no longer give', () => {
    const now = edited(book(rows), cells('表', ['A2', '2', '7']));
    expect(shown(now)?.[1]?.[1]).not.toBe('4');
    expect(partText(now, 'xl/sheets/0.xml')).toContain('<f>A3</f><v>3</v>');
  });
});

it.each(['libreoffice.xlsx'])('every cell of %s can be changed, and comes back', async (name) => {
  const bytes = await readFile(join(XLSX_FIXTURES, name));
  for (const { name: sheet, value } of readWorkbook('a.xlsx', bytes).value)
    for (const { line, fields } of value.rows)
      for (const [index, before] of everyFew([...fields.entries()], 4, line)) {
        const edit: Edit = {
          kind: 'cells',
          file: 'a.xlsx',
          sheet,
          cells: [{ line, column: index + 1, before, after: '3.5' }],
        };
        if (value.merges?.some((one) => line > one.top && line <= one.bottom && index + 1 === one.left))
          continue;
        const now = edited(bytes, edit);
        const own = readWorkbook('a.xlsx', now).value.find((one) => one.name === sheet)?.value.rows;
        expect(own?.find((row) => row.line === line)?.fields[index], `${sheet} ${line} ${index}`).toMatch(
          /^3\.50?$/,
        );
      }
});
