import { describe, expect, test } from 'vitest';
import { isZipOfFiles, unpackZip } from '../../../src/server/sent/unpack.js';
import { textRows, workbookBytes } from '../../support/workbooks.js';
import { zipFile, zippedTexts } from '../../support/zip-file.js';

const limits = { files: 5, unpackedBytes: 1000, pages: 10 };
const namesIn = (zip: Uint8Array) => [...unpackZip(zip, limits).files.keys()];
const refusal = (zip: Uint8Array) => {
  try {
    return namesIn(zip);
  } catch (problem) {
    return problem;
  }
};

describe('a zipped data folder', () => {
  test('is told from a workbook', () => {
    expect(isZipOfFiles(zippedTexts({ 'pack.yaml': '' }))).toBe(true);
    expect(isZipOfFiles(workbookBytes({ sheets: { 项目: textRows([['编号']]) } }))).toBe(false);
    expect(isZipOfFiles(Buffer.from('指标,单位'))).toBe(false);
  });

  test('may lie in folders, of which the last names it', () => {
    const zip = zippedTexts({ '桌面/我市/pack.yaml': 'a', '桌面/我市/report/报告.txt': 'b' });
    const { files, folder } = unpackZip(zip, limits);
    expect([...files.keys()]).toEqual(['pack.yaml', 'report/报告.txt']);
    expect(folder).toBe('我市');
  });

  test('is rid of what systems put in', () => {
    const names = ['pack.yaml', '__MACOSX/._pack.yaml', '.DS_Store', 'Thumbs.db', '目录/'];
    expect(namesIn(zippedTexts(Object.fromEntries(names.map((name) => [name, '']))))).toEqual(['pack.yaml']);
  });

  test.each([
    '../pack.yaml',
    '/etc/passwd',
    'a/../../pack.yaml',
    'a\\..\\b.csv',
    'C:\\pack.yaml',
    'a//b',
    'a\u0000.csv',
    '\u202evsc.exe',
  ])('may not name %j', (name) => {
    expect(refusal(zippedTexts({ [name]: 'x' }))).toMatchObject({ status: 400, code: 'bad-name' });
  });

  test.each([
    ['the same name twice', [{ name: 'a.csv' }, { name: 'A.csv' }], 400],
    ['names that become the same', [{ name: 'a/b.csv' }, { name: 'a\\b.csv' }], 400],
    ['a password', [{ name: 'a.csv', flags: 1 }], 400],
    ['more than may be unpacked', [{ name: 'a.csv', bytes: Buffer.alloc(2000) }], 413],
    ['more than its headers say', [{ name: 'a.csv', bytes: Buffer.alloc(900_000), size: 10 }], 400],
    ['too many files', Array.from({ length: 6 }, (_, index) => ({ name: `${index}.csv` })), 413],
  ])('may not have %s', (_, entries, status) => {
    const zip = zipFile(entries.map((entry) => ({ bytes: Buffer.from('x'), ...entry })));
    expect(refusal(zip)).toMatchObject({ name: 'Refusal', status });
  });

  test('may not be cut off', () => {
    const zip = zippedTexts({ 'pack.yaml': 'title: 材料' });
    for (const length of [3, 30, zip.length - 1])
      expect(refusal(zip.subarray(0, length))).toMatchObject({ status: 400, code: 'unreadable-zip' });
  });
});
