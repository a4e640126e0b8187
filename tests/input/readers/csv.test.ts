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

  test('rows are the same, and know their lines, from whichever line on there are quotes', () => {
    const field = fc.string({ unit: fc.constantFrom(...'甲乙ab1 ') });
    const lines = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.nat(6), fc.boolean(), (rows, from, endsLine) => {
        const plain = rows.map((fields) => fields.join(','));
        const quoted = rows.map((fields) => fields.map((one) => `"${one}"`).join(','));
        const text = [...plain.slice(0, from), ...quoted.slice(from)].join('\n') + (endsLine ? '\n' : '');
        const one = readCsv({ file: 'a.csv', text: plain.join('\n') });
        expect(readCsv({ file: 'a.csv', text }).value.rows).toEqual(one.value.rows);
      }),
    );
  });

  test('a fault of a quote is told where it stands, behind lines that have none', () => {
    const { value, found } = readCsv({ file: 'a.csv', text: 'a,b\n\n1,2\n3,"4"5' });
    expect(value.rows.map(({ line }) => line)).toEqual([1, 3]);
    expect(found).toMatchObject([{ code: 'csv-quote', place: { line: 4, column: 2 } }]);
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
  const [comma, figures] = ['地区,户数,收入\n甲县,120,1234.5\n乙县,80,987.6\n', ['120', '1234.5']];

  test.each([';', '；', '，', '\t', '|'])(
    'are read by what stands as often in every row: %j',
    (separator) => {
      const { value, found } = readCsv({ file: 'a.csv', text: comma.replaceAll(',', separator) });
      expect(found).toEqual([]);
      expect(value.separator).toBe(separator);
      expect(value.rows[1]).toEqual({ line: 2, fields: ['甲县', ...figures] });
    },
  );

  test.each([
    ['a title and notes around the table', '收入表\n单位：元\n地区;户数\n甲县;120\n乙县;80\n注：暂报', 5, 2],
    ['fewer tabs in some rows', '地区\t户数\t备注\n甲县\t120\n乙县\t80\t暂报', 2, 2],
    ['commas in words', '地区;说明\n甲县;修路，架桥, 铺管\n乙县;植树\n丙县;清淤', 3, 2],
    ['commas for thousands', '地区|户数\n甲县|1,200\n乙县|3,800', 2, 2],
    ['the sign in quotes', '地区;说明\n甲县;"修路;架桥"\n乙县;"植树\n清淤"', 2, 2],
  ])('with %s', (_, text, row, width) => {
    const { value, found } = readCsv({ file: 'a.csv', text });
    expect(found).toEqual([]);
    expect(value.rows[row - 1]?.fields).toHaveLength(width);
  });

  test('a figure with a comma for its point is read with a point, where others leave no choice', () => {
    const { value } = readCsv({
      file: 'a.csv',
      text: '地区;收入;支出\n甲县;1234,5;12,345\n乙县;1.987,6;8\n',
    });
    expect(value.rows.slice(1).map(({ fields }) => fields.slice(1))).toEqual([
      ['1234.5', '12.345'],
      ['1987.6', '8'],
    ]);
    expect(value.hadDecimalCommas).toBe(true);
  });

  test.each([
    ['a row that has one sign more', '地区;户数\n甲县;120\n乙县;80\n丙县;9;1', 'unsure-separator', 4],
    ['as many commas in most rows', '地区;地址\n甲县;A区,B路\n乙县;C区,D路', 'unsure-separator', 2],
    ['commas that part thousands or decimals', '地区;户数\n甲县;12,345\n乙县;80,120', 'unsure-comma', 2],
    ['commas that part both', '地区|户数\n甲县|12,3\n乙县|80,120.5', 'unsure-comma', 3],
  ])('are an error where nothing is certain: %s', (_, text, code, line) => {
    const { value, found } = readCsv({ file: 'a.csv', text });
    expect(value.rows).toEqual([]);
    expect(found).toMatchObject([{ code, place: { file: 'a.csv', line } }]);
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
