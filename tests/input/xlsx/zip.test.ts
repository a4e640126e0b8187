import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../src/input/xlsx/read.js';
import { Archive, zip } from '../../../src/input/xlsx/zip.js';
import { cases } from '../../support/daily.js';
import { partsOf, textRows, workbookBytes } from '../../support/workbooks.js';

const simple = workbookBytes({ sheets: { 项目: textRows([['编号', '8.5%']]) } });
const hintOf = (bytes: Uint8Array) => readWorkbook('a.xlsx', bytes).found.map(({ message }) => message.en);

describe('an archive', () => {
  test('gives back what was put in, and the same bytes for the same parts', () => {
    const parts = fc.dictionary(fc.stringMatching(/^[a-z_/.]+$/), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(parts, (texts) => {
        const archive = new Archive(zip(texts));
        for (const [name, text] of Object.entries(texts)) {
          expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(archive.read(name))).toBe(text);
        }
        expect(zip(texts)).toEqual(zip(texts));
      }),
    );
  });

  test('has no part that was not put in', () => {
    expect(new Archive(simple).read('xl/none.xml')).toBeUndefined();
  });

  test('may have a comment at its end', () => {
    const commented = Buffer.concat([simple, Buffer.from('made by hand')]);
    commented.writeUInt16LE(12, simple.length - 2);
    expect(readWorkbook('a.xlsx', commented).value).toHaveLength(1);
  });
});

/** The archive as writers that stream make it: the numbers of its table of contents in eight bytes each. */
function widened(archive: Uint8Array): Uint8Array {
  const data = Buffer.from(archive);
  const end = data.length - 22;
  const [count, start] = [data.readUInt16LE(end + 10), data.readUInt32LE(end + 16)];
  const contents: Buffer[] = [];
  for (let at = start; at < end; ) {
    const next = at + 46 + data.readUInt16LE(at + 28);
    const entry = Buffer.from(data.subarray(at, next));
    const extra = Buffer.alloc(4 + 28);
    // a time stamp, as others put there, comes first
    Buffer.from([0x55, 0x54, 0, 0, 1, 0, 24, 0]).copy(extra);
    for (const [index, field] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), 8 + 8 * index);
      entry.writeUInt32LE(0xffffffff, field);
    }
    entry.writeUInt16LE(extra.length, 30);
    contents.push(entry, extra);
    at = next;
  }
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(start), 48);
  const body = Buffer.concat([data.subarray(0, start), ...contents]);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(body.length), 8);
  const last = Buffer.from(data.subarray(end));
  last.fill(0xff, 8, 20);
  return Buffer.concat([body, record, locator, last]);
}

test('an archive may give its sizes in eight bytes (ZIP64)', () => {
  expect(readWorkbook('a.xlsx', widened(simple))).toEqual(readWorkbook('a.xlsx', simple));
});

test('one that points outside itself with them is damaged', () => {
  const astray = Buffer.from(widened(simple));
  astray.writeBigUInt64LE(2n ** 40n, astray.length - 22 - 12);
  expect(hintOf(astray)).toEqual(['The workbook is damaged']);
});

describe('a damaged workbook is an error and never another figure', () => {
  test('wherever one byte is another', () => {
    const [expected] = readWorkbook('a.xlsx', simple).value;
    fc.assert(
      fc.property(fc.nat(simple.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const spoiled = Buffer.from(simple);
        spoiled[at] = (spoiled[at] as number) ^ change;
        const { value, found } = readWorkbook('a.xlsx', spoiled);
        if (found.length === 0) expect(value[0]?.value.rows).toEqual(expected?.value.rows);
        else expect(found.map(({ code }) => code)).toEqual(['unreadable-workbook']);
      }),
      { numRuns: cases(100, 500) },
    );
  });

  test('wherever it breaks off', () => {
    for (let length = 0; length < simple.length; length += 7) {
      expect(hintOf(simple.subarray(0, length)), `${length} bytes`).toHaveLength(1);
    }
  });

  test('when a part is not whole, although its sum is right', () => {
    const parts = partsOf({ sheets: { 项目: textRows([['编号'], ['p1']]) } });
    parts['xl/sheets/0.xml'] = (parts['xl/sheets/0.xml'] as string).slice(0, 60);
    expect(hintOf(zip(parts))).toEqual(['The workbook is damaged']);
  });

  test('when two parts have one name', () => {
    const parts = zip({ ...partsOf({ sheets: { 项目: '' } }), 'xl/strings.xmk': '<sst/>' });
    const twice = Buffer.from(parts);
    for (let at = twice.indexOf('xmk'); at !== -1; at = twice.indexOf('xmk')) twice.write('xml', at);
    expect(hintOf(twice)).toEqual(['The workbook is damaged']);
  });
});

describe('a workbook too large to be one', () => {
  test('that unpacks to more than 64 MB', () => {
    const parts = partsOf({ sheets: { 项目: ' '.repeat(65 * 2 ** 20) } });
    expect(hintOf(zip(parts))).toEqual(['The workbook is too large to be read']);
  });

  test('that lies about what it unpacks to', () => {
    const bomb = Buffer.from(zip({ '_rels/.rels': ' '.repeat(10_000_000) }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(10_000_000);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(100);
    for (let at = bomb.indexOf(size); at !== -1; at = bomb.indexOf(size)) small.copy(bomb, at);
    expect(hintOf(bomb)).toEqual(['The workbook is damaged']);
  });

  test('whose cells lie far apart', () => {
    const rows = Array.from(
      { length: 200 },
      (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`,
    );
    const bytes = workbookBytes({ sheets: { 项目: rows.join('') } });
    const [sheet] = readWorkbook('a.xlsx', bytes).value;
    expect(sheet?.found.map(({ code }) => code)).toEqual(['table-too-large']);
  });
});
