import SheetJs from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { patternOfShown } from '../../../src/input/other-workbook/shown.js';
import { readSheets } from '../../../src/input/readers/index.js';
import { TableFile } from '../../../src/input/readers/reader.js';
import { zip } from '../../../src/input/xlsx/zip.js';

const textsIn = async (name: string, bytes: Uint8Array) =>
  (await readSheets(new TableFile(name, bytes))).value.map(({ value }) =>
    value.rows.map(({ fields }) => fields),
  );

/** A sheet of LibreOffice with these cells in one row; the second column is of percentages, and the third of days. */
function odsOf(cells: string): Uint8Array {
  const styles = [
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N11"/>',
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce3"/>',
    '<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N130"/>',
  ];
  const columns = ['Default', 'ce1', 'ce2'].map(
    (style) => `<table:table-column table:default-cell-style-name="${style}"/>`,
  );
  const content =
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">' +
    `<office:automatic-styles>${styles.join('')}</office:automatic-styles>` +
    `<office:body><office:spreadsheet><table:table table:name="表">${columns.join('')}` +
    `<table:table-row>${cells}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  return zip({
    mimetype: type,
    'META-INF/manifest.xml': '<manifest/>',
    'styles.xml': '<styles/>',
    'content.xml': content,
  });
}

const cell = (type: string, value: string, shown: string) =>
  `<table:table-cell office:value-type="${type}" office:${type === 'date' ? 'date-value' : 'value'}="${value}"><text:p>${shown}</text:p></table:table-cell>`;

describe('a cell of an .ods shows by the format of its column', () => {
  test.each([
    ['percentages', cell('percentage', '0.0512', '5.1%'), '5.1%'],
    [
      'repeated ones',
      cell('percentage', '0.05', '5.0%').replace(
        'office:value=',
        'table:number-columns-repeated="1" office:value=',
      ),
      '5.0%',
    ],
    ['what was written without a format as it is', cell('float', '0.05', '0.05'), '0.05'],
  ])('%s', async (_, second, shown) => {
    const [[row] = []] = await textsIn('a.ods', odsOf(cell('float', '1234.5', '1234.5') + second));
    expect(row).toEqual(['1234.5', shown]);
  });

  test('days, by a format that the library takes for another', async () => {
    const cells =
      cell('float', '1', '1') + cell('percentage', '1', '100%') + cell('date', '2025-04-06', '2025年4月6日');
    const [[row] = []] = await textsIn('a.ods', odsOf(cells));
    expect(row?.[2]).toBe('2025年4月6日');
  });
});

test.each([
  ['1,234.50', 1234.5, '#,##0.00'],
  ['-5.0%', -0.05, '0.0%'],
  ['000101', 101, '000000'],
  ['8.6', 8641.5, undefined],
  ['¥12', 12, undefined],
  ['2025年', 45879, undefined],
])('the number format of %s', (shown, value, pattern) => {
  expect(patternOfShown(shown, value)).toBe(pattern);
});

test.each(['utf8', 'utf16le'] as const)(
  'a workbook in XML under the name of .xls is read: %s',
  async (encoding) => {
    const sheet = SheetJs.utils.aoa_to_sheet([
      ['县区', '收入（万元）', '增幅'],
      ['甲县', 100.5, 0.052],
    ]);
    (sheet.C2 as SheetJs.CellObject).z = '0.0%';
    const book = SheetJs.utils.book_new();
    SheetJs.utils.book_append_sheet(book, sheet, '收支');
    const xml = String(SheetJs.write(book, { type: 'string', bookType: 'xlml' }));
    const bytes = Buffer.from(encoding === 'utf16le' ? `\ufeff${xml}` : xml, encoding);
    expect(await textsIn('a.xls', bytes)).toEqual([
      [
        ['县区', '收入（万元）', '增幅'],
        ['甲县', '100.5', '5.2%'],
      ],
    ]);
  },
);

test.each(['ss:Index="2000000000"', "ss:Span='2000000000'", 'ss:MergeDown="2000000000"'])(
  'a workbook in XML that reaches too far is refused at once: %s',
  async (far) => {
    const space = 'urn:schemas-microsoft-com:office:spreadsheet';
    const xml = `<?xml version="1.0"?><Workbook xmlns="${space}" xmlns:ss="${space}"><Worksheet ss:Name="表"><Table><Row ${far}><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>`;
    const { found } = await readSheets(new TableFile('a.xls', Buffer.from(xml)));
    expect(found.map(({ severity }) => severity)).toEqual(['error']);
  },
);
