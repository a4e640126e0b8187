import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { load } from '../../src/input/load.js';
import { world } from '../support/world.js';

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
  const plain = await load(world.files, join(fixtures, 'base'));
  const folder = await folderOf({ 'pack.yaml': '' });
  await cp(join(fixtures, `encoding-${encoding}`), folder, { recursive: true });
  const encoded = await load(world.files, folder);
  expect(encoded.sheets.projects?.text).toBe(plain.sheets.projects?.text);
});

test('a folder that is not there', async () => {
  expect(await codesOf(load(world.files, 'no-such-folder'))).toEqual(['missing-folder']);
});

test.skipIf(!existsSync('/dev/null'))('what is neither a folder nor a file', async () => {
  expect(await codesOf(load(world.files, '/dev/null'))).toEqual(['unreadable-file']);
});

test('a folder without pack.yaml and without a table', async () => {
  expect(await codesOf(load(world.files, await folderOf({ 'notes.txt': '' })))).toEqual(['missing-pack']);
  expect(await codesOf(load(world.files, await folderOf({})))).toEqual(['missing-pack']);
});

test('tables in folders inside are told of, but for those that a data folder has for other things', async () => {
  const folder = await folderOf({});
  for (const inside of ['东乡', '旧稿', 'out', 'report', '.briefing']) {
    await mkdir(join(folder, inside));
    await writeFile(join(folder, inside, inside === '旧稿' ? '说明.md' : '汇总.csv'), '甲,乙\n一,1\n');
  }
  const error = await load(world.files, folder, '各乡').catch((one: unknown) => one);
  expect(error).toBeInstanceOf(ReportError);
  expect((error as ReportError).diagnostics[0]?.hint?.en).toContain(`briefing build ${join('各乡', '东乡')}`);
  await writeFile(join(folder, '汇总.csv'), '甲,乙\n一,1\n');
  const { found = [] } = await load(world.files, folder, '各乡');
  expect(found.map(({ code, place }) => [code, place?.file])).toEqual([
    ['unread-folder', join('各乡', '东乡')],
  ]);
});

test('tables without pack.yaml are a data set that has none', async () => {
  const loaded = await load(world.files, await folderOf({ 'projects.csv': '甲,乙\n一,1\n' }), 'mine');
  expect(loaded).toMatchObject({ hasNoPackFile: true, pack: { file: 'mine', text: '' } });
  expect(Object.keys(loaded.sheets)).toEqual(['projects']);
});

test('one file of tables is a data set by itself, whatever lies beside it', async () => {
  const folder = await folderOf({ 'one.xls': '甲\t乙\n一\t1\n', 'other.csv': '', 'pack.yaml': ':' });
  const loaded = await load(world.files, join(folder, 'one.xls'), 'one.xls');
  expect(loaded.workbooks.map(({ name, file }) => [name, file])).toEqual([['one', 'one.xls']]);
  expect(loaded.files.map(({ name }) => name)).toEqual(['one.xls']);
  expect(loaded.hasNoPackFile).toBe(true);
  const text = await folderOf({ 'notes.txt': '' });
  expect(await codesOf(load(world.files, join(text, 'notes.txt')))).toEqual(['no-tables']);
});

test('hidden files that a spreadsheet program leaves behind are no tables', async () => {
  const folder = await folderOf({
    'pack.yaml': '',
    'projects.csv': '',
    '.~lock.projects.csv': '',
    '~$tasks.csv': '',
  });
  expect(Object.keys((await load(world.files, folder)).sheets)).toEqual(['projects']);
});

test('a text that may be prose is read where it can be nothing but a table', async () => {
  const files = {
    '用电.txt': '地区\t用电量\n甲县\t120\n乙县\t80\n',
    '说明.txt': '用电，含工业。\n另见附表。\n',
  };
  const { workbooks, files: kept } = await load(world.files, await folderOf(files));
  expect(workbooks.map(({ name, sheets }) => [name, sheets[0]?.value.rows.length])).toEqual([['用电', 3]]);
  expect(kept.map(({ name }) => name)).toEqual(['用电.txt']);
});

