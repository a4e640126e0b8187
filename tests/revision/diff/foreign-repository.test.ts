import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, cp, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ReportError } from '../../../src/core/diagnostics.js';
import { filesAt, revisionName } from '../../../src/revision/diff/revision.js';
import { temporaryFolder } from '../../support/packs.js';
import { world } from '../../support/world.js';

const folder = await temporaryFolder();
const repository = join(folder.path, 'foreign');
const data = join(repository, 'pack');
/** Made by whatever program of the repository is run. */
const ran = join(folder.path, 'ran');

const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-C', repository, ...words], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
    .toString()
    .trim();

const project = { world, dataFolder: data, dataName: 'pack' };
const namesIn = async (revision: string) => [...(await filesAt(project, revision)).keys()];
const textIn = async (revision: string, name: string) =>
  Buffer.from((await filesAt(project, revision)).get(name) ?? []).toString();

async function reasonOf(revision: string): Promise<string> {
  const problem = await namesIn(revision).catch((one: unknown) => one);
  if (!(problem instanceof ReportError)) throw new Error(`no report: ${String(problem)}`);
  return problem.diagnostics[0]?.message.en ?? '';
}

/** A tree of these entries (`100644 blob <object>\tname`), committed with nothing before it. */
function commitOf(entries: readonly string[]): string {
  const mktree = (lines: readonly string[]) =>
    execFileSync('git', ['-C', repository, 'mktree', '--missing', '-z'], {
      input: lines.map((line) => `${line}\0`).join(''),
    })
      .toString()
      .trim();
  return git('commit-tree', '-m', 'made', mktree([`040000 tree ${mktree(entries)}\tpack`]));
}

function blob(text: string): string {
  return execFileSync('git', ['-C', repository, 'hash-object', '-w', '--stdin'], { input: text })
    .toString()
    .trim();
}

/** As every test finds it: made once, for each start of git takes longer than a copy. */
const original = join(folder.path, 'original');

beforeAll(async () => {
  execFileSync('git', ['init', '-q', repository]);
  await mkdir(join(data, 'ornaments'), { recursive: true });
  await writeFile(join(data, 'pack.yaml'), 'title: 甲\n');
  await writeFile(join(data, 'tasks.csv'), '编号\n');
  await writeFile(join(data, 'ornaments', 'cover.svg'), '<svg/>');
  git('add', '.');
  git('commit', '-qm', 'first');
  await rename(repository, original);
});
beforeEach(async () => {
  await rm(repository, { recursive: true, force: true });
  await rm(ran, { force: true });
  await cp(original, repository, { recursive: true });
});
afterAll(() => folder.remove());

/** Settings of the repository, as `git config` writes them: `a.b.c` is `c` of `[a "b"]`. */
async function configure(settings: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(settings).map(([name, value]) => {
    const [section = '', ...rest] = name.split('.');
    const key = rest.pop();
    const head = rest.length === 0 ? section : `${section} "${rest.join('.')}"`;
    return `[${head}]\n\t${key} = ${JSON.stringify(value)}\n`;
  });
  await appendFile(join(repository, '.git', 'config'), lines.join(''));
}

describe('no program that a repository names is run:', () => {
  const program = join(folder.path, 'program');
  beforeEach(async () => {
    await writeFile(program, `#!/bin/sh\ntouch '${ran}'\ncat\n`);
    await chmod(program, 0o755);
  });

  test.each([
    ['to watch its files', ['core.fsmonitor']],
    ['to clean what is read', ['filter.a.clean', 'filter.a.smudge', 'filter.a.process']],
    ['to show a difference', ['diff.external', 'diff.a.command', 'diff.a.textconv', 'diff.a.xfuncname']],
    ['to show pages of text', ['core.pager', 'pager.log', 'pager.diff-index', 'pager.rev-parse']],
    ['to check a signature', ['gpg.program', 'gpg.ssh.program', 'gpg.openpgp.program']],
    ['to ask or to edit', ['core.askPass', 'core.editor', 'credential.helper', 'sequence.editor']],
    ['to fetch', ['core.sshCommand', 'core.gitProxy', 'remote.origin.uploadpack']],
    ['instead of its own', ['alias.rev-parse', 'alias.ls-tree', 'alias.cat-file', 'alias.diff-index']],
  ])('%s', async (_, settings) => {
    const programs = settings.map((one) => [one, one.startsWith('alias') ? `!${program}` : program]);
    await configure({
      ...Object.fromEntries(programs),
      'log.showSignature': 'true',
      'filter.a.required': 'true',
    });
    await writeFile(join(repository, '.gitattributes'), '* filter=a diff=a\n');
    await writeFile(join(data, 'tasks.csv'), '编号,任务\n');
    expect(await textIn('HEAD', 'tasks.csv')).toBe('编号\n');
    expect(await revisionName(project, 'HEAD')).toMatch(/^[0-9a-f]{7}（\d{4}-\d\d-\d\d）$/);
    await rename(data, join(repository, 'later'));
    const moved = { world, dataFolder: join(repository, 'later'), dataName: 'later' };
    await filesAt(moved, 'HEAD').catch(() => {});
    expect(existsSync(ran)).toBe(false);
  });

  test('on events, by its hooks', async () => {
    const hooks = join(repository, 'hooks');
    await mkdir(hooks);
    for (const name of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'post-checkout'])
      await symlink(program, join(hooks, name));
    await configure({ 'core.hooksPath': hooks });
    await namesIn('HEAD');
    expect(existsSync(ran)).toBe(false);
  });

  test.each([`ext::${program}`, 'ssh://example.invalid/a', `file://${folder.path}/other`, 'evil::a'])(
    'to fetch what it lacks from %s',
    async (url) => {
      await configure({
        'core.sshCommand': program,
        'protocol.ext.allow': 'always',
        'protocol.file.allow': 'always',
        'protocol.allow': 'always',
        'remote.origin.url': url,
        'remote.origin.uploadpack': program,
        'remote.origin.promisor': 'true',
        'core.repositoryFormatVersion': '1',
        'extensions.partialClone': 'origin',
      });
      const commit = commitOf([`100644 blob ${'1'.repeat(40)}\tpack.yaml`]);
      expect(await reasonOf(commit)).toMatch(/git refused: |the folder was not in it/);
      expect(existsSync(ran)).toBe(false);
    },
  );

  test('by what surrounds this program', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      GIT_DIR: folder.path,
      GIT_EXTERNAL_DIFF: program,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: program,
    });
    try {
      expect(await namesIn('HEAD')).toContain('tasks.csv');
    } finally {
      process.env = before;
    }
    expect(existsSync(ran)).toBe(false);
  });
});

