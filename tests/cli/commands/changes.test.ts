import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefing } from '../../support/command.js';
import { CHECKOUT, COUNTY, copyData, edit, LEPING, temporaryFolder } from '../../support/packs.js';
import { type PdfPage, readPdf } from '../../support/pdf-text.js';
import { sharingDatabase } from '../../support/world.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
/** All are of one pack as it is and as it was. */
const database = sharingDatabase();
const run = (...words: string[]) => briefing(folder.path, words, { LANG: 'zh_CN.UTF-8' }, database);
const fileIn = (...path: string[]) => join(folder.path, ...path);
const pagesOf = async (...path: string[]) => readPdf(new Uint8Array(await readFile(fileIn(...path))));
const textOf = (pages: readonly PdfPage[]) =>
  pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n');

/** `old/leping-2022` is as it was, `leping-2022` as it is. */
beforeAll(async () => {
  folder = await temporaryFolder();
  await copyData(LEPING, folder.path);
  const old = await copyData(LEPING, fileIn('old'));
  await edit(join(old, 'projects.csv'), '永泰汽摩配,已开工,77,', '永泰汽摩配,已开工,67,');
});
afterAll(() => folder.remove());

describe('diff', () => {
  test('tells all that differs as JSON, cell by cell, with the names of the states', async () => {
    const { status, out } = await run('diff', 'old/leping-2022', 'leping-2022', '--json');
    const json = JSON.parse(out);
    expect([status, Object.keys(json)]).toEqual([0, ['ok', 'before', 'after', 'texts', 'tables']]);
    expect(json).toMatchObject({ ok: true, before: 'leping-2022', after: 'leping-2022', texts: [] });
    expect(json.tables).toMatchObject([{ table: 'projects', kind: 'changed', columns: [], moved: [] }]);
    const [changed] = json.tables[0].rows.filter(({ cells }: { cells: unknown[] }) => cells.length > 0);
    expect(changed).toMatchObject({
      kind: 'changed',
      cells: [{ name: '投资（亿元）', before: '67', after: '77', isPrinted: true }],
      derived: [
        { name: '名次 投资（亿元）', before: '3', after: '2' },
        { name: '占比 投资（亿元）', before: '14.3%', after: '16.1%' },
      ],
    });
  });

  test('says nothing where its reader stops before the end', async () => {
    const program = `"${process.execPath}" "${join(CHECKOUT, '.build', 'cli.cjs')}"`;
    const other = join(CHECKOUT, 'data', 'example-county');
    const line = `${program} diff leping-2022 "${other}" --json | head -c 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder.path, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['{', '']);
  });

  test.skipIf(!existsSync('/dev/full'))('says so where there is no room for its results', async () => {
    const program = `"${process.execPath}" "${join(CHECKOUT, '.build', 'cli.cjs')}"`;
    const line = `${program} diff leping-2022 leping-2022 --json --lang en > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', line], { cwd: folder.path, encoding: 'utf8' });
    expect([status, stderr.split('\n')[0]]).toEqual([
      1,
      "standard output error: can't write the file (ENOSPC)",
    ]);
  });

  test('finds nothing between tables as CSV files and the same as a workbook', async () => {
    await run('export', 'leping-2022', '-o', fileIn('book.xlsx'));
    const book = await copyData(LEPING, fileIn('book'));
    for (const file of await readdir(book)) if (file.endsWith('.csv')) await rm(join(book, file));
    await rename(fileIn('book.xlsx'), join(book, 'book.xlsx'));
    expect(await run('diff', 'leping-2022', 'book/leping-2022')).toEqual({
      status: 0,
      out: '',
      err: '没有不同\n',
    });
  });
});

