import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CHECKOUT, temporaryFolder } from '../../support/packs.js';

const folder = await temporaryFolder();
afterAll(folder.remove);

// a program is put anywhere
const here = join(folder.path, '会议 材料');
await mkdir(here);
await symlink(join(CHECKOUT, '.build'), join(here, '.build'));
for (const name of ['package.json', 'templates', 'fonts', 'node_modules'])
  await symlink(join(CHECKOUT, name), join(here, name));
execFileSync(process.execPath, [join(CHECKOUT, '.package.mjs'), '--launchers', here]);

test('a double click elsewhere than on Windows starts the studio of its own folder', async () => {
  const file = join(here, 'start.sh');
  expect((await stat(file)).mode & 0o111).not.toBe(0);
  const told = execFileSync('sh', [file, '--help', '--lang', 'zh'], { cwd: folder.path, encoding: 'utf8' });
  expect(told).toContain('briefing studio');
});

test('that on Windows has the line ends and the code page of Windows, and says what is missing', async () => {
  const text = await readFile(join(here, 'start.cmd'), 'utf8');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text).toMatch(/^@echo off\r\nchcp 65001/);
  expect(text).toMatch(/^node .*\.build\\cli\.cjs studio %\*\r$/m);
  expect(text).toContain('nodejs.org');
});
