import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../src/input/xlsx/read.js';
import { zip } from '../../../src/input/xlsx/zip.js';
import { cases } from '../../support/daily.js';
import {
  briefly,
  firstSheet,
  fixtureSheets,
  partsOf,
  textRows,
  type WorkbookText,
  workbookBytes,
  XLSX_FIXTURES,
} from '../../support/workbooks.js';

/** The rows of a sheet whose data are these; `style` n has the n-th pattern. */
function rowsOf(data: string, text: Omit<WorkbookText, 'sheets'> = {}) {
  const sheet = firstSheet(workbookBytes({ ...text, sheets: { 项目: data } }));
  return { ...sheet, fields: sheet.value.rows.map(({ fields }) => fields) };
}

describe('what LibreOffice writes', async () => {
  const { 指标: indicators, 项目: projects } = await fixtureSheets('libreoffice.xlsx');
  const rows = (sheet = indicators) => sheet?.value.rows ?? [];

  test('is read as it is shown', () => {
    expect(rows().map(({ fields }) => fields)).toEqual([
      ['编号', '指标', '分组', '单位', '2021年实绩', '2022年目标', '说明', '出处', '原文'],
      ['gdp', '地区生产总值', '总量', '%', '8.5%', '7%以上', '两行\n说明', '一', '增长8.5%；增长7%以上'],
      ['tax', '税收', '', '%', '8.53%', '9%', '', '一', '增长8.53%；9%'],
      ['trade', '外贸', '', '亿元', '11.0', '3.6亿元', '', '一', '11.0亿元；3.6亿元'],
      ['jobs', '就业', '民生', '人', '1,380', '0.3', '', '一', '1,380人；0.3'],
      ['price', '物价', '民生', '%', '-3.5', '2.5', '说明', '一', '−3.5；2.5'],
    ]);
  });

  test('keeps its row numbers over an empty row; coloured empty rows at the end are none', () => {
    expect(rows().map(({ line }) => line)).toEqual([1, 2, 3, 4, 6, 7]);
  });

  test('tells of merged, hidden and faulty cells', () => {
    expect(indicators?.value.merges).toEqual([{ top: 2, left: 3, bottom: 4, right: 3 }]);
    expect(briefly(indicators ?? { found: [] })).toEqual(['hidden-rows 指标!6:6', 'hidden-columns 指标!G1']);
    expect(briefly(projects ?? { found: [] })).toEqual([
      'cell-error 项目!D3',
      'cell-error 项目!D4',
      'rounded-figure 项目!D5',
    ]);
  });

  test('dates count from 1900 or from 1904', async () => {
    const { 项目: from1904 } = await fixtureSheets('libreoffice-1904.xlsx');
    expect([rows(projects)[1]?.fields[4], rows(from1904)[1]?.fields[4]]).toEqual(['2022年6月', '2022年6月']);
  });
});

describe('what exceljs writes', async () => {
  const sheets = await fixtureSheets('exceljs.xlsx');

  test('is read as it is shown', () => {
    expect(sheets.任务?.value.rows.map(({ fields }) => fields)).toEqual([
      ['编号', '事项', '分组', '量化目标', '出处', '原文'],
      ['t1', '新建学校', '教育', '2026年1月20日', '二', '新建学校3所；2026年9月1日'],
      ['t2', '养老', '', '12.5%', '二', '12.5%'],
      ['t3', '公交', '交通', '12,345.50', '二', '12,345.50'],
      ['t4', '供水', '民生', 'TRUE', '二', 'TRUE'],
    ]);
    expect(sheets.其他项目?.value.rows[3]?.fields[3]).toBe('通车');
    expect(sheets.其他项目?.value.rows[1]?.fields[2]).toBe('完成');
  });

  test('a formula without a value, an error and an error of a formula are found at their cells', () => {
    expect(briefly(sheets.其他项目 ?? { found: [] })).toEqual([
      'no-stored-value 其他项目!D2',
      'cell-error 其他项目!C3',
      'cell-error 其他项目!D3',
    ]);
  });

  test('hidden sheets are told from others', () => {
    expect(Object.values(sheets).map(({ name, hidden }) => [name, hidden])).toEqual([
      ['任务', false],
      ['其他项目', false],
      ['草稿', false],
      ['空表', false],
      ['引用', true],
    ]);
  });
});

