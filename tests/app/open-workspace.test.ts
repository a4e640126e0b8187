import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { makePack } from '../../src/app/artifacts.js';
import { folderWorkspace, memoryWorkspace } from '../../src/app/open-workspace.js';
import type { PackFiles } from '../../src/app/pack-files.js';
import { openProject } from '../../src/core/project.js';
import { diskFiles } from '../../src/core/world/disk-files.js';
import { MemoryFiles } from '../../src/core/world/memory-files.js';
import { memoryWorld } from '../../src/core/world/memory-world.js';
import { CHECKOUT, temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

const STARTER = join(CHECKOUT, 'templates', 'starter');

/** The files of a folder by name. */
async function filesIn(folder: string): Promise<Record<string, Uint8Array>> {
  const names = await readdir(folder);
  const read = names.map(async (name) => [name, await readFile(join(folder, name))] as const);
  return Object.fromEntries(await Promise.all(read));
}

const starter = await filesIn(STARTER);
const textOf = (name: string) =>
  Buffer.from(starter[name] ?? [])
    .toString()
    .replace(/^\ufeff/, '');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('data in memory make the bytes that the same data make in a folder', async () => {
  const [inMemory, inFolder] = await Promise.all(
    [memoryWorkspace(starter, { name: 'starter' }), folderWorkspace(STARTER)].map((one) => one.build()),
  );
  expect(inMemory?.artifacts.map(({ name, pages }) => [name, pages])).toEqual([
    ['starter-handout.pdf', expect.any(Number)],
    ['starter-brief.pdf', expect.any(Number)],
  ]);
  expect(inMemory?.artifacts.map(({ bytes }) => sha256(bytes))).toEqual(
    inFolder?.artifacts.map(({ bytes }) => sha256(bytes)),
  );
});

describe('a world of its own', () => {
  afterEach(() => vi.restoreAllMocks());

  test('is all that a build asks for: no disk is read or written', async () => {
    const installed = new MemoryFiles();
    await copyInto(installed, CHECKOUT, ['package.json', 'fonts', 'templates']);
    const { faces } = JSON.parse(await readFile(join(CHECKOUT, 'fonts', 'manifest.json'), 'utf8'));
    for (const { package: name, file } of Object.values<{ package?: string; file: string }>(faces))
      if (name) await copyInto(installed, CHECKOUT, [join('node_modules', name, file)]);
    const digests = join(CHECKOUT, 'node_modules', '.cache', 'briefing', 'fonts');
    for (const name of await readdir(digests))
      installed.set(join(CHECKOUT, '.build', 'faces', name), await readFile(join(digests, name)));
    const folder = resolve('/data/starter');
    const files = new Map(Object.entries(starter).map(([name, bytes]) => [join(folder, name), bytes]));
    const installation = { ...world.installation, folder: CHECKOUT, files: installed };
    const alone = memoryWorld({ files, installation });
    const made = async (project: Parameters<typeof makePack>[0]) => {
      const { artifacts } = await makePack(project, { edition: 'brief' });
      return artifacts.map(({ bytes }) => sha256(bytes));
    };
    const expected = await made(openProject(world, { dataFolder: STARTER }));
    for (const operation of ['read', 'list', 'stat', 'lstat', 'realpath', 'writeNew', 'makeFolder'] as const)
      vi.spyOn(diskFiles, operation).mockRejectedValue(new Error('the disk'));
    for (const operation of ['isThere', 'stat', 'read', 'list', 'open', 'write'] as const)
      vi.spyOn(diskFiles.sync, operation).mockImplementation(() => {
        throw new Error('the disk');
      });
    expect(await made(openProject(alone, { dataFolder: folder }))).toEqual(expected);
  });

  /** Files of the disk, with all in them where they are folders. */
  async function copyInto(files: MemoryFiles, root: string, names: readonly string[]): Promise<void> {
    for (const name of names) {
      const path = join(root, name);
      if (name.endsWith('local')) continue;
      const inside = await readdir(path).catch(() => undefined);
      if (inside) await copyInto(files, path, inside);
      else files.set(path, await readFile(path));
    }
  }
});

describe('a workspace in memory', () => {
  test('takes tables as rows and pack.yaml as a value', async () => {
    const rows = parseCsv(textOf('indicators.csv')) as string[][];
    const records = parseCsv(textOf('tasks.csv'), { columns: true }) as Record<string, string>[];
    const workspace = memoryWorkspace({
      ...starter,
      'pack.yaml': { ...parseYaml(textOf('pack.yaml')), title: '数据来自程序' },
      'indicators.csv': rows,
      'tasks.csv': records,
    });
    expect(await workspace.check()).toEqual([]);
    expect((await workspace.csv()).tasks).toBe(`\ufeff${textOf('tasks.csv').replaceAll('\n', '\r\n')}`);
    expect((await workspace.compare(memoryWorkspace(starter))).texts).toEqual([
      { name: 'title', before: '政府工作报告', after: '数据来自程序' },
    ]);
  });

  test('is changed file by file, and told what that changed', async () => {
    const earlier = memoryWorkspace(starter, { name: 'our-city' });
    const workspace = memoryWorkspace(starter, { name: 'our-city' });
    const [before] = (await workspace.build({ edition: 'brief' })).artifacts;
    workspace.put('indicators.csv', textOf('indicators.csv').replace(/6\.2%/g, '6.3%'));
    const [after] = (await workspace.build({ edition: 'brief' })).artifacts;
    expect(sha256(after?.bytes ?? Buffer.of())).not.toBe(sha256(before?.bytes ?? Buffer.of()));
    const { tables } = await workspace.compare(earlier);
    expect(tables.map(({ table, rows }) => [table, rows.length])).toEqual([['indicators', 1]]);
    const marked = await workspace.build({ edition: 'brief', since: earlier });
    expect(marked.artifacts.map(({ name }) => name)).toEqual(['our-city-brief-marked.pdf']);
    const corrections = await workspace.corrections(earlier, { edition: 'brief' });
    expect(corrections?.name).toBe('our-city-corrections.pdf');
    expect(await earlier.corrections(earlier, { edition: 'brief' })).toBeUndefined();
  });

  test('takes the date of its files from the data, or else from the clock that it is given', async () => {
    const table = {
      '主要指标.csv': [
        ['指标', '单位', '2025年'],
        ['地区生产总值', '亿元', 1000],
      ],
    } as const;
    const now = () => new Date('2026-05-04T12:00:00Z');
    const dateIn = async (files: PackFiles) => {
      const [brief] = (await memoryWorkspace(files, { now }).build({ edition: 'brief' })).artifacts;
      return /CreationDate \(D:(\d{8})/.exec(Buffer.from(brief?.bytes ?? []).toString('latin1'))?.[1];
    };
    expect(await dateIn(table)).toBe('20260504');
    expect(await dateIn({ ...table, 'pack.yaml': { title: '指标', date: '2026-01-20' } })).toBe('20260120');
  });

  test('says what is wrong instead of throwing, when it is asked', async () => {
    const workspace = memoryWorkspace({ ...starter, 'tasks.csv': '编号,事项\nt01,一\nt01,二\n' });
    const found = await workspace.check();
    expect(
      found.some(({ severity, place }) => severity === 'error' && place?.file === 'pack/tasks.csv'),
    ).toBe(true);
    await expect(workspace.build()).rejects.toThrow('pack/tasks.csv');
    for (const name of Object.keys(starter)) await workspace.remove(name);
    await expect(workspace.build()).rejects.toThrow('pack.yaml');
  });

  test('has templates of its own beside those of the program', async () => {
    const template = await readFile(join(CHECKOUT, 'templates', 'brief', 'pack.hbs'), 'utf8');
    const edition = await readFile(join(CHECKOUT, 'templates', 'brief', 'edition.yaml'));
    const templates = { 'notice/pack.hbs': template, 'notice/edition.yaml': edition };
    const { artifacts } = await memoryWorkspace(starter, { templates }).build({ edition: 'all' });
    const names = artifacts.map(({ name }) => name);
    expect(names).toContain('pack-notice.pdf');
    expect(names).toContain('pack-handout.pdf');
  });

  test.each(['../pack.yaml', '/pack.yaml', 'a//b.csv', 'a/../../b.csv', ''])('holds no file “%s”', (name) => {
    expect(() => memoryWorkspace({ [name]: '' })).toThrow('is no name of a file in a folder');
  });

  test('holds rows as .csv only', () => {
    expect(() => memoryWorkspace({ 'a.xlsx': [['编号']] })).toThrow('rows make a .csv file');
    expect(() => memoryWorkspace({ 'a.csv': { a: 1 } })).toThrow('text, bytes or rows');
  });
});

test('a workspace of a folder reads it anew, and writes nothing there', async () => {
  const temporary = await temporaryFolder();
  try {
    const folder = join(temporary.path, 'our-city');
    await mkdir(folder);
    await cp(STARTER, folder, { recursive: true });
    const proof = await folderWorkspace(folder).proof({ edition: 'brief' });
    expect([proof.name, Buffer.from(proof.bytes.subarray(0, 5)).toString()]).toEqual([
      'our-city-proof.pdf',
      '%PDF-',
    ]);
    expect(await readdir(temporary.path)).toEqual(['our-city']);
    expect((await readdir(folder)).sort()).toEqual(Object.keys(starter).sort());
  } finally {
    await temporary.remove();
  }
});
