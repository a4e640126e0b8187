import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { applyEdit, type Edit, EditConflict } from '../../src/editing/index.js';
import { readWorkbook } from '../../src/input/xlsx/read.js';
import { Archive, zip } from '../../src/input/xlsx/zip.js';
import { malformedParts } from '../support/well-formed.js';
import { partsOf, textRows, workbookBytes } from '../support/workbooks.js';

const rows = [
  ['类型', '表', '列'],
  ['柱形图', '甲&乙', ''],
];
const insert: Edit = { kind: 'insert-sheet', file: 'a.xlsx', sheet: '图', rows };
const figure = '<row r="1"><c r="A1"><v>1</v></c></row>';
const own = workbookBytes({ sheets: { 数: figure, 表: figure }, hidden: ['表'] });
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

/** The bytes of all parts. */
const partsIn = (bytes: Uint8Array | undefined) => {
  const archive = new Archive(bytes ?? new Uint8Array());
  return Object.fromEntries(archive.names().map((name) => [name, archive.read(name)?.toString()]));
};

const removal = (bytes: Uint8Array, sheet: string): Edit => {
  const rows = readWorkbook('a.xlsx', bytes).value.find(({ name }) => name === sheet)?.value.rows ?? [];
  return { kind: 'remove-sheet', file: 'a.xlsx', sheet, before: rows.map(({ fields }) => fields) };
};

/** Two sheets, of which the second is shown first and has a drawing of its own, and names of each. */
function bookOf(formula = '', more: readonly (readonly string[])[] = []): Uint8Array {
  const sheets = { 甲: textRows([['a', 'b']]) + formula, 乙: textRows([['c']]), 丙: textRows([['d']]) };
  const parts = partsOf({ sheets });
  const names = [
    ['甲名', '', '甲!$A$1'],
    ['乙名', '', '乙!$A$1'],
    ['_xlnm.Print_Area', 'localSheetId="1"', '乙!$A$1:$B$2'],
    ['_xlnm.Print_Area', 'localSheetId="2"', '丙!$A$1'],
    ...more,
  ].map(([name, of, text]) => `<definedName name="${name}" ${of}>${text}</definedName>`);
  const workbook = parts['xl/workbook.xml']
    ?.replace('<sheets>', '<bookViews><workbookView activeTab="2"/></bookViews><sheets>')
    .replace('</sheets>', `</sheets><definedNames>${names.join('')}</definedNames>`);
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing';
  const relation = (target: string) =>
    `<Relationships><Relationship Id="d" Type="${type}" Target="${target}"/></Relationships>`;
  return zip({
    ...parts,
    'xl/workbook.xml': workbook ?? '',
    'xl/sheets/_rels/1.xml.rels': relation('../drawings/d1.xml'),
    'xl/drawings/d1.xml': '<wsDr/>',
    'xl/drawings/_rels/d1.xml.rels': relation('../media/own.png'),
    'xl/media/own.png': 'own',
    'xl/sheets/_rels/2.xml.rels': relation('../media/both.png'),
    'xl/media/both.png': 'both',
  });
}

