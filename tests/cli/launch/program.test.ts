import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import * as library from '../../../src/index.js';
import { briefingProcess } from '../../support/command.js';
import { CHECKOUT, temporaryFolder } from '../../support/packs.js';

const BUILD = join(CHECKOUT, '.build');

test('whoever builds it anew can run it: npm marks a program as such only once', async () => {
  const { mode } = await stat(join(BUILD, 'cli.cjs'));
  expect(mode & 0o111).toBe(0o111);
});

test('what programs import of the build is what the sources offer', async () => {
  const built = await import(pathToFileURL(join(BUILD, 'index.js')).href);
  expect(Object.keys(built).sort()).toEqual(Object.keys(library).sort());
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

const temporary = await temporaryFolder();
afterAll(temporary.remove);

describe('compiled code', () => {
  let folder = '';
  let count = 0;
  beforeEach(async () => {
    folder = join(temporary.path, String(count++));
    await mkdir(folder);
    const module = `exports.hasSetType = () => !process.env.IDLE; exports.sum = 1 + 2;
      const { setFlagsFromString } = require('node:v8');
      for (const flag of (process.env.HELD ?? '').split(' ')) if (flag) setFlagsFromString(flag);`;
    await writeFile(join(folder, 'small.cjs'), `(exports, require) => { ${module} }`);
  });

  const run = (flags: readonly string[] = [], env = {}) => {
    const program = `const { tune, runCompiled } = require(process.argv[1]); tune();
      console.log(runCompiled(process.argv[2], 'small.cjs', tune).sum)`;
    const words = [...flags, '-e', program, join(BUILD, 'launch.cjs'), folder];
    return execFileSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    }).trim();
  };
  const kept = async () => (await readdir(folder)).filter((name) => name.endsWith('.compiled'));

  test('is that of this release of Node and no other’s, which V8 would take, and crash', async () => {
    run();
    expect(await kept()).toEqual([expect.stringContaining(`small-${process.version}-`)]);
  });

  test('is kept once, and taken by the next process', async () => {
    run();
    const [name = ''] = await kept();
    const { mtimeMs } = await stat(join(folder, name));
    expect(run()).toBe('3');
    expect((await stat(join(folder, name))).mtimeMs).toBe(mtimeMs);
  });

  test('is taken, however the build that kept it has had memory grow', async () => {
    run([], { HELD: '--semi-space-growth-factor=1 --heap-growing-percent=0' });
    const [name = ''] = await kept();
    const { mtimeMs } = await stat(join(folder, name));
    run();
    expect((await stat(join(folder, name))).mtimeMs).toBe(mtimeMs);
  });

  test('is kept for each set of flags, for V8 takes none that was compiled under others', async () => {
    run();
    expect(run(['--stack-size=900'])).toBe('3');
    expect(await kept()).toHaveLength(2);
  });

  test('is not kept by a process that has set nothing, which has compiled but a little of it', async () => {
    expect(run([], { IDLE: '1' })).toBe('3');
    expect(await kept()).toEqual([]);
  });

  test('is kept anew where it was cut', async () => {
    run();
    const [name = ''] = await kept();
    const whole = await readFile(join(folder, name));
    await writeFile(join(folder, name), whole.subarray(0, 40));
    expect(run()).toBe('3');
    expect((await readFile(join(folder, name))).length).toBe(whole.length);
  });
});
