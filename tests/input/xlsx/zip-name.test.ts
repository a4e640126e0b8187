import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Archive } from '../../../src/input/xlsx/zip.js';
import { entryName } from '../../../src/input/xlsx/zip-name.js';
import { encoded } from '../../support/encoded.js';
import { zipFile } from '../../support/zip-file.js';

const NAME = '主要指标.csv';
const none = Buffer.alloc(0);

function unicodePath(name: string, checksum: number): Buffer {
  const path = Buffer.from(name);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(5 + path.length, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(checksum, 5);
  return Buffer.concat([head, path]);
}

describe('the name of an entry', () => {
  test.each([
    ['UTF-8 that says so', Buffer.from(NAME), true],
    ['UTF-8 that does not', Buffer.from(NAME), false],
    ['what Windows in Chinese writes', Buffer.from(encoded(NAME, 'gb18030')), false],
  ])('is read from %s', (_, written, isUtf8) => {
    expect(entryName(written, isUtf8, none)).toBe(NAME);
  });

  test('is the one kept as Unicode beside it, while that is of the same name', () => {
    const written = Buffer.from('____.csv');
    expect(entryName(written, false, unicodePath(NAME, crc32(written)))).toBe(NAME);
    expect(entryName(written, false, unicodePath(NAME, 1))).toBe('____.csv');
  });

  test('is what an archive finds it by', () => {
    const bytes = Buffer.from('指标');
    const archive = new Archive(zipFile([{ name: encoded(NAME, 'gb18030'), bytes }]));
    expect(archive.names()).toEqual([NAME]);
    expect(archive.read(NAME)).toEqual(bytes);
  });
});
