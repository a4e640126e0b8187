import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openFontLibrary } from '../../src/fonts/open.js';
import { Database } from '../../src/incremental/database.js';
import { memo } from '../../src/incremental/memo.js';
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
  const installation = installationIn(folder.path);
  const database = new Database({ common: installation.database });
  expect(openFontLibrary(installation, database)).toBe(openFontLibrary(installation, database));
  // another workspace has the same faces, each opened once
  expect(openFontLibrary(installation).faces).toBe(openFontLibrary(installation, database).faces);
});

test('another manifest and another local font make another, and what was set in the first is forgotten', async () => {
  const installation = installationIn(folder.path);
  const database = new Database({ common: installation.database });
  const first = openFontLibrary(installation, database);
  const made = memo<string, object>('made');
  const before = made(database, 'text', [], () => ({}));
  await writeFile(manifest, `${await readFile(manifest, 'utf8')}\n`);
  const second = openFontLibrary(installation, database);
  expect(second).not.toBe(first);
  expect(made(database, 'text', [], () => ({}))).not.toBe(before);
  await mkdir(join(folder.path, 'fonts', 'local'), { recursive: true });
  const fang = join(folder.path, 'fonts', 'fandol', 'FandolFang-Regular.otf');
  await cp(fang, join(folder.path, 'fonts', 'local', 'simfang.ttf'));
  expect(openFontLibrary(installation, database).faces).toHaveLength(second.faces.length + 1);
});

test('a manifest that is no JSON is an error with its place', async () => {
  await writeFile(manifest, '{');
  expect(() => openFontLibrary(installationIn(folder.path))).toThrow('is no valid JSON');
});