describe('of what a tree claims to hold', () => {
  test('only files of a data folder are taken', async () => {
    const file = blob('x');
    const commit = commitOf([
      `100644 blob ${file}\tpack.yaml`,
      `100755 blob ${file}\tproject 1.csv`,
      `160000 commit ${'1'.repeat(40)}\tsub`,
      `160000 commit ${'1'.repeat(40)}\tmodule.csv`,
      `100644 blob ${file}\t.hidden.csv`,
      `100644 blob ${file}\tprogram.sh`,
      `120000 blob ${file}\tlink`,
    ]);
    expect((await namesIn(commit)).sort()).toEqual(['pack.yaml', 'project 1.csv']);
  });

  test('nothing is written outside', async () => {
    const raw = (entries: readonly (readonly [mode: string, name: string, object: string])[]) =>
      execFileSync('git', ['-C', repository, 'hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], {
        input: Buffer.concat(
          entries.flatMap(([mode, name, object]) => [
            Buffer.from(`${mode} ${name}\0`),
            Buffer.from(object, 'hex'),
          ]),
        ),
      })
        .toString()
        .trim();
    const file = blob('x');
    const inner = raw([['100644', 'evil.csv', file]]);
    const pack = raw([
      ['40000', '..', inner],
      ['100644', '../evil.csv', file],
      ['100644', '/evil.csv', file],
      ['100644', 'pack.yaml', file],
    ]);
    const commit = git('commit-tree', '-m', 'evil', raw([['40000', 'pack', pack]]));
    expect((await namesIn(commit)).sort()).toEqual(['pack.yaml']);
  });

  test('a link in place of a table, and one that is too large, are told by name', async () => {
    const file = blob('x');
    const own = `100644 blob ${file}\tpack.yaml`;
    expect(await reasonOf(commitOf([own, `120000 blob ${file}\ttasks.csv`]))).toContain(
      'tasks.csv in it is a link',
    );
    const huge = blob('x'.repeat(65 * 2 ** 20));
    expect(await reasonOf(commitOf([own, `100644 blob ${huge}\ttasks.csv`]))).toContain(
      'tasks.csv in it has 65 MB',
    );
    const many = Array.from({ length: 501 }, (_, index) => `100644 blob ${file}\t${index}.csv`);
    expect(await reasonOf(commitOf([own, ...many]))).toContain('more than 500 files');
  });
});

test('a commit that is not there is told; that only the latest were fetched, too', async () => {
  expect(await reasonOf('nowhere')).toContain('there is no such revision');
  expect(await reasonOf('a\0b')).toContain('there is no such revision');
  await appendFile(join(repository, '.git', 'shallow'), `${git('rev-parse', 'HEAD')}\n`);
  expect(await reasonOf('HEAD~1')).toContain('git fetch --unshallow');
});

test('what git refuses is told in its words', async () => {
  await writeFile(join(repository, '.git', 'config'), '[core\n');
  expect(await reasonOf('HEAD')).toMatch(/git refused: .*bad config/);
});

test('a setting that never ends to be read is given up', async () => {
  execFileSync('mkfifo', [join(repository, 'pipe')]);
  await configure({ 'include.path': join(repository, 'pipe') });
  await expect(filesAt(project, 'HEAD', 200)).rejects.toThrow('git does not answer');
});

test('without git it is told', async () => {
  const elsewhere = { ...world, env: { ...world.env, PATH: folder.path } };
  await expect(filesAt({ ...project, world: elsewhere }, 'HEAD')).rejects.toThrow('git is not installed');
});
