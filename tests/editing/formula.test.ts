import { describe, expect, it } from 'vitest';
import { applyEdit, type Edit } from '../../src/editing/index.ts';
import { formulaOf, movedFormula, tokensOf } from '../../src/editing/workbook/formula/tokens.ts';
import { Archive } from '../../src/input/xlsx/zip.ts';
import { workbookBytes } from '../support/workbooks.ts';

describe('the pieces of a formula', () => {
  it.each([
    'SUM(A1:B2)+\'表 1\'!$C$3*"A1"',
    "IF(A1>=2,汇总!B:B,'it''s'!1:3)",
    '[1]Sheet1!A1+Sheet1:Sheet3!B2',
    'LOG10(A1)+A1B2+表1[[#This Row],[金额]]+{1,2;3,4}',
    '#REF!+1.5E-3%',
    '合计区*税率',
  ])('are the formula again: %s', (formula) => {
    expect(formulaOf(tokensOf(formula))).toBe(formula);
  });

  it('move with the cell, but for what dollar signs hold', () => {
    expect(movedFormula('A1+$A1+A$1+$A$1+"A1"+LOG10(2)+表!B:C', 2, 1)).toBe(
      'B3+$A3+B$1+$A$1+"A1"+LOG10(2)+表!C:D',
    );
  });
});

/** What a formula of B1 comes to once A1, which is 1, is made 2; A2 is 3, A3 the text 甲, A4 blank, A5 TRUE. */
function reckoned(formula: string, patterns = ['General']): string | undefined {
  const escaped = formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const rows =
    `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>${escaped}</f><v>99</v></c><c r="C1"><f>B1&amp;""</f><v>99</v></c></row>` +
    '<row r="2"><c r="A2"><v>3</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>甲</t></is></c></row>' +
    '<row r="5"><c r="A5" t="b"><v>1</v></c></row>';
  const edit: Edit = {
    kind: 'cells',
    file: 'a.xlsx',
    sheet: '表',
    cells: [{ line: 1, column: 1, before: '1', after: '2' }],
  };
  const { bytes } = applyEdit(workbookBytes({ sheets: { 表: rows }, patterns }), edit);
  const xml = Buffer.from(new Archive(bytes as Uint8Array).read('xl/sheets/0.xml') ?? []).toString();
  return /<c r="B1"[^>]*><f>.*?<\/f>(?:<v>(.*?)<\/v>)?<\/c>/.exec(xml)?.[1];
}

it.each([
  ['A1+A2', '5'],
  ['SUM(A1:A5)', '5'],
  ['SUM(A:A)-A2', '2'],
  ['SUM(A1,A2,10)', '15'],
  ['AVERAGE(A1:A4)', '2.5'],
  ['MAX(A1:A2)-MIN(A1:A2)', '1'],
  ['COUNT(A1:A5)&"/"&COUNTA(A1:A5)', '2/4'],
  ['A2/A1-1', '0.5'],
  ['(A2-A1)/A1*100', '50'],
  ['ROUND(A2/A1/7,2)', '0.21'],
  ['ROUND(-2.5*A1/2,0)', '-3'],
  ['ROUND(1.005*A1/2,2)', '1.01'],
  ['ROUNDUP(A1/3,1)&"/"&ROUNDDOWN(A1/3,1)', '0.7/0.6'],
  ['IFERROR(#REF!,A1)', '2'],
  ['-A1^2', '4'],
  ['2^-A1', '0.25'],
  ['A1*50%', '1'],
  ['IF(A1>1,"多","少")', '多'],
  ['IF(A4="",0,A1)', '0'],
  ['IFERROR(A2/(A1-2),"—")', '—'],
  ['A2/(A1-2)', '#DIV/0!'],
  ['A3+A1', '#VALUE!'],
  ['A4+A1', '2'],
  ['IF(A3="甲",A1,0)', '2'],
  ['RANK(A1,A1:A2)', '2'],
  ['SUMPRODUCT(A1:A2,A1:A2)', '13'],
  ['SUBTOTAL(9,A1:A2)', '5'],
  ['AND(A1=2,A2=3)', '1'],
  ['0.1+0.2-0.3*A1/2', '0'],
  ['"a"&A1/4', 'a0.5'],
])('%s is %s', (formula, result) => {
  expect(reckoned(formula)).toBe(result);
});

it.each([
  'VLOOKUP(A1,A1:A2,1)',
  'INDIRECT("A1")',
  'A1+B1',
  'A1#',
  'NOSUCH(A1)',
  '[1]S!A1+A1',
  'A3>A1&"乙"',
  'SUM(A1:A2 A2)',
  `${'('.repeat(200)}A1${')'.repeat(200)}`,
])('%s is not reckoned, and keeps no stale result', (formula) => {
  expect(reckoned(formula)).toBeUndefined();
});

it('a formula that has nothing to do with the change keeps its result', () => {
  expect(reckoned('VLOOKUP(A2,A2:A3,1)')).toBe('99');
  expect(reckoned('A2*2')).toBe('99');
});
