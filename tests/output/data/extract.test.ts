import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ReportError } from '../../../src/core/diagnostics.js';
import { MANIFEST_NAME } from '../../../src/input/load.js';
import { attachmentsOf, sha256 } from '../../../src/output/data/attach.js';
import { extractPack } from '../../../src/output/data/extract.js';
import type { Manifest } from '../../../src/output/data/manifest.js';
import type { AttachedFile } from '../../../src/output/pdf/file/attachments.js';
import { renderPdf } from '../../../src/output/pdf/index.js';
import { briefing } from '../../support/command.js';
import { copyData, LEPING, temporaryFolder } from '../../support/packs.js';
import { fonts } from '../../support/typeset.js';
import { world } from '../../support/world.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

const definition = {
  info: { title: '标题', author: '作者', creationDate: new Date('2024-05-20') },
  language: 'zh-CN',
  pageSize: { width: 300, height: 300 },
  pageMargins: [20, 20, 20, 20],
  content: [],
} as const;

const made = { program: 'briefing', edition: 'handout', grey: false, templates: [] };
const textFile = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });

async function pdfWith(attachments: readonly AttachedFile[]) {
  const { bytes } = await renderPdf(definition, fonts, { attachments });
  return { name: 'a.pdf', bytes };
}

/** A file with these attachments and a manifest that says what it is told to. */
function forged(manifest: unknown, files: readonly { name: string; bytes: Uint8Array }[]) {
  const attached = (name: string, bytes: Uint8Array): AttachedFile => {
    const checkSum = createHash('md5').update(bytes).digest();
    return { name, bytes, checkSum, mediaType: 'text/csv', relationship: 'Data', description: '' };
  };
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  return pdfWith([
    ...files.map(({ name, bytes }) => attached(name, bytes)),
    attached(MANIFEST_NAME, Buffer.from(text)),
  ]);
}

const listing = (files: readonly { name: string; bytes: Uint8Array }[]): Manifest => ({
  format: 'briefing-pack-1',
  ...made,
  templates: [],
  data: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
});

async function codeOf(
  pack: { name: string; bytes: Uint8Array },
  target = 'new',
): Promise<string | undefined> {
  const problem = await extractPack(world, pack, join(folder.path, target)).catch((one: unknown) => one);
  return problem instanceof ReportError ? problem.diagnostics[0]?.code : undefined;
}

describe('a pack', () => {
  test('gives back its data folder, from which the same bytes are built', async () => {
    const data = await copyData(LEPING, folder.path);
    // as a clerk's program saves it: what is read the same need not be the same bytes
    const csv = join(data, 'tasks.csv');
    await writeFile(csv, `\ufeff${(await readFile(csv, 'utf8')).replaceAll('\n', '\r\n')}`);
    await writeFile(join(data, '备注.txt'), '不是数据');
    const run = (...words: string[]) => briefing(folder.path, words);
    await run('build', data, '-e', 'brief', '--grey', '-o', 'first');
    const pdf = join('first', 'leping-2022-brief-grey.pdf');
    const { status, out } = await run('extract', pdf, 'taken/out');
    expect([status, out]).toEqual([0, expect.stringContaining('briefing build taken/out -e brief --grey')]);
    expect(await readFile(join(folder.path, 'taken/out/tasks.csv'))).toEqual(await readFile(csv));
    expect(await readdir(join(folder.path, 'taken/out'))).not.toContain('备注.txt');
    await run('build', 'taken/out', '-e', 'brief', '--grey', '-o', 'second');
    const digest = async (file: string) => sha256(await readFile(join(folder.path, file)));
    expect(await digest('second/out-brief-grey.pdf')).toBe(await digest(pdf));
  });

  test('keeps Chinese names and any bytes', async () => {
    const data = [
      textFile('数据（终稿）.csv', '甲'),
      { name: 'pack.yaml', bytes: new Uint8Array([0, 255, 13, 10]) },
    ];
    const target = join(folder.path, 'chinese');
    const pack = await pdfWith(attachmentsOf({ ...made, data }));
    const { files, manifest } = await extractPack(world, pack, target);
    expect(manifest.data.map(({ name }) => name)).toEqual(data.map(({ name }) => name));
    for (const { name, bytes } of files)
      expect(new Uint8Array(await readFile(join(target, name)))).toEqual(new Uint8Array(bytes));
    expect((await readdir(target)).sort()).toEqual(['pack.yaml', '数据（终稿）.csv'].sort());
  });
});

