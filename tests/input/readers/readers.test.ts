import SheetJs from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../src/input/readers/index.js';
import { TableFile } from '../../../src/input/readers/reader.js';

const rows = [
  ['指标', '2024年', '2025年'],
  ['  其中：工业', 1204.5, 0.085],
  ['农业', 40, -3],
];

function written(bookType: SheetJs.BookType): Uint8Array {
  const sheet = SheetJs.utils.aoa_to_sheet(rows);
  sheet.C2.z = '0.00%';
  sheet['!merges'] = [{ s: { r: 0, c: 1 }, e: { r: 0, c: 2 } }];
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, sheet, '月报');
  return new Uint8Array(SheetJs.write(book, { type: 'buffer', bookType }));
}

async function fieldsIn(bytes: Uint8Array, name = 'a.xls') {
  const { value, found } = await readSheets(new TableFile(name, bytes));
  return { found: found.map(({ message }) => message.en), sheets: value.map((sheet) => sheet.value) };
}

describe('a workbook of any format is read by its bytes', () => {
  test.each(['biff8', 'xlsb', 'ods', 'xlsx'] as const)('%s', async (type) => {
    const { found, sheets } = await fieldsIn(written(type));
    expect(found).toEqual([]);
    const [sheet] = sheets;
    expect(sheet?.name).toBe('月报');
    expect(sheet?.rows.map(({ line, fields }) => [line, ...fields])).toEqual(
      [
        [1, '指标', '2024年'],
        [2, '其中：工业', '1204.5', '8.50%'],
        [3, '农业', '40', '-3'],
      ].map((row, index) =>
        index === 0 && (sheet?.rows[0]?.fields.length ?? 0) > 2 ? [...row, '2025年'] : row,
      ),
    );
    expect(sheet?.rows[1]?.looks?.[0]?.indent).toBe(2);
    expect(sheet?.merges).toEqual([{ top: 1, left: 2, bottom: 1, right: 3 }]);
  });

  test('a web page, with spans, indents and the lines around its table', async () => {
    const page = `<html><head><title>x</title></head><body><script>bad()</script>
      <p>表1 人口</p><p align="right">单位：人</p>
      <table><tr><th rowspan="2">地区</th><th colspan="2">人口</th></tr><tr><td>男</td><td>女</td></tr>
      <tr><td>&nbsp;&nbsp;东区</td><td>1</td><td>2</td></tr></table><p>注：年末数。</p></body></html>`;
    const [sheet] = (await fieldsIn(Buffer.from(page))).sheets;
    expect(sheet?.rows.map(({ fields }) => fields)).toEqual([
      ['表1 人口'],
      ['单位：人'],
      ['地区', '人口'],
      ['', '男', '女'],
      ['东区', '1', '2'],
      ['注：年末数。'],
    ]);
    expect(sheet?.rows[4]?.looks?.[0]?.indent).toBe(2);
    expect(sheet?.merges).toEqual([
      { top: 3, left: 1, bottom: 4, right: 1 },
      { top: 3, left: 2, bottom: 3, right: 3 },
    ]);
  });

  test('text with tabs', async () => {
    const { sheets } = await fieldsIn(Buffer.from('甲\t"乙""丙"\n一\t1\n'));
    expect(sheets[0]?.rows.map(({ fields }) => fields)).toEqual([
      ['甲', '乙"丙'],
      ['一', '1'],
    ]);
  });

  test.each([
    ['nothing', ''],
    ['prose', '只是一句话。'],
    ['half an archive', 'PK\u0003\u0004broken'],
    ['half an old workbook', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'],
    ['noise', '\u0000\u0001\u0002\u0003'],
    ['noise that begins like the oldest workbooks', `\u0009\u0000\u0004\u0000${'\u00ff'.repeat(2000)}`],
    ['a page whose cells span everything', `<table><tr>${'<td colspan=1000 rowspan=1000>1</td>'.repeat(10)}`],
    ['half a text', '\u0081,\u00ff'],
  ])('%s is none, and that is said', async (_, text) => {
    const { found, sheets } = await fieldsIn(Buffer.from(text, 'latin1'));
    expect(sheets).toEqual([]);
    expect(found).toHaveLength(1);
  });
});
