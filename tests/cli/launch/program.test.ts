import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { briefingProcess } from '../../support/command.js';
import { CHECKOUT } from '../../support/packs.js';

const BUILD = join(CHECKOUT, '.build');

test('whoever builds it anew can run it: npm marks a program as such only once', async () => {
  const { mode } = await stat(join(BUILD, 'cli.cjs'));
  expect(mode & 0o111).toBe(0o111);
});

test('takes code that this release of Node has compiled, and no other’s: V8 would, and crash', async () => {
  const compiled = (await readdir(BUILD)).filter((name) => name.endsWith('.compiled'));
  expect(compiled).toEqual([expect.stringContaining(`${process.version}-`)]);
});

test('on this version of Node it says nothing of its own accord', async () => {
  expect(await briefingProcess(CHECKOUT, ['--version'])).toMatchObject({ status: 0, err: '' });
});

test('nothing that is built names the folder it was built in', async () => {
  const entries = await readdir(BUILD, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const encodings = ['utf8', 'utf16le'] as const;
  const naming = files.map(async (file) => {
    const bytes = await readFile(file);
    return encodings.some((encoding) => bytes.includes(Buffer.from(CHECKOUT, encoding))) ? [file] : [];
  });
  expect(files.length).toBeGreaterThan(5);
  expect((await Promise.all(naming)).flat()).toEqual([]);
});