describe('refused, with nothing written', () => {
  test.each([
    '../tasks.csv',
    '/tmp/tasks.csv',
    'a/tasks.csv',
    'ornaments/../../a.svg',
    'ornaments\\a.csv',
    'C:a.csv',
    '.tasks.csv',
    'ornaments/.svg',
    'tasks.sh',
    '',
    'ornaments/',
    'a\u0000.csv',
    'ornaments/a/b.svg',
  ])('a name that no file of a data folder has: %j', async (name) => {
    const files = [textFile(name, 'x')];
    expect(await codeOf(await forged(listing(files), files))).toBe('name-outside');
  });

  test.each([
    ['no manifest', () => pdfWith([])],
    ['a manifest that is no JSON', () => forged('{', [])],
    ['a manifest of another program', () => forged({ format: 'other' }, [])],
  ])('a PDF with %s', async (_, pdf) => {
    expect(await codeOf(await pdf())).toBe('no-data-inside');
  });

  test('data that are not those the pack was made from, or not there', async () => {
    const [told, other] = [textFile('tasks.csv', 'a'), textFile('tasks.csv', 'b')];
    expect(await codeOf(await forged(listing([told]), [other]))).toBe('data-changed');
    expect(await codeOf(await forged(listing([told]), []))).toBe('data-changed');
  });

  test.each([
    ['tasks.csv', 'tasks.csv'],
    ['tasks.csv', 'Tasks.CSV'],
    ['caf\u00e9.csv', 'cafe\u0301.csv'],
  ])('two files that are one on some systems: %s and %s', async (one, other) => {
    const files = [textFile(one, 'x'), textFile(other, 'x')];
    expect(await codeOf(await forged(listing(files), files))).toBe('name-twice');
  });

  test.each([`${'长'.repeat(90)}.csv`, 'con.csv', 'NUL.xlsx', 'lpt1.a.csv', 'ornaments/aux.svg'])(
    'a name that some systems can’t give a file: %s',
    async (name) => {
      const files = [textFile(name, 'x')];
      expect(await codeOf(await forged(listing(files), files))).toBe('name-unfit');
    },
  );

  test.each([
    { edition: 'brief\u001b[2J' },
    { edition: '--out=/' },
    { edition: '' },
    { edition: ['brief'] },
    { palette: 'a\nb' },
    { palette: '\u202e' },
    { program: 'x'.repeat(101) },
    { program: 12 },
    { data: 'pack.yaml' },
  ])('a record that is not as we write it: %j', async (change) => {
    const files = [textFile('pack.yaml', 'x')];
    expect(await codeOf(await forged({ ...listing(files), ...change }, files))).toBe('record-broken');
  });

  test('more than any data folder holds: a small file that unpacks to hundreds of megabytes', async () => {
    const files = [{ name: 'tasks.csv', bytes: Buffer.alloc(65 * 1024 * 1024) }];
    expect(await codeOf(await forged(listing(files), files))).toBe('data-too-large');
    const many = Array.from({ length: 501 }, (_, index) => textFile(`${index}.csv`, ''));
    expect(await codeOf(await forged(listing(many), []))).toBe('data-too-large');
  });

  test('what is no PDF, and a folder that is not empty', async () => {
    expect(await codeOf({ name: 'a.pdf', bytes: Buffer.from('hello') })).toBe('not-a-pdf');
    await writeFile(join(folder.path, 'kept.txt'), 'kept');
    const files = [textFile('pack.yaml', 'x')];
    expect(await codeOf(await forged(listing(files), files), '.')).toBe('not-empty');
    expect(await codeOf(await forged(listing(files), files), 'kept.txt')).toBe('not-empty');
  });

  test('nothing was written', async () => {
    expect(await readdir(folder.path)).not.toContain('new');
  });
});

test('the command that is told can be copied as it is, whatever the record and the folder are called', async () => {
  const files = [textFile('pack.yaml', 'x')];
  const pack = await forged({ ...listing(files), edition: 'a; touch b #', palette: "朱'蓝" }, files);
  await writeFile(join(folder.path, 'odd.pdf'), pack.bytes);
  const { status, out } = await briefing(folder.path, ['extract', 'odd.pdf', '新 夹']);
  expect([status, out]).toEqual([
    0,
    expect.stringContaining(String.raw`briefing build '新 夹' -e 'a; touch b #' --palette '朱'\''蓝'`),
  ]);
});

test('what goes wrong is told in both languages, with the file', async () => {
  await writeFile(join(folder.path, 'plain.pdf'), (await pdfWith([])).bytes);
  for (const [language, words] of [
    ['en', /plain\.pdf error: this PDF holds no data/],
    ['zh', /plain\.pdf.*里没有/s],
  ] as const) {
    const { status, err } = await briefing(folder.path, ['extract', 'plain.pdf', 'x', '--lang', language]);
    expect([status, err]).toEqual([1, expect.stringMatching(words)]);
  }
  const { status } = await briefing(folder.path, ['extract', 'no-such.pdf', 'x']);
  expect(status).toBe(1);
});
