import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefing } from '../../support/command.js';
import { edit, temporaryFolder } from '../../support/packs.js';
import { readPdf } from '../../support/pdf-text.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const run = (...words: string[]) => briefing(folder.path, words);
const inFolder = (...path: string[]) => join(folder.path, ...path);

beforeAll(async () => {
  folder = await temporaryFolder();
  await run('new', 'city');
});

afterAll(() => folder.remove());

/** A copy of the folder whose tables are these files instead. */
async function copyWith(name: string, ...files: readonly string[]): Promise<void> {
  await cp(inFolder('city'), inFolder(name), { recursive: true });
  const tables = (await readdir(inFolder(name))).filter((file) => file.endsWith('.csv'));
  await Promise.all(tables.map((file) => rm(inFolder(name, file))));
  for (const file of files) await cp(file, inFolder(name, file.split('/').at(-1) as string));
}

describe('briefing export', () => {
  test('writes a workbook, the same bytes each time, from which the same pages are built', async () => {
    expect(await run('export', 'city')).toEqual({ status: 0, out: '✓ out/city.xlsx\n', err: '' });
    expect((await run('export', 'city', '--xlsx', '-o', 'deep/data.xlsx')).out).toBe('✓ deep/data.xlsx\n');
    expect(await readFile(inFolder('deep', 'data.xlsx'))).toEqual(
      await readFile(inFolder('out', 'city.xlsx')),
    );

    await copyWith('book/city', inFolder('deep', 'data.xlsx'));
    expect((await run('build', 'city', '-e', 'brief', '-o', 'one')).err).toBe('');
    expect((await run('build', 'book/city', '-e', 'brief', '-o', 'two')).err).toBe('');
    // the files that the packs carry differ
    const [one, two] = ['one', 'two'].map(async (name) =>
      readPdf(await readFile(inFolder(name, 'city-brief.pdf'))),
    );
    expect(await one).toEqual(await two);
  });

  test('writes CSV files, which are those that were read', async () => {
    const { status, out } = await run('export', 'book/city', '--csv', '-o', 'plain');
    expect([status, out.split('\n').length - 1]).toEqual([0, 4]);
    for (const name of await readdir(inFolder('plain'))) {
      const written = (await readFile(inFolder('plain', name), 'utf8')).replaceAll('\r', '');
      expect(written).toBe(await readFile(inFolder('city', name), 'utf8'));
    }
  });

  test('writes what an edition says as plain text, that of the first unless told', async () => {
    expect(await run('export', 'city', '--text')).toEqual({
      status: 0,
      out: '✓ out/city-handout.txt\n',
      err: '',
    });
    const text = await readFile(inFolder('out', 'city-handout.txt'), 'utf8');
    expect(text).toMatch(/^\ufeff.*\r\n/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n<{]/);
    expect((await run('export', 'city', '--text', '-e', 'all', '-o', 'texts')).status).toBe(0);
    expect((await readdir(inFolder('texts'))).toSorted()).toEqual([
      'city-booklet.txt',
      'city-brief.txt',
      'city-handout.txt',
    ]);
  });

  test('takes one form at a time', async () => {
    const { status, err } = await run('export', 'city', '--text', '--csv');
    expect([status, err]).toEqual([2, "error: option '--text' cannot be used with option '--csv'\n"]);
  });

  test('says where the tables can not be read, and writes nothing', async () => {
    await cp(inFolder('city'), inFolder('broken'), { recursive: true });
    await edit(inFolder('broken', 'projects.csv'), '编号,项目', '编号,项木');
    const { status, out, err } = await run('export', 'broken', '-o', 'none.xlsx', '--lang', 'zh');
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/^broken\/projects\.csv:1:2 错误：/);
    expect(await readdir(folder.path)).not.toContain('none.xlsx');
  });

  test('writes tables that read, even where they contradict each other', async () => {
    await cp(inFolder('city'), inFolder('doubled'), { recursive: true });
    await edit(inFolder('doubled', 'projects.csv'), 'p04,', 'p03,');
    expect((await run('export', 'doubled')).status).toBe(0);
  });

  test('needs to know which folder, and one of two formats', async () => {
    await cp(inFolder('city'), inFolder('home', 'data', 'one'), { recursive: true });
    await cp(inFolder('city'), inFolder('home', 'data', 'two'), { recursive: true });
    const home = inFolder('home');
    expect(await briefing(home, ['export'])).toMatchObject({
      status: 0,
      out: '✓ out/one.xlsx\n✓ out/two.xlsx\n',
    });
    const several = await briefing(home, ['export', '-o', 'x.xlsx', '--lang', 'en']);
    expect([several.status, several.err]).toEqual([
      1,
      expect.stringContaining('there are several data folders'),
    ]);
    expect(await run('export', 'city', '--xlsx', '--csv', '--lang', 'zh')).toMatchObject({
      status: 2,
      err: expect.stringContaining("错误：选项 '--csv' 不能与 '--xlsx' 同用"),
    });
  });

  test('explains itself in both languages', async () => {
    expect((await run('export', '--help', '--lang', 'zh')).out).toContain('把各表写成一个工作簿或 CSV 文件');
    expect((await run('export', '--help', '--lang', 'en')).out).toContain('write the tables as a workbook');
  });
});

describe('check of a folder of workbooks', () => {
  test('gives the address of a cell in text and in JSON', async () => {
    await run('export', 'city', '-o', 'book.xlsx');
    await copyWith('twice', inFolder('book.xlsx'));
    await cp(inFolder('city', 'tasks.csv'), inFolder('twice', 'tasks.csv'));
    const text = await run('check', 'twice', '--lang', 'zh');
    expect(text.err).toContain('“tasks”有两份：twice/tasks.csv 和 twice/book.xlsx 任务');
    const { diagnostics } = JSON.parse((await run('check', 'twice', '--json')).out);
    const [double] = diagnostics.filter(({ code }: { code: string }) => code === 'duplicate-table');
    expect(double.place).toEqual({ file: 'twice/book.xlsx', sheet: '任务', address: '任务' });
  });
});