describe('diff --pdf', () => {
  test('writes the corrections as a PDF, with the pages of the pack', async () => {
    const { status, out } = await run('diff', 'old/leping-2022', 'leping-2022', '--pdf');
    expect([status, out]).toEqual([0, expect.stringContaining('✓ out/leping-2022-corrections.pdf\n')]);
    const pages = await pagesOf('out', 'leping-2022-corrections.pdf');
    expect(pages[0]?.lines[0]?.text).toBe('更正说明');
    const text = textOf(pages).replaceAll('\n', ' ');
    expect(text).toMatch(/表6 1 永泰智能汽摩.*投资（亿元） 67 77 \d+/);
    expect(text).toContain('更正的数字和表内文字');
    expect(text).toContain('随之变动的合计、名次、占比、增减');
  });

  test('goes where it is told, and is in the JSON', async () => {
    const words = ['old/leping-2022', 'leping-2022', '--pdf', 'new/更正.pdf', '--json', '-e', 'brief'];
    const { out } = await run('diff', ...words);
    expect(JSON.parse(out)).toMatchObject({ ok: true, pdf: 'new/更正.pdf' });
    expect(existsSync(fileIn('new', '更正.pdf'))).toBe(true);
  });

  test('writes nothing where nothing differs, or nothing that is printed', async () => {
    expect(await run('diff', 'leping-2022', 'leping-2022', '--pdf', 'none.pdf')).toEqual({
      status: 0,
      out: '',
      err: '没有不同\n',
    });
    const unprinted = await copyData(LEPING, fileIn('unprinted'));
    await edit(
      join(unprinted, 'works.csv'),
      '对昌景黄高铁乐平北站及快速通道、206国道北线改造等一批重点交通项目进行谋划、协调和调度；全面启动',
      '对昌景黄高铁乐平北站等进行谋划、协调和调度；全面启动',
    );
    const { status, err } = await run(
      ...['diff', 'unprinted/leping-2022', 'leping-2022', '--pdf', 'none.pdf', '-e', 'brief'],
    );
    expect([status, err]).toEqual([0, '印出的内容没有不同\n']);
    expect(existsSync(fileIn('none.pdf'))).toBe(false);
  });
});

describe('build --since', () => {
  let clean: readonly PdfPage[];
  let marked: readonly PdfPage[];
  beforeAll(async () => {
    await run('build', 'leping-2022', '-e', 'handout');
    await run('build', 'leping-2022', '-e', 'handout', '--since', 'old/leping-2022');
    clean = await pagesOf('out', 'leping-2022-handout.pdf');
    marked = await pagesOf('out', 'leping-2022-handout-marked.pdf');
  });

  test('moves nothing: every text of the clean pack stands where it stood', () => {
    for (const { number, strings } of clean) {
      const page = marked[number - 1];
      const there = new Set(page?.strings.map((one) => JSON.stringify(one)));
      expect(strings.filter((one) => !there.has(JSON.stringify(one)))).toEqual([]);
      const places = new Set(strings.map(({ x, y }) => `${x} ${y}`));
      const more = page?.strings.filter(({ x, y }) => !places.has(`${x} ${y}`));
      expect(more?.map(({ text }) => text).join('') ?? '').toMatch(
        /^(竖线和下划线标出改动之处，见书末更正说明)?$/,
      );
    }
  });

  test('explains the marks on the pages that have some, and lists the corrections behind the last', () => {
    const explained = marked.filter(({ lines }) => lines.some(({ text }) => text.startsWith('竖线和下划线')));
    // the sentence about the projects, their charts, and the annex
    expect(explained.map(({ number }) => number)).toEqual([10, 11, 21]);
    expect(marked.slice(clean.length)[0]?.lines[0]?.text).toBe('更正说明');
  });

  test('makes the same bytes again, from a revision too', async () => {
    const brief = ['build', 'leping-2022', '-e', 'brief', '--since', 'old/leping-2022'];
    const [once, again] = ['once', 'again'].map(async (out) => {
      await run(...brief, '-o', out);
      return readFile(fileIn(out, 'leping-2022-brief-marked.pdf'));
    }) as [Promise<Buffer>, Promise<Buffer>];
    expect(Buffer.compare(await once, await again)).toBe(0);
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-C', fileIn('old'), ...words]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'as it was');
    await edit(
      fileIn('old', 'leping-2022', 'projects.csv'),
      '永泰汽摩配,已开工,67,',
      '永泰汽摩配,已开工,77,',
    );
    const since = ['build', 'old/leping-2022', '-e', 'brief', '--since-git', 'HEAD', '-o', 'git'];
    const { status, out } = await run(...since);
    expect([status, out]).toEqual([0, expect.stringContaining('git/leping-2022-brief-marked.pdf')]);
    expect(textOf(await pagesOf('git', 'leping-2022-brief-marked.pdf'))).toContain('更正说明');
  });

  test('makes nothing where nothing differs, and says so', async () => {
    const { status, out, err } = await run(
      ...['build', 'leping-2022', '-e', 'brief', '--since', 'leping-2022', '-o', 'same'],
    );
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('leping-2022 brief 印出的内容没有不同，未生成\n');
    expect(existsSync(fileIn('same'))).toBe(false);
  });

  test('is of one data folder, which has to be named where there are several', async () => {
    await copyData(LEPING, fileIn('several', 'data'));
    await copyData(COUNTY, fileIn('several', 'data'));
    const words = ['build', '--since', fileIn('old', 'leping-2022')];
    expect(await briefing(fileIn('several'), words, { LANG: 'zh_CN.UTF-8' })).toEqual({
      status: 2,
      out: '',
      err: '--since 和 --since-git 只能用于一个数据文件夹，请写明是哪一个\n',
    });
  });

  test('can’t be told two earlier states, nor one that is not there', async () => {
    expect((await run('build', 'leping-2022', '--since', 'a', '--since-git', 'b')).status).toBe(2);
    const { status, err } = await run('build', 'leping-2022', '--since', 'nowhere');
    expect([status, err]).toEqual([1, expect.stringContaining('没有“nowhere”')]);
  });
});

