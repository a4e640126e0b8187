import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { load } from '../../src/data/load.js';
import { ReportError } from '../../src/diagnostics.js';

const fixtures = join(import.meta.dirname, '../fixtures/data');

/** A folder with these files in it, removed after the test. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}

async function codesOf(loading: Promise<unknown>): Promise<readonly string[]> {
  const error = await loading.catch((one: unknown) => one);
  return error instanceof ReportError ? error.diagnostics.map(({ code }) => code) : [];
}

test.each(['utf8-bom', 'gb18030', 'utf16', 'crlf'])('%s reads like UTF-8 with LF', async (encoding) => {
  const plain = await load(join(fixtures, 'base'));
  const folder = await folderOf({ 'pack.yaml': '' });
  await cp(join(fixtures, `encoding-${encoding}`), folder, { recursive: true });
  const encoded = await load(folder);
  expect(encoded.sheets.projects?.text).toBe(plain.sheets.projects?.text);
});

test('a folder that is not there', async () => {
  expect(await codesOf(load('no-such-folder'))).toEqual(['missing-folder']);
});

test('a folder without pack.yaml', async () => {
  expect(await codesOf(load(await folderOf({ 'projects.csv': '' })))).toEqual(['missing-pack']);
});

test('hidden files that a spreadsheet program leaves behind are no tables', async () => {
  const folder = await folderOf({
    'pack.yaml': '',
    'projects.csv': '',
    '.~lock.projects.csv': '',
    '~$tasks.csv': '',
  });
  expect(Object.keys((await load(folder)).sheets)).toEqual(['projects']);
});

test('spreadsheets in other formats are workbooks too, by their names', async () => {
  const folder = await folderOf({ 'pack.yaml': '', 'projects.xls': '甲\t乙\n一\t1\n', 'notes.txt': '' });
  const [book] = (await load(folder)).workbooks;
  expect(book?.name).toBe('projects');
  expect(book?.sheets[0]?.value.rows.map(({ fields }) => fields)).toEqual([
    ['甲', '乙'],
    ['一', '1'],
  ]);
});
