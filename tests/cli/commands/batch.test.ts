import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { briefing } from '../../support/command.js';
import { CHECKOUT, temporaryFolder } from '../../support/packs.js';

const folder = await temporaryFolder();
const at = (...names: string[]) => join(folder.path, ...names);
afterAll(() => folder.remove());

beforeAll(async () => {
  for (const name of ['甲县', '乙县'])
    await cp(join(CHECKOUT, 'templates', 'starter'), at(name), { recursive: true });
  await mkdir(at('丙县'));
  await writeFile(at('丙县', 'pack.yaml'), 'titel: 材料\n');
  await mkdir(at('空县'));
});

const build = (words: readonly string[], env = {}) =>
  briefing(folder.path, ['build', '--lang', 'zh', ...words], env);
const batch = (...words: string[]) => briefing(folder.path, ['batch', '--lang', 'zh', ...words]);

describe('a batch', () => {
  test('makes every pack that can be made, and says what came of each', async () => {
    const { status, out, err } = await batch(
      '甲县',
      '丙县',
      '乙县',
      '没有',
      '空县',
      '-e',
      'brief',
      '-j',
      '2',
    );
    expect(status).toBe(1);
    expect(out).toMatch(/^材料 +版本 +页 +秒 +警告 +错误$/m);
    for (const name of ['甲县', '乙县'])
      expect(out).toMatch(new RegExp(`^${name} +brief +\\d+ +[\\d.]+ +\\d+ +0$`, 'm'));
    expect(out).toMatch(/^丙县 +– +0 .* [1-9]\d*$/m);
    expect(out).toMatch(/共 5 份材料，2 个文件，3 份有错误/);
    expect(out).toMatch(/^空县 +– +0 .* 1$/m);
    expect(err).toMatch(/titel/);
    expect(err).toMatch(/空县 错误：/);
    await briefing(folder.path, ['build', '甲县', '-e', 'brief', '-o', 'alone']);
    expect(
      (await readFile(at('out', '甲县-brief.pdf'))).equals(await readFile(at('alone', '甲县-brief.pdf'))),
    ).toBe(true);
  });

  test('is listed by a CSV, and goes on where it was broken off', async () => {
    await writeFile(at('清单.csv'), '数据,版本,黑白\n甲县,brief,是\n乙县,brief,\n');
    const first = await batch('清单.csv', '-o', 'listed');
    expect(first.status).toBe(0);
    await rm(at('listed', '乙县-brief.pdf'));
    const { out } = await batch('清单.csv', '-o', 'listed', '--continue');
    expect(out).toMatch(/^甲县 +brief +\d+ += /m);
    expect(out).toMatch(/^乙县 +brief +\d+ +[\d.]+ /m);
    await readFile(at('listed', '甲县-brief-grey.pdf'));
  });

  test.each([
    ['a list with a column that there is not', '数据,颜色\n甲县,红\n', /颜色/],
    ['a list without data', '版本\nbrief\n', /数据/],
  ])('refuses %s', async (_, text, message) => {
    await writeFile(at('错.csv'), text);
    const { status, err } = await batch('错.csv');
    expect(status).toBe(1);
    expect(err).toMatch(message);
  });

  test('writes no pack over another of the same name', async () => {
    await cp(at('甲县'), at('另', '甲县'), { recursive: true });
    const { status, out, err } = await batch('甲县', join('另', '甲县'), '-e', 'brief', '-o', 'names');
    expect([status, err]).toEqual([1, expect.stringContaining('同名')]);
    expect(out).toMatch(/共 2 份材料，1 个文件，1 份有错误/);
  });

  test('of nothing says so', async () => {
    expect(await batch()).toMatchObject({ status: 1, err: expect.stringContaining('没有数据文件夹') });
  });
});

describe('a build of several packs', () => {
  test('is a batch: what is wrong with one keeps no other from being made, and what is no pack is told', async () => {
    await writeFile(at('README.md'), '# 说明\n');
    const { status, out, err } = await build([
      'README.md',
      '甲县',
      '丙县',
      '乙县',
      '-e',
      'brief',
      '-o',
      'several',
    ]);
    expect(status).toBe(1);
    expect(out).toMatch(/共 3 份材料，2 个文件，1 份有错误/);
    expect(err).toMatch(/README\.md.*不是数据文件夹/);
    await readFile(at('several', '乙县-brief.pdf'));
  });

  test('makes the very bytes of builds one by one, and goes on where it was broken off', async () => {
    await cp(join(CHECKOUT, 'templates'), at('templates'), { recursive: true });
    const template = at('templates', 'brief', 'pack.hbs');
    const change = async (text: string) => writeFile(template, `${await readFile(template, 'utf8')}${text}`);
    await change('<section name="last"><p>另页</p></section>\n');
    const pack = at('乙县', 'pack.yaml');
    await writeFile(pack, (await readFile(pack, 'utf8')).replace(/^date:.*$/m, ''));
    const settings = ['-e', 'brief', '--templates', 'templates'];
    const together = (...words: string[]) =>
      build(['甲县', '乙县', ...settings, '-o', 'together', ...words], env);
    const env = { SOURCE_DATE_EPOCH: '1767225677' };
    await together();
    await build(['乙县', ...settings, '-o', 'alone'], env);
    const [one, other] = await Promise.all(
      ['together', 'alone'].map((out) => readFile(at(out, '乙县-brief.pdf'))),
    );
    expect(one?.equals(other as Buffer)).toBe(true);
    expect((await together('--continue')).out.match(/^.县 .* = /gm)).toHaveLength(2);
    // what was made by other templates is made again
    await change('{{! 改过 }}\n');
    expect((await together('--continue')).out).not.toMatch(/ = /);
  });

  test('has no earlier state', async () => {
    for (const option of ['--since', '--since-git'])
      expect((await build(['甲县', '乙县', option, '甲县'])).status).toBe(2);
  });
});