describe('proof', () => {
  test('sets every figure with its source and a box, the head of the table on every page', async () => {
    const { status, out } = await run('proof', 'leping-2022');
    expect([status, out]).toEqual([0, expect.stringMatching(/^✓ out\/leping-2022-proof\.pdf {2}\d+ 页/)]);
    const pages = await pagesOf('out', 'leping-2022-proof.pdf');
    expect(pages[0]?.lines[0]?.text).toBe('校核表');
    const heads = pages.filter(({ lines }) => lines.some(({ text }) => text === '序号'));
    expect(heads).toHaveLength(pages.length);
    const boxes = pages.flatMap(({ lines }) => lines.filter(({ text }) => text === '□'));
    const numbers = pages.flatMap(({ lines }) => lines.filter(({ text, x }) => /^\d+$/.test(text) && x < 90));
    expect(boxes.length).toBeGreaterThan(250);
    expect(numbers.map(({ text }) => Number(text)).at(-1)).toBe(boxes.length);
  });

  test('puts figures first that 原文 does not contain', async () => {
    const doubtful = await copyData(LEPING, fileIn('doubtful'));
    await edit(join(doubtful, 'indicators.csv'), '外贸出口增长40%', '外贸出口增长41%');
    const json = JSON.parse((await run('proof', 'doubtful/leping-2022', '-e', 'brief', '--json')).out);
    const [{ doubtful: first, unprinted, edition }] = json.proofs;
    expect([json.ok, edition]).toEqual([true, 'brief']);
    expect(first).toMatchObject([{ id: 'export', figures: [{ text: '40%', missing: ['40'] }] }]);
    expect(unprinted.length).toBeGreaterThan(100);
    await run('proof', 'doubtful/leping-2022', '-e', 'brief', '-o', 'doubt');
    const [page] = await pagesOf('doubt', 'leping-2022-proof.pdf');
    expect(textOf(page ? [page] : [])).toContain('【原文里没有40】');
  });

  test('takes the name of the file, or of the folder; several packs do not go into one file', async () => {
    const { status, out } = await run('proof', 'leping-2022', '-e', 'brief', '-o', 'checked/figures.pdf');
    expect([status, out]).toEqual([0, expect.stringMatching(/^✓ checked\/figures\.pdf {2}\d+ 页/)]);
    for (const folder of [LEPING, COUNTY]) await copyData(folder, fileIn('two', 'data'));
    const both = await briefing(fileIn('two'), ['proof', '-o', fileIn('both.pdf'), '--lang', 'zh']);
    expect([both.status, both.err]).toEqual([1, expect.stringContaining('2 份材料的校核表不能写进一个文件')]);
    expect(existsSync(fileIn('both.pdf'))).toBe(false);
  });

  test('tells the pages of one edition: of all at once it can’t', async () => {
    const { status, err } = await run('proof', 'leping-2022', '-e', 'all', '-o', 'all');
    expect([status, err]).toEqual([1, '错误：页码只能依一种版本\n    写明是哪一种，如 -e handout\n']);
    expect(existsSync(fileIn('all'))).toBe(false);
  });

  test('tells what is wrong with the data instead', async () => {
    const { status, err } = await run('proof', 'nowhere');
    expect([status, err]).toEqual([1, expect.stringContaining('没有“nowhere”')]);
  });
});
