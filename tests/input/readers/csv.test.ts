import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText } from '../../../src/input/raw-table.js';
import { readCsv } from '../../../src/input/readers/csv.js';

function rowsOf(text: string) {
  const { value, found } = readCsv({ file: 'a.csv', text });
  expect(found).toEqual([]);
  return value.rows;
}

describe('readCsv', () => {
  test('a quote and a separator count with an unseen character beside them', () => {
    expect(rowsOf('\u200b"a,b"\ufeff,c\n1\u200b,\u200e2')).toEqual([
      { line: 1, fields: ['a,b', 'c'] },
      { line: 2, fields: ['1', '2'] },
    ]);
  });

  test('tells the cells of what was written otherwise than it is read', () => {
    const { value } = readCsv({ file: 'a.csv', text: 'a,b\n"x,\ny\u00adz",⽤\n,"""\u200b1"' });
    expect(value.odd).toMatchObject([
      { line: 2, column: 1, unseen: '\u00ad' },
      { line: 2, column: 2, from: '⽤', to: '用' },
      { line: 4, column: 2, unseen: '\u200b' },
    ]);
  });

  test('a cell keeps its lines, and has one space where there are more', () => {
    expect(rowsOf('"甲  乙\t丙 \n  丁",戊\u00a0\u00a0己')).toEqual([
      { line: 1, fields: ['甲 乙 丙\n丁', '戊 己'] },
    ]);
  });

  test('a quoted field may hold commas, quotes and lines; the next row knows its line all the same', () => {
    expect(rowsOf('a,b\n"1,\n""x""\n",2\n\n3,4')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1,\n"x"', '2'] },
      { line: 6, fields: ['3', '4'] },
    ]);
  });

  test('rows of different length are kept as they are', () => {
    expect(rowsOf('a,b\n1\n1,2,3').map(({ fields }) => fields.length)).toEqual([2, 1, 3]);
  });

  test('any sheet comes back as it was written', () => {
    const field = fc.string({ unit: fc.constantFrom(...'甲乙ab1，,"\n ') }).map(cellText);
    const sheet = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(sheet, fc.boolean(), (rows, quotesAll) => {
        // in one column a sign that all cells have as often as each other may stand between cells, and is told of
        fc.pre(rows.some((row) => row.length > 1) || !rows.flat().some((text) => text.includes('，')));
        const quoted = (text: string) =>
          quotesAll || /[,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const lines = rows.map((row) => row.map(quoted).join(','));
        const starts = lines.map(
          (_, index) => lines.slice(0, index).join('\n').split('\n').length + Math.sign(index),
        );
        const expected = rows.map((fields, index) => ({ line: starts[index], fields }));
        const filled = expected.filter(({ fields }) => fields.some((text) => text !== ''));
        expect(rowsOf(lines.join('\n'))).toEqual(filled);
      }),
    );
  });
});

describe('cells that are apart by something else than commas', () => {
  test.each([';', '；', '，', '\t', '|'])('are told of, not read as one column: %j', (sign) => {
    const text = '地区,户数,收入\n甲县,120,1234.5\n乙县,80,987.6\n'.replaceAll(',', sign);
    const { value, found } = readCsv({ file: 'a.csv', text });
    expect(value.rows).toEqual([]);
    expect(found).toMatchObject([{ code: 'wrong-separator', place: { file: 'a.csv', line: 1 } }]);
  });

  test('are told of where figures have a decimal comma', () => {
    const { found } = readCsv({ file: 'a.csv', text: '地区;收入\n甲县;1234,5\n乙县;987,6\n' });
    expect(found).toMatchObject([{ code: 'wrong-separator' }]);
  });

  test.each([
    ['one column', '名称\n甲；乙\n丙'],
    ['words with the sign in some lines', '甲;乙\n丙\n丁;戊'],
    ['commas in the head', '甲;乙,丙;丁\n1;2,3;4'],
    ['the sign in quotes', '"甲；乙"\n"丙；丁"'],
    ['the sign in a cell of several lines', '"甲，\n乙，",户数\n丙,120'],
    ['commas in a line', '甲，乙\n丙，丁,120\n戊，己,80'],
  ])('%s is a table', (_, text) => {
    expect(rowsOf(text)).not.toEqual([]);
  });
});