describe('texts', () => {
  const text = (strings: string, cells = '<c t="s"><v>0</v></c>') =>
    rowsOf(`<row>${cells}</row>`, { strings }).fields[0]?.[0];

  test('in several runs are one text', () => {
    expect(
      text(
        '<si><r><t>地区</t></r><r><rPr><b/></rPr><t xml:space="preserve">生产 </t></r><r><t>总值</t></r></si>',
      ),
    ).toBe('地区生产 总值');
  });

  test('leave out how they are spoken', () => {
    expect(text('<si><t>乐平</t><rPh sb="0" eb="2"><t>lè píng</t></rPh><phoneticPr fontId="1"/></si>')).toBe(
      '乐平',
    );
  });

  test('may stand in the cell, and have line breaks and escaped characters', () => {
    expect(text('', '<c t="inlineStr"><is><t>一&#10;二_x000D_\n三&amp;_x005F_x000D_</t></is></c>')).toBe(
      '一\n二\n三&_x000D_',
    );
    expect(text('', '<c t="str"><v>一_x000d_\n二</v></c>')).toBe('一\n二');
  });

  test('are read as they are seen, and it is told where that is not as written', () => {
    const cells = ['甲\u200b乙', '⽤户', 'a\u00a0\u2009 b', '_x200B_12'].map(
      (one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`,
    );
    const { fields, value } = rowsOf(`<row>${cells.join('')}</row>`);
    expect(fields).toEqual([['甲乙', '用户', 'a b', '12']]);
    expect(value.odd).toEqual([
      { line: 1, column: 1, unseen: '\u200b' },
      { line: 1, column: 2, from: '⽤', to: '用' },
      { line: 1, column: 4, unseen: '\u200b' },
    ]);
  });

  test.each(['_x0000_', '_xD800_', '_x001B_'])('that hold %s are an error', (escaped) => {
    const row = `<row><c t="inlineStr"><is><t>甲${escaped}</t></is></c></row>`;
    expect(briefly(rowsOf(row))).toEqual(['control-character 项目!A1']);
  });

  test('an index without a text is a damaged workbook, and no index is no text', () => {
    expect(() => text('')).toThrow('unreadable-workbook');
    expect(text('<si><t>编号</t></si>', '<c t="s"><v/></c><c><v>1</v></c>')).toBe('');
  });
});

test('a cell of type date with a day that there is not is an error', () => {
  const cell = (day: string) => rowsOf(`<row><c t="d"><v>${day}</v></c></row>`, { patterns: ['yyyy-m-d'] });
  expect(briefly(cell('2026-02-30T00:00:00'))).toEqual(['no-such-day 项目!A1']);
  expect(cell('2026-02-28T00:00:00').fields).toEqual([['2026-2-28']]);
});

describe('formulas', () => {
  test('give their stored value, an empty text too', () => {
    const row =
      '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>""</f><v></v></c><c t="b"><f>1=1</f><v>1</v></c></row>';
    const { fields, found } = rowsOf(row);
    expect([fields, found]).toEqual([[['2', '', 'TRUE']], []]);
  });

  test.each([
    '<c><f>1+1</f></c>',
    '<c><f>1+1</f><v/></c>',
    '<c t="str"><f>A1</f></c>',
    '<c t="b"><f>A1</f></c>',
  ])('without one are an error: %s', (cell) =>
    expect(briefly(rowsOf(`<row>${cell}</row>`))).toEqual(['no-stored-value 项目!A1']),
  );

  test('that are left to the program that opens the file are worth a warning where 0 stands for the result', () => {
    const parts = partsOf({
      sheets: { 项目: '<row><c><f>1+1</f><v>0</v></c><c><f>1</f><v>1</v></c></row>' },
    });
    const fresh =
      parts['xl/workbook.xml']?.replace('</workbook>', '<calcPr fullCalcOnLoad="1"/></workbook>') ?? '';
    expect(briefly(firstSheet(zip({ ...parts, 'xl/workbook.xml': fresh })))).toEqual([
      'uncalculated-formula 项目!A1',
    ]);
    expect(briefly(firstSheet(zip(parts)))).toEqual([]);
  });

  test('may be rounded by their format, which typed figures may not', () => {
    const cells = (formula: string) => `<row><c s="0">${formula}<v>0.0853</v></c></row>`;
    expect(briefly(rowsOf(cells('<f>1/2</f>'), { patterns: ['0.0%'] }))).toEqual([]);
    expect(briefly(rowsOf(cells(''), { patterns: ['0.0%'] }))).toEqual(['rounded-figure 项目!A1']);
  });

  test('whose decimals nothing limits are worth a warning', () => {
    expect(briefly(rowsOf(`<row><c><f>1/3</f><v>${1 / 3}</v></c></row>`))).toEqual([
      'endless-figure 项目!A1',
    ]);
  });
});

describe('cells', () => {
  test('with more digits than a spreadsheet keeps are worth a warning', () => {
    const row = '<row><c><v>1.10101199001011E+17</v></c><c><v>999999999999999</v></c></row>';
    const { fields, ...sheet } = rowsOf(row);
    expect(fields).toEqual([['110101199001011000', '999999999999999']]);
    expect(briefly(sheet)).toEqual(['overlong-figure 项目!A1']);
  });

  test('may leave out where they stand', () => {
    const { value } = rowsOf(
      '<row><c><v>1</v></c></row><row r="5"><c r="C5"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>',
    );
    expect(value.rows).toEqual([
      { line: 1, fields: ['1'] },
      { line: 5, fields: ['', '', '2', '3'] },
      { line: 6, fields: ['4'] },
    ]);
  });

  test.each([
    '<row r="2"/><row r="2"/>',
    '<row r="2"/><row r="1"/>',
    '<row r="x"/>',
    '<row r="2"><c r="A3"><v>1</v></c></row>',
    '<row><c r="1A"/></row>',
  ])('that stand in two places, or in none, are a damaged workbook: %s', (data) => {
    expect(() => rowsOf(data)).toThrow('unreadable-workbook');
  });

  test('with a format and nothing in them do not count', () => {
    const { fields } = rowsOf(
      '<row><c s="0"><v>1</v></c><c s="0"/><c s="0" t="s"/></row><row><c s="0"/></row>',
    );
    expect(fields).toEqual([['1']]);
  });

  test('may hold a date as text, in either date system', () => {
    const data =
      '<row><c t="d" s="0"><v>2026-01-20</v></c><c t="d" s="0"><v>2026-01-20T12:00:00</v></c></row>';
    const patterns = ['yyyy/m/d'];
    for (const settings of ['', 'date1904="1"']) {
      expect(rowsOf(data, { patterns, settings }).fields).toEqual([['2026/1/20', '2026/1/20']]);
    }
  });

  test('with a format that can not be followed are an error', () => {
    expect(briefly(rowsOf('<row><c s="0"><v>3</v></c></row>', { patterns: ['bad"'] }))).toEqual([
      'unknown-format 项目!A1',
    ]);
  });

  test.each([' ', '0x1F', '1,5', 'NaN'])('with a number that is none are a damaged workbook: %j', (value) => {
    expect(() => rowsOf(`<row><c><v>${value}</v></c></row>`)).toThrow('unreadable-workbook');
  });

  test('of a sheet with signs in its name have that in quotes', () => {
    const bytes = workbookBytes({ sheets: { "项目 '26": '<row><c t="e"><v>#N/A</v></c></row>' } });
    expect(briefly(firstSheet(bytes))).toEqual(["cell-error '项目 ''26'!A1"]);
  });
});

test('whatever is wrong with a part, it is found and not thrown', async () => {
  const parts = partsOf({
    sheets: {
      项目: '<row r="1" hidden="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1"><f>A1</f><v>1.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    },
    strings: '<si><t>编号</t></si>',
    patterns: ['General', 'yyyy"年"', '0.0%'],
  });
  const names = Object.keys(parts);
  const noise = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '-',
      'A',
      '%',
      '[',
      '<',
      '</',
      '/>',
      '"',
      '&#0;',
      '<v>',
      '</row>',
      ' r="ZZZ9999999"',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), fc.nat(9), noise, (name, at, length, text) => {
      const part = parts[name] as string;
      const start = at % (part.length + 1);
      const spoiled = part.slice(0, start) + text + part.slice(start + length);
      const { found } = readWorkbook('a.xlsx', zip({ ...parts, [name]: spoiled }));
      for (const { place } of found) expect(place?.file).toBe('a.xlsx');
    }),
    { numRuns: cases(600, 3000) },
  );
});

test('other writers give the elements a prefix', () => {
  const parts = partsOf({ sheets: { 项目: textRows([['编号']]) } });
  const prefixed = Object.entries(parts).map(([name, xml]) => [name, xml.replace(/<(\/?)(?=\w)/g, '<$1x:')]);
  expect(firstSheet(zip(Object.fromEntries(prefixed))).value.rows).toEqual([{ line: 1, fields: ['编号'] }]);
});

test('parts may be UTF-16, but not of broken characters', () => {
  expect(readWorkbook('a.xlsx', zip({ '_rels/.rels': '\ud800' })).found).toHaveLength(1);
});

describe('what is no workbook is told apart', () => {
  const message = (bytes: Uint8Array) => readWorkbook('a.xlsx', bytes).found.map(({ message }) => message.en);

  test.each([
    ['password.xlsx', 'The workbook is protected by a password'],
    ['old.xlsx', 'This is a file of the old format (.xls) under the name .xlsx'],
  ])('%s', async (name, expected) => {
    expect(message(await readFile(join(XLSX_FIXTURES, name)))).toEqual([expected]);
  });

  test('a text, another archive, a binary workbook, nothing', () => {
    expect(message(Buffer.from('编号,项目'))).toEqual(['This is no workbook']);
    expect(message(zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }))).toEqual([
      'This is no workbook',
    ]);
    const parts = partsOf({ sheets: {} });
    const binary = (parts['_rels/.rels'] as string).replace('workbook.xml', 'workbook.bin');
    expect(message(zip({ ...parts, '_rels/.rels': binary }))).toEqual(['This is a binary workbook (.xlsb)']);
    expect(message(new Uint8Array())).toEqual(['The workbook is damaged']);
  });
});
