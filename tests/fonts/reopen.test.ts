import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openFontLibrary } from '../../src/fonts/open.js';
import { CHECKOUT, temporaryFolder } from '../support/packs.js';
import { installationIn } from '../support/world.js';

const folder = await temporaryFolder();
const manifest = join(folder.path, 'fonts', 'manifest.json');

afterAll(() => folder.remove());

beforeEach(async () => {
  await rm(join(folder.path, 'fonts'), { recursive: true, force: true });
  await cp(join(CHECKOUT, 'fonts'), join(folder.path, 'fonts'), { recursive: true });
  await cp(join(CHECKOUT, 'package.json'), join(folder.path, 'package.json'));
  await symlink(join(CHECKOUT, 'node_modules'), join(folder.path, 'node_modules')).catch(() => {});
});

test('the same fonts are the same library', () => {
  expect(openFontLibrary(installationIn(folder.path))).toBe(openFontLibrary(installationIn(folder.path)));
});

test('another manifest and another local font make another', async () => {
  const first = openFontLibrary(installationIn(folder.path));
  await writeFile(manifest, `${await readFile(manifest, 'utf8')}\n`);
  const second = openFontLibrary(installationIn(folder.path));
  expect(second).not.toBe(first);
  await mkdir(join(folder.path, 'fonts', 'local'), { recursive: true });
  const fang = join(folder.path, 'fonts', 'fandol', 'FandolFang-Regular.otf');
  await cp(fang, join(folder.path, 'fonts', 'local', 'simfang.ttf'));
  expect(openFontLibrary(installationIn(folder.path)).faces).toHaveLength(second.faces.length + 1);
});

test('a manifest that is no JSON is an error with its place', async () => {
  await writeFile(manifest, '{');
  expect(() => openFontLibrary(installationIn(folder.path))).toThrow('is no valid JSON');
});
