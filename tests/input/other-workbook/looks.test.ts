import SheetJs from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../src/input/readers/index.js';
import { TableFile } from '../../../src/input/readers/reader.js';
import { recognise } from '../../../src/input/recognise/index.js';
import { Archive, zip } from '../../../src/input/xlsx/zip.js';

const rows = [
  ['地区', '2024年', '2025年'],
  ['全市', 30, 33],
  ['东县', 20, 21],
  ['城关镇', 12, 13],
  ['石桥镇', 8, 8],
  ['西县', 10, 12],
];

/** A workbook of LibreOffice with these parts. */
function odsOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  return zip({ mimetype: type, 'META-INF/manifest.xml': '<manifest/>', 'styles.xml': '<styles/>', ...parts });
}

/** Number formats by which the styles of cells are told apart in the bytes, and the indents these are to have. */
const formats: Readonly<Record<string, { readonly id: number; readonly indent: number }>> = {
  东县: { id: 10, indent: 1 },
  城关镇: { id: 11, indent: 2 },
  石桥镇: { id: 11, indent: 2 },
  西县: { id: 10, indent: 1 },
};

function workbook(bookType: SheetJs.BookType): Uint8Array {
  const sheet = SheetJs.utils.aoa_to_sheet(rows);
  for (const [at, [name]] of rows.entries()) {
    const format = formats[String(name)];
    if (format) sheet[`A${at + 1}`].z = format.id === 10 ? '0.00%' : '0.00E+00';
  }
  sheet['!rows'] = [{}, {}, {}, {}, { hidden: true }];
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(book, sheet, '表');
  return new Uint8Array(SheetJs.write(book, { type: 'buffer', bookType }));
}

/** The indents that a spreadsheet program gives its styles, written where the library leaves them out. */
function indentStyles(data: Buffer, headBytes: number, formatAt: number, indentAt: number): void {
  for (const { id, indent } of Object.values(formats))
    for (let at = 0; at + headBytes + indentAt < data.length; at++) {
      const isStyle = headBytes === 4 ? data.readUInt32LE(at) === 0x1400e0 : data.readUInt16LE(at) === 0x102f;
      if (isStyle && data.readUInt16LE(at + headBytes + formatAt) === id)
        data.writeUInt8(indent, at + headBytes + indentAt);
    }
}

function xls(): Uint8Array {
  const envelope = SheetJs.CFB.read(workbook('biff8'), { type: 'buffer' });
  const stream = SheetJs.CFB.find(envelope, 'Workbook');
  const data = Buffer.from(stream?.content ?? []);
  indentStyles(data, 4, 2, 8);
  if (stream) stream.content = data;
  return new Uint8Array(SheetJs.CFB.write(envelope, { type: 'buffer' }) as Buffer);
}

function xlsb(): Uint8Array {
  const envelope = SheetJs.CFB.read(workbook('xlsb'), { type: 'buffer' });
  const part = SheetJs.CFB.find(envelope, '/xl/styles.bin');
  const data = Buffer.from(part?.content ?? []);
  indentStyles(data, 2, 2, 11);
  if (part) part.content = data;
  return new Uint8Array(
    SheetJs.CFB.write(envelope, { type: 'buffer', fileType: 'zip', compression: true } as never) as Buffer,
  );
}

function ods(): Uint8Array {
  const style = (name: string, parent: string, margin: string) =>
    `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="${parent}"><style:paragraph-properties fo:margin-left="${margin}"/></style:style>`;
  const cell = (text: string | number, of = '') =>
    typeof text === 'number'
      ? `<table:table-cell office:value-type="float" office:value="${text}"><text:p>${text}</text:p></table:table-cell>`
      : `<table:table-cell${of} office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const lines = rows.map(([name, ...figures]) => {
    const { indent = 0 } = formats[String(name)] ?? {};
    const of = indent === 0 ? '' : ` table:style-name="ce${indent}"`;
    const hidden = name === '石桥镇' ? ' table:visibility="collapse"' : '';
    return `<table:table-row${hidden}>${cell(String(name), of)}${figures.map((one) => cell(one)).join('')}</table:table-row>`;
  });
  const spaces = ['office', 'style', 'table', 'text', 'fo']
    .map((name) => `xmlns:${name}="urn:${name}"`)
    .join(' ');
  const content = `<office:document-content ${spaces} office:version="1.2"><office:automatic-styles>${style('ce1', 'Default', '0.353cm')}${style('ce2', 'Indent', '20pt')}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="表"><table:table-column table:number-columns-repeated="3"/>${lines.join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return odsOf({ 'content.xml': content });
}

describe('levels stand in the indents of cells', () => {
  test.each([
    ['xls', xls],
    ['xlsb', xlsb],
    ['ods', ods],
  ] as const)('%s', async (ending, bytes) => {
    const { value, found } = await readSheets(new TableFile(`表.${ending}`, bytes()));
    expect(found).toEqual([]);
    const [sheet] = value;
    expect(sheet?.value.rows.map(({ looks }) => looks?.[0]?.indent ?? 0)).toEqual([0, 0, 2, 4, 4, 2]);
    const [table] = recognise(sheet?.value ?? { rows: [] });
    expect(table?.rows.map(({ level }) => level)).toEqual([0, 1, 2, 2, 1]);
    // the library writes no rows of this one, hidden or not
    const hidden = ending === 'xls' ? [] : [['hidden-rows', 5]];
    expect(sheet?.found.map(({ code, place }) => [code, place?.line])).toEqual(hidden);
  });

  test.each([
    ['style', '', 'style="padding-left:24px"'],
    ['class', '<style><!-- .xl1 {mso-char-indent-count:2; padding-left:18pt;} --></style>', 'class="xl1"'],
    ['bold type in a style', '', 'style="font-weight:700; text-indent:2em"'],
  ])('of a web page, by its %s', async (_, head, attributes) => {
    const page = `<html><head>${head}</head><table><tr><td>地区<td>数<td>量</tr><tr><td ${attributes}>东区<td>1<td>2</tr></table>`;
    const { value } = await readSheets(new TableFile('表.xls', Buffer.from(page)));
    expect(value[0]?.value.rows[1]?.looks?.[0]?.indent).toBe(4);
  });
});

test('looks that are not as they should be leave the table as it is', async () => {
  const archive = new Archive(workbook('ods'));
  const content = Buffer.from(archive.read('content.xml') ?? []).toString();
  const broken = odsOf({ 'content.xml': content, 'styles.xml': '<a><b>' });
  const { value } = await readSheets(new TableFile('表.ods', broken));
  expect(value[0]?.value.rows).toHaveLength(rows.length);
});

test.each(['biff8', 'xlsb', 'ods'] as const)(
  'full-width spaces before names set them in: %s',
  async (bookType) => {
    const indents: Readonly<Record<string, string>> = {
      东县: '　',
      城关镇: '　　',
      石桥镇: '　　',
      西县: '　',
    };
    const spaced = rows.map(([name, ...figures]) => [`${indents[String(name)] ?? ''}${name}`, ...figures]);
    const book = SheetJs.utils.book_new();
    SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(spaced), '表');
    const bytes = new Uint8Array(SheetJs.write(book, { type: 'buffer', bookType }));
    const { value } = await readSheets(new TableFile(bookType === 'ods' ? '表.ods' : '表.xls', bytes));
    const [table] = recognise(value[0]?.value ?? { rows: [] });
    expect(table?.rows.map(({ level }) => level)).toEqual([0, 1, 2, 2, 1]);
  },
);
