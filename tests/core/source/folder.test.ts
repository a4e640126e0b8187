import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { formatDiagnostic, ReportError } from '../../../src/core/diagnostics.js';
import { SourceFolder } from '../../../src/core/source/folder.js';
import { unreadableBy, unreadableFile } from '../../../src/core/source/unreadable.js';
import { loadEdition } from '../../../src/edition/load.js';
import { load } from '../../../src/input/load.js';
import { loadOrnaments } from '../../../src/ornament/ornaments.js';
import { loadTemplates, TemplateFolder, templatesIn } from '../../../src/template/sources.js';
import { briefing } from '../../support/command.js';
import { world } from '../../support/world.js';

/** A folder in a folder of its own: `outside.csv` stands beside it. */
function folderIn() {
  const around = mkdtempSync(join(tmpdir(), 'folder-'));
  onTestFinished(() => rmSync(around, { recursive: true }));
  const path = join(around, 'inside');
  mkdirSync(path);
  writeFileSync(join(around, 'outside.csv'), 'secret');
  writeFileSync(join(path, 'own.csv'), 'own');
  return { around, path, folder: new SourceFolder(world.files, path, 'inside') };
}

/** What a name becomes that is not the regular file it should be, and what is said of it. */
const impostors: readonly (readonly [string, (path: string) => void, string])[] = [
  ['a folder', (path) => mkdirSync(path), 'this is a folder and no file'],
  ['a pipe', (path) => execFileSync('mkfifo', [path]), 'this is a pipe, a device or the like and no file'],
  ['a link to nothing', (path) => symlinkSync('gone', path), 'a link to a file that is not there'],
  ['a link to itself', (path) => symlinkSync(path, path), 'the links lead round in a circle'],
  [
    'a link out of the folder',
    (path) => symlinkSync('../outside.csv', path),
    'a link that leads out of the folder is not followed',
  ],
  [
    'a link to a device without end',
    (path) => symlinkSync('/dev/zero', path),
    'a link that leads out of the folder is not followed',
  ],
];

test.each(impostors)('%s in place of a file is told and not read', async (_, make, message) => {
  const { path, folder } = folderIn();
  make(join(path, 'table.csv'));
  const { value, found } = await folder.read('table.csv', 100);
  expect(value).toBeUndefined();
  expect(found.map((one) => formatDiagnostic(one, 'en').split('\n')[0])).toEqual([
    `inside/table.csv error: ${message}`,
  ]);
});

test('a socket is no file', async () => {
  const { path, folder } = folderIn();
  const server = createServer().listen(join(path, 'table.csv'));
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { found } = await folder.read('table.csv', 100);
  expect(found.map(({ message }) => message.zh)).toEqual(['这是管道、设备之类，不是文件']);
});

test('a link that stays inside is followed, and so is the one that is the folder itself', async () => {
  const { around, path } = folderIn();
  symlinkSync('own.csv', join(path, 'again.csv'));
  symlinkSync('inside', join(around, 'door'));
  const folder = new SourceFolder(world.files, join(around, 'door'), 'door');
  expect(String((await folder.read('again.csv', 100)).value)).toBe('own');
});

test('a folder in it that leads outside is not read, neither by its list nor by its files', async () => {
  const { path, folder } = folderIn();
  symlinkSync('..', join(path, 'ornaments'));
  expect((await folder.list(() => true, 'ornaments')).value).toEqual([]);
  expect((await folder.read('ornaments/outside.csv', 100)).value).toBeUndefined();
});

test('a folder whose name only begins alike is another folder', async () => {
  const { around, path, folder } = folderIn();
  mkdirSync(`${path}-other`);
  writeFileSync(join(around, 'inside-other', 'a.csv'), 'other');
  symlinkSync('../inside-other/a.csv', join(path, 'a.csv'));
  expect((await folder.read('a.csv', 100)).value).toBeUndefined();
});

test('a file with more bytes than told is not read, and the message names the limit', async () => {
  const { path, folder } = folderIn();
  writeFileSync(join(path, 'large.csv'), 'x'.repeat(5000));
  const { value, found } = await folder.read('large.csv', 4096);
  expect(value).toBeUndefined();
  expect(found.map((one) => formatDiagnostic(one, 'en'))).toEqual([
    'inside/large.csv error: the file is too large to be read: 5 KB\n    At most 4 KB.',
  ]);
  expect((await folder.read('large.csv', 5000)).value).toHaveLength(5000);
});

test('a file without permission is told as such', () => {
  const { message } = unreadableFile('a.csv', unreadableBy({ code: 'EACCES' }));
  expect(message).toEqual({ zh: '没有读它的权限', en: 'there is no permission to read it' });
});

test('a name that is not UTF-8 is told once, where such a file is wanted', async () => {
  const { path, folder } = folderIn();
  for (const ending of ['.csv', '.txt'])
    writeFileSync(
      Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xb1, 0xed]), Buffer.from(ending)]),
      '',
    );
  const { value, found } = await folder.list((name) => name.endsWith('.csv'));
  expect(value).toEqual(['own.csv']);
  expect(found.map(({ message }) => message.zh)).toEqual(['文件名不是 UTF-8，读不了']);
});

/** The codes and files of what a piece of work throws. */
async function problemsOf(work: () => Promise<unknown>): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (problem) {
    if (!(problem instanceof ReportError)) throw problem;
    return problem.diagnostics.map(({ code, place }) => `${code} ${place?.file}`);
  }
}

test.each(['pack.yaml', 'tasks.csv', 'data.xlsx', 'ornaments/cover.svg'])(
  'a data folder with a folder or a pipe for %s is told once',
  async (name) => {
    for (const make of [mkdirSync, (path: string) => execFileSync('mkfifo', [path])]) {
      const { path } = folderIn();
      writeFileSync(join(path, 'pack.yaml'), '');
      mkdirSync(join(path, 'ornaments'));
      rmSync(join(path, name), { force: true });
      make(join(path, name));
      expect(await problemsOf(() => load(world.files, path, 'd'))).toEqual([`unreadable-file d/${name}`]);
    }
  },
);

test.each([
  [
    'handout/pack.hbs',
    (path: string) => loadTemplates(new TemplateFolder({ world, templatesFolder: path }), 'handout'),
  ],
  [
    'shared/part.hbs',
    (path: string) => loadTemplates(new TemplateFolder({ world, templatesFolder: path }), 'handout'),
  ],
  [
    'shared/ornaments/hill.svg',
    (path: string) => loadOrnaments([], 'd', templatesIn({ world, templatesFolder: path })),
  ],
  [
    'handout/edition.yaml',
    (path: string) => loadEdition(world, 'handout', join(path, 'handout'), 'templates/handout', []),
  ],
] as const)('templates with a pipe for %s are told once', async (name, work) => {
  const { path } = folderIn();
  for (const folder of ['handout', 'shared/ornaments']) mkdirSync(join(path, folder), { recursive: true });
  execFileSync('mkfifo', [join(path, name)]);
  expect(await problemsOf(() => work(path))).toEqual([`unreadable-file templates/${name}`]);
});

test('a link for pack.yaml that leads nowhere, and a file in place of the templates, are told as such', async () => {
  const { path } = folderIn();
  symlinkSync('gone', join(path, 'pack.yaml'));
  const dangling = await briefing(path, ['check', '.']);
  expect([dangling.status, dangling.err]).toEqual([1, expect.stringContaining('not there')]);
  const file = await briefing(path, ['check', '.', '--templates', 'own.csv']);
  expect([file.status, file.err]).toEqual([
    1,
    expect.stringContaining('own.csv error: this should be a folder'),
  ]);
});