test('spreadsheets in other formats are workbooks too, by their names', async () => {
  const folder = await folderOf({ 'pack.yaml': '', 'projects.xls': '甲\t乙\n一\t1\n', 'notes.txt': '' });
  const [book] = (await load(world.files, folder)).workbooks;
  expect(book?.name).toBe('projects');
  expect(book?.sheets[0]?.value.rows.map(({ fields }) => fields)).toEqual([
    ['甲', '乙'],
    ['一', '1'],
  ]);
});

describe('a file that is not read is told with what to do', () => {
  const said = async (files: Readonly<Record<string, string>>) => {
    const folder = await folderOf({ 'pack.yaml': '', ...files });
    const { found = [] } = await load(world.files, folder, 'x');
    return found.map(({ severity, code, place, hint }) => [severity, code, place?.file, hint?.zh.slice(-10)]);
  };

  test.each([
    'numbers',
    'XLTX',
    'txt',
    'prn',
    'doc',
    'docx',
    'wps',
    'rtf',
    'pdf',
    'zip',
    'rar',
    'png',
    'mdb',
  ])('by the ending of its name: %s', async (ending) => {
    const [unread, none, ...others] = await said({ [`指标.${ending}`]: '' });
    expect(unread?.slice(0, 3)).toEqual(['warning', 'unread-file', `x/指标.${ending}`]);
    expect(unread?.[3]).toBeTruthy();
    expect(none?.slice(0, 3)).toEqual(['warning', 'no-tables', 'x']);
    expect(others).toEqual([]);
  });

  const scans = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`来源${number}.pdf`, '']));

  test('many of a kind in one line', async () => {
    expect(await said(scans)).toEqual([
      ['warning', 'unread-file', 'x/来源1.pdf', expect.any(String)],
      ['warning', 'no-tables', 'x', expect.any(String)],
    ]);
  });

  test('beside tables only what can be nothing but a table', async () => {
    const notes = { 'towns.csv': 'a,b\n', '来源说明.txt': '', '封面.png': '' };
    expect(await said({ ...scans, ...notes })).toEqual([]);
    expect(await said({ ...notes, '指标.numbers': '' })).toEqual([
      ['warning', 'unread-file', 'x/指标.numbers', expect.any(String)],
    ]);
  });

  test('and a report, which is put there to be read', async () => {
    for (const name of ['2026年政府工作报告.docx', '工作报告（定稿）.pdf', '报告.txt'])
      expect(await said({ 'towns.csv': 'a,b\n', [name]: '', '会议通知.docx': '' })).toEqual([
        ['warning', 'unread-file', `x/${name}`, expect.any(String)],
      ]);
  });

  test('but nothing of what is no data, and nothing where there is nothing else', async () => {
    expect(await said({ '.DS_Store': '', '~$指标.docx': '', 'notes.md': '', Makefile: '' })).toEqual([]);
    expect(await said({})).toEqual([]);
  });

  test.each(['xls', 'et', 'xlsb', 'ods', 'xlsx'])(
    'a workbook that is damaged, or none: .%s',
    async (ending) => {
      for (const text of [
        '',
        '这不是工作簿',
        `PK\u0003\u0004${'x'.repeat(99)}`,
        '\u00ff\u0000'.repeat(999),
      ]) {
        const folder = await folderOf({ 'pack.yaml': '', [`指标.${ending}`]: text });
        const problem = await load(world.files, folder, 'x').catch((error: unknown) => error);
        if (!(problem instanceof ReportError)) throw problem;
        const [first, none] = problem.diagnostics;
        expect([first?.code, first?.place?.file]).toEqual(['unreadable-workbook', `x/指标.${ending}`]);
        expect(first?.hint?.zh).toContain('.xlsx');
        expect(none?.code).toBe('no-tables');
      }
    },
  );
});
