import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { sweepTemporary, temporaryIn } from '../../src/core/temporary.js';
import { writeFolder, writeWhole } from '../../src/core/write.js';
import { temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

let out: string;
let number = 0;
beforeEach(async () => {
  out = join(folder.path, `out${number++}`);
  await mkdir(out);
});

const bytes = Buffer.from('new');
const textOf = (name: string) => readFile(join(out, name), 'utf8');

async function refusal(work: Promise<unknown>): Promise<string> {
  const problem = await work.then(
    () => 'nothing was refused',
    (one: unknown) => one,
  );
  if (!(problem instanceof ReportError)) throw problem;
  const [{ message, hint } = {}] = problem.diagnostics;
  return `${message?.en}: ${hint?.en}`;
}

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('a file is written', () => {
  test('whole, with its folders, leaving nothing beside it', async () => {
    await writeWhole(world, join(out, 'a', 'b.pdf'), bytes);
    expect(await readdir(join(out, 'a'))).toEqual(['b.pdf']);
  });

  test('under a name as long as the disk allows', async () => {
    const name = `${'长'.repeat(83)}.pdf`;
    await writeWhole(world, join(out, name), bytes);
    expect(await textOf(name)).toBe('new');
  });

  test('where a link leads: that file is renewed, there or not, and the link stays', async () => {
    await mkdir(join(out, 'shared'));
    await writeFile(join(out, 'shared', 'a.pdf'), 'old');
    await symlink(join('shared', 'a.pdf'), join(out, 'a.pdf'));
    await symlink('a.pdf', join(out, 'twice.PDF'));
    await symlink(join('shared', 'b.pdf'), join(out, 'b.pdf'));
    await writeWhole(world, join(out, 'twice.PDF'), bytes);
    await writeWhole(world, join(out, 'b.pdf'), bytes);
    for (const name of ['twice.PDF', 'a.pdf', 'b.pdf'])
      expect((await lstat(join(out, name))).isSymbolicLink()).toBe(true);
    expect([await textOf('shared/a.pdf'), await textOf('shared/b.pdf')]).toEqual(['new', 'new']);
  });

  test('with the permissions that it had', async () => {
    await writeFile(join(out, 'a.pdf'), 'old');
    await chmod(join(out, 'a.pdf'), 0o600);
    await writeWhole(world, join(out, 'a.pdf'), bytes);
    expect((await stat(join(out, 'a.pdf'))).mode & 0o777).toBe(0o600);
  });
});

describe('a file is not written, and what is there stays,', () => {
  test.each([
    ['a folder', async (path: string) => void (await mkdir(path)), 'a folder has that name'],
    ['a pipe', async (path: string) => void spawnSync('mkfifo', [path]), 'no plain file'],
    ['a link to a device', (path: string) => symlink('/dev/null', path), 'another kind of file'],
    [
      'a link to a file of another kind',
      (path: string) => symlink('../profile', path),
      'another kind of file',
    ],
    ['a link to itself', (path: string) => symlink(basename(path), path), 'leads back to itself'],
    [
      'a file that is read-only',
      (path: string) => writeFile(path, 'old', { mode: 0o444 }),
      'make it writable, or choose another name',
    ],
  ])('where there is %s', async (_, make, words) => {
    const path = join(out, 'a.pdf');
    await make(path);
    const before = await lstat(path);
    expect(await refusal(writeWhole(world, path, bytes))).toContain(words);
    expect((await lstat(path)).ino).toBe(before.ino);
    expect(await readdir(out)).toEqual(['a.pdf']);
  });

  test.each([
    ['a file is in place of its folder', 'file/a.pdf', 'a part of the path is a file'],
    ['a file is further up', 'file/b/a.pdf', 'a part of the path is a file'],
    ['its folder is a link to nowhere', 'nowhere/a.pdf', /link to nowhere|is a file/],
    ['its name is too long', `${'长'.repeat(90)}.pdf`, 'the name is too long: 274 bytes of 255'],
    ['its path is too long', `${`${'长'.repeat(60)}/`.repeat(30)}a.pdf`, 'the path is too long'],
  ])('where %s', async (_, name, words) => {
    await writeFile(join(out, 'file'), 'kept');
    await symlink('no-such-folder', join(out, 'nowhere'));
    expect(await refusal(writeWhole(world, join(out, name), bytes))).toMatch(words);
    expect(await textOf('file')).toBe('kept');
  });
});

describe('what a killed program left is swept', () => {
  const named = (pid: number, machine = basename(temporaryIn(out)).split('-')[1]) =>
    `.briefing-${machine}-${pid}-0a1b2c3d.tmp`;

  test('by the next that writes there, a file or a folder', async () => {
    await writeFile(join(out, named(deadProcess())), 'half');
    await mkdir(join(out, named(deadProcess()), 'ornaments'), { recursive: true });
    await writeWhole(world, join(out, 'a.pdf'), bytes);
    expect(await readdir(out)).toEqual(['a.pdf']);
  });

  test('unless it is not ours, its program lives, or it is of another machine, for a day', async () => {
    const own = temporaryIn(out);
    const alive = named(process.ppid);
    const foreign = named(deadProcess(), 'ffffffff');
    const old = named(deadProcess(), 'fffffff0');
    const others = ['.a.pdf.123.tmp', '.briefing-x.tmp', 'briefing.tmp', '.~lock.a.pdf#'];
    for (const name of [basename(own), alive, foreign, old, ...others]) await writeFile(join(out, name), '');
    const twoDaysAgo = Date.now() / 1000 - 2 * 86400;
    await utimes(join(out, old), twoDaysAgo, twoDaysAgo);
    await sweepTemporary(world, out);
    expect((await readdir(out)).sort()).toEqual([basename(own), alive, foreign, ...others].sort());
  });

  test('and a link of that name is taken away, not what it leads to', async () => {
    await mkdir(join(out, 'kept'));
    await symlink('kept', join(out, named(deadProcess())));
    await sweepTemporary(world, out);
    expect(await readdir(out)).toEqual(['kept']);
  });
});

describe('a folder is written', () => {
  const files = [
    { name: 'pack.yaml', bytes },
    { name: 'ornaments/cover.svg', bytes },
  ];

  test.each([
    ['new', 'a/b'],
    ['empty', '.'],
  ])('whole where it is %s', async (_, name) => {
    await writeFolder(world, join(out, name), name, files);
    expect((await readdir(join(out, name))).sort()).toEqual(['ornaments', 'pack.yaml']);
    expect(await readdir(dirname(join(out, 'a', 'b'))).catch(() => ['b'])).toEqual(['b']);
  });

  test.each([
    ['new', 'a'],
    ['empty', '.'],
  ])('not at all where a file of it can’t be: %s', async (_, name) => {
    const broken = [...files, { name: `${'长'.repeat(90)}.csv`, bytes }];
    expect(await refusal(writeFolder(world, join(out, name), name, broken))).toContain('ENAMETOOLONG');
    const twice = [...files, { name: 'pack.yaml', bytes }];
    expect(await refusal(writeFolder(world, join(out, name), name, twice))).toContain('EEXIST');
    expect(await readdir(out)).toEqual([]);
  });

  test('not where something is', async () => {
    await writeFile(join(out, 'kept'), 'kept');
    for (const name of ['.', 'kept'])
      expect(await refusal(writeFolder(world, join(out, name), name, files))).toContain(
        'not an empty folder',
      );
    expect(await readdir(out)).toEqual(['kept']);
  });
});
