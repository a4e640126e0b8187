import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { applyEdit, applyEdits, type Edit, EditConflict, readEdits } from '../../src/editing/index.ts';

const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();
const cell = (file: string, before: string, after: string): Edit => ({
  kind: 'cells',
  file,
  cells: [{ line: 1, column: 1, before, after }],
});

describe('edits of several files', () => {
  const files: Record<string, string> = { 'a.csv': 'a\n', 'b.csv': 'b\n' };
  const read = async (file: string) => (file in files ? Buffer.from(files[file] ?? '') : undefined);

  it('are applied one upon the other, and undone in the other order', async () => {
    const edits = [cell('a.csv', 'a', '1'), cell('b.csv', 'b', '2'), cell('a.csv', '1', '3')];
    const { files: now, inverses } = await applyEdits(read, edits);
    expect([...now].map(([name, bytes]) => [name, text(bytes)])).toEqual([
      ['a.csv', '3\n'],
      ['b.csv', '2\n'],
    ]);
    const back = await applyEdits(async (file) => now.get(file), inverses);
    expect([...back.files].map(([name, bytes]) => [name, text(bytes)])).toEqual(
      expect.arrayContaining([
        ['a.csv', 'a\n'],
        ['b.csv', 'b\n'],
      ]),
    );
  });

  it('are not applied at all where one can not be', async () => {
    await expect(applyEdits(read, [cell('a.csv', 'a', '1'), cell('b.csv', 'x', '2')])).rejects.toThrow(
      EditConflict,
    );
  });
});

it('a text is replaced whole, its encoding, mark and line ends kept', () => {
  const edit: Edit = { kind: 'text', file: 'a.txt', before: 'a\nb\n', after: 'a\n中\n' };
  const { bytes, inverse } = applyEdit(Buffer.from('\ufeffa\r\nb\r\n'), edit);
  expect(text(bytes)).toBe('\ufeffa\r\n中\r\n');
  expect(text(applyEdit(bytes, inverse[0] as Edit).bytes)).toBe('\ufeffa\r\nb\r\n');
});

it('a file is made and taken away, if it is the one that is meant', () => {
  const made = applyEdit(undefined, { kind: 'file', file: 'a', before: null, after: 'aGk=' });
  expect(text(made.bytes)).toBe('hi');
  const gone = applyEdit(made.bytes, made.inverse[0] as Edit);
  expect(gone.bytes).toBeUndefined();
  const before = createHash('sha256').update('other').digest('hex');
  expect(() => applyEdit(made.bytes, { kind: 'file', file: 'a', before, after: null })).toThrow(EditConflict);
});

it('a workbook of another format, a web page, JSON and a picture are not edited as tables', () => {
  for (const bytes of [
    '<table><tr><td>a</td></tr></table>',
    '{"a": 1}',
    '\x89PNG\x00\x01',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  ])
    expect(() => applyEdit(Buffer.from(bytes, 'latin1'), cell('a.xls', 'a', 'b')), bytes).toThrow(
      /only read/,
    );
});

describe('edits of a request', () => {
  const cells = (file: string, more: object = {}) => [
    { kind: 'cells', file, cells: [{ line: 1, column: 1, before: '', after: '1' }], ...more },
  ];

  it('name a file of the data folder', () => {
    for (const file of ['a.csv', '子/表 1.xlsx']) expect(readEdits(cells(file))).toBeDefined();
    for (const file of [
      '',
      '/etc/passwd',
      '../a.csv',
      'a/../../b',
      'C:\\a',
      'a\\b',
      '.briefing/a',
      'a/.git/b',
      'a\0',
      'a//b',
    ])
      expect(readEdits(cells(file)), file).toBeUndefined();
  });

  it('do not say what stands in a file to the character', () => {
    const sent = [
      { ...cells('a')[0], cells: [{ line: 1, column: 1, before: '', after: '1', written: '<c/>' }] },
    ];
    expect(JSON.stringify(readEdits([...sent, ...cells('a', { restored: { parts: [] } })]))).not.toMatch(
      /written|restored/,
    );
  });

  it('are refused where they are none', () => {
    const deep = JSON.parse('['.repeat(200) + ']'.repeat(200));
    for (const sent of [
      undefined,
      null,
      [],
      {},
      [{ kind: 'cells', file: 'a' }],
      [{ kind: 'x', file: 'a' }],
      [{ ...cells('a')[0], cells: [] }],
      [{ ...cells('a')[0], cells: [{ line: 0, column: 1, before: '', after: '' }] }],
      [{ ...cells('a')[0], cells: [{ line: 1.5, column: 1, before: '', after: '' }] }],
      [{ ...cells('a')[0], cells: [{ line: 1, column: 1e9, before: '', after: '' }] }],
      [{ kind: 'value', file: 'a', path: ['__proto__', 'x'], after: 1 }],
      [{ kind: 'value', file: 'a', path: [], after: 1 }],
      [{ kind: 'value', file: 'a', path: ['a'], after: deep }],
    ])
      expect(readEdits(sent), JSON.stringify(sent)).toBeUndefined();
  });
});