describe('a worksheet of an office that is taken out', () => {
  test('goes with what is its alone, and comes back to the byte', () => {
    const bytes = bookOf();
    const { bytes: now, inverse } = applyEdit(bytes, removal(bytes, '乙'));
    expect(sheetsOf(now).map(([name]) => name)).toEqual(['甲', '丙']);
    const parts = partsIn(now);
    expect(Object.keys(partsIn(bytes)).filter((name) => !(name in parts))).toEqual([
      ...['xl/sheets/1.xml', 'xl/sheets/_rels/1.xml.rels', 'xl/drawings/d1.xml'],
      ...['xl/drawings/_rels/d1.xml.rels', 'xl/media/own.png'],
    ]);
    expect(parts['xl/workbook.xml']).toContain('activeTab="1"');
    expect(parts['xl/workbook.xml']?.match(/<definedName .*?<\/definedName>/g)).toEqual([
      '<definedName name="甲名" >甲!$A$1</definedName>',
      '<definedName name="_xlnm.Print_Area" localSheetId="1">丙!$A$1</definedName>',
    ]);
    expect(parts['xl/_rels/workbook.xml.rels']).not.toContain('/xl/sheets/1.xml');
    const undone = applyEdit(now, inverse[0] as Edit);
    expect(partsIn(undone.bytes)).toEqual(partsIn(bytes));
  });

  test('comes back also where somebody has changed another sheet meanwhile', () => {
    const bytes = bookOf();
    const { bytes: now, inverse } = applyEdit(bytes, removal(bytes, '乙'));
    const cells = [{ line: 1, column: 1, before: 'd', after: 'e' }];
    const typed = applyEdit(now, { kind: 'cells', file: 'a.xlsx', sheet: '丙', cells });
    expect(sheetsOf(applyEdit(typed.bytes, inverse[0] as Edit).bytes)).toEqual([
      ...[
        ['甲', ['a|b']],
        ['乙', ['c']],
        ['丙', ['e']],
      ],
    ]);
  });

  test.each([
    ['a formula', bookOf('<row r="2"><c r="A2"><f>SUM(乙!A1:A9)</f><v>1</v></c></row>'), '乙'],
    ['a formula, by a name', bookOf('<row r="2"><c r="A2"><f>乙名+1</f><v>1</v></c></row>'), '乙'],
    ['a formula over several sheets', bookOf('<row r="2"><c r="A2"><f>SUM(甲:乙!A1)</f></c></row>'), '乙'],
    ['a workbook that would show nothing', own, '数'],
  ])('stays where it is needed: by %s', (_, bytes, sheet) => {
    expect(() => applyEdit(bytes, removal(bytes, sheet))).toThrow(/reckon|only sheet/);
  });

  const cell = (formula: string) => `<row r="2"><c r="A2"><f>${formula}</f><v>1</v></c></row>`;
  test.each([
    ['what is reckoned from it', '动态', [['动态', '', 'OFFSET(乙!$A$1,0,0,3,1)']]],
    ['two areas of it', '两块', [['两块', '', '乙!$A$1,乙!$A$3']]],
    ['another name of it', '外', [['外', '', '乙名*2']]],
    ['it, on one sheet alone', '本地', [['本地', 'localSheetId="0"', '乙!$A$1']]],
    ['it, on the sheet that is written before it', '甲!本地', [['本地', 'localSheetId="0"', '乙!$A$1']]],
    ['what it alone knows', '乙!内', [['内', 'localSheetId="1"', '丙!$A$1']]],
    ['what no reference says', '间接', [['间接', '', 'INDIRECT(丙!$A$1)']]],
  ] as const)('stays where a formula reckons with a name of %s', (_, name, names) => {
    const bytes = bookOf(cell(`SUM(${name})`), names);
    expect(() => applyEdit(bytes, removal(bytes, '乙'))).toThrow(/Formulas of "甲" reckon/);
  });

  test.each([
    ['in a text', 'INDIRECT(&quot;乙!A1&quot;)', '乙'],
    ['between two others', 'SUM(甲:丙!A1)', '乙'],
    ['between two others in quotes', "SUM('甲:丙'!A1)", '乙'],
    ['in other letters', 'SUM(b!A1)', 'B'],
    ['by its table', 'SUM(项目表[投资])', '乙'],
    ['by rows of its table', 'SUM(项目表[[#Totals],[投资]])', '乙'],
  ] as const)('stays where a formula names it %s', (_, formula, sheet) => {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/table';
    const bytes = zip({
      ...partsOf({
        sheets: { 甲: textRows([['a']]) + cell(formula), [sheet]: textRows([['c']]), 丙: textRows([['d']]) },
      }),
      'xl/sheets/_rels/1.xml.rels': `<Relationships><Relationship Id="t" Type="${type}" Target="../tables/t.xml"/></Relationships>`,
      'xl/tables/t.xml': '<table name="t" displayName="项目表" ref="A1:A3"/>',
    });
    expect(() => applyEdit(bytes, removal(bytes, sheet))).toThrow(/Formulas of "甲" reckon/);
  });

  test('goes where names and workbooks only sound like it, and no name of it is left', () => {
    const names = [
      ['乙类', '', '丙!$A$1'],
      ['本地', 'localSheetId="0"', '乙!$A$1'],
      ['同名', 'localSheetId="1"', '乙!$A$1'],
      ['同名', 'localSheetId="0"', '甲!$A$1'],
    ];
    const bytes = bookOf(cell('乙类+同名+[1]乙!A1'), names);
    const { bytes: now } = applyEdit(bytes, removal(bytes, '乙'));
    expect(sheetsOf(now).map(([name]) => name)).toEqual(['甲', '丙']);
    expect(partsIn(now)['xl/workbook.xml']).not.toContain('乙!');
    expect(partsIn(now)['xl/workbook.xml']?.match(/name="同名"/g)).toHaveLength(1);
  });

  test('stays where something else is written in it by now', () => {
    const bytes = bookOf();
    const { kind, file, sheet } = { kind: 'remove-sheet', file: 'a.xlsx', sheet: '乙' } as const;
    expect(() => applyEdit(bytes, { kind, file, sheet, before: [['x']] })).toThrow(EditConflict);
  });

  test.each(['exceljs.xlsx', 'libreoffice.xlsx'])('leaves a sound workbook, of %s', async (name) => {
    const bytes = await fixture(name);
    for (const { name: sheet } of readWorkbook('a.xlsx', bytes).value.slice(0, 2)) {
      const { bytes: now, inverse } = applyEdit(bytes, removal(bytes, sheet));
      expect(malformedParts(now as Uint8Array)).toEqual([]);
      expect(partsIn(applyEdit(now, inverse[0] as Edit).bytes)).toEqual(partsIn(bytes));
    }
  });
});
