import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Bilingual, errorAt, ReportError } from '../diagnostics.js';
import type { Project } from '../project.js';

const run = promisify(execFile);

const MOST_BYTES = 64 * 1024 * 1024;

type Folder = Pick<Project, 'dataFolder' | 'dataName'>;

/**
 * A folder as it was in a git revision, under the name it had there, written to a temporary one for as long
 * as `use` needs it. Throws a ReportError when git or the revision is not there, or the folder was not in it.
 */
export async function withRevision<T>(
  project: Folder,
  revision: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const git = await gitIn(project, revision);
  const root = await folderIn(git, revision);
  const files = root === undefined ? [] : await filesIn(git, revision, root);
  if (root === undefined || files.length === 0) throw notThere(project.dataName, revision, WAS_NOT_IN_IT);
  const temporary = await mkdtemp(join(tmpdir(), 'briefing-'));
  try {
    const copy = join(temporary, basename(project.dataFolder));
    for (const file of files) {
      await mkdir(dirname(join(copy, file)), { recursive: true });
      await writeFile(join(copy, file), await git('show', `${revision}:${root}${file}`));
    }
    return await use(copy);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

/** What a revision is called in print: its number and the day it was committed, 1a2b3c4（2026-11-20）. */
export async function revisionName(project: Folder, revision: string): Promise<string> {
  const git = await gitIn(project, revision);
  const shown = await git('log', '-1', '--format=%h %cs', revision, '--');
  const [number = revision, day = ''] = shown.toString().trim().split(' ');
  return `${number}（${day}）`;
}

type Git = (...words: readonly string[]) => Promise<Buffer>;

/** Git in a folder of a repository that has the revision. */
async function gitIn({ dataFolder, dataName }: Folder, revision: string): Promise<Git> {
  const fail = (reason: Bilingual) => notThere(dataName, revision, reason);
  // a revision that looks like an option is none
  if (revision.startsWith('-')) throw fail(LOOKS_LIKE_AN_OPTION);
  const git: Git = async (...words) => {
    const options = { encoding: 'buffer', maxBuffer: MOST_BYTES } as const;
    return (await run('git', ['-C', dataFolder, ...words], options)).stdout;
  };
  await git('rev-parse', '--git-dir').catch((problem: { code?: unknown }) => {
    throw fail(problem.code === 'ENOENT' ? NOT_INSTALLED : NO_REPOSITORY);
  });
  await git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`).catch(() => {
    throw fail(NO_SUCH_REVISION);
  });
  return git;
}

/**
 * Where the folder stood in a revision, from the root of the repository, `data/city/`; it may have been
 * renamed since.
 */
async function folderIn(git: Git, revision: string): Promise<string | undefined> {
  const now = (await git('rev-parse', '--show-prefix')).toString().replace(/\n$/, '');
  if ((await filesIn(git, revision, now)).includes('pack.yaml')) return now;
  const renamed = await git(
    'diff',
    '--find-renames',
    '--diff-filter=R',
    '--name-status',
    '-z',
    revision,
    '--',
  );
  // each is a score, the old and the new name
  const words = renamed.toString().split('\0');
  const at = words.findIndex((word, index) => index % 3 === 2 && word === `${now}pack.yaml`);
  return words[at - 1]?.replace(/pack\.yaml$/, '');
}

/** The files below a folder in a revision, from that folder. */
async function filesIn(git: Git, revision: string, folder: string): Promise<string[]> {
  const paths = await git('ls-tree', '-r', '-z', '--name-only', '--full-tree', revision, `./${folder}`);
  const files = paths.toString().split('\0').filter(Boolean);
  return files.map((file) => file.slice(folder.length));
}

const WAS_NOT_IN_IT = { zh: '其中没有这个文件夹', en: 'the folder was not in it' };
const LOOKS_LIKE_AN_OPTION = { zh: '版本不能以 - 开头', en: 'no revision begins with -' };
const NOT_INSTALLED = { zh: '没有安装 git', en: 'git is not installed' };
const NO_REPOSITORY = { zh: '文件夹不在 git 仓库里', en: 'the folder is in no git repository' };
const NO_SUCH_REVISION = { zh: '没有这个版本', en: 'there is no such revision' };

function notThere(folder: string, revision: string, reason: Bilingual): ReportError {
  const message = {
    zh: `取不出版本“${revision}”：${reason.zh}`,
    en: `can't take out the revision “${revision}”: ${reason.en}`,
  };
  const hint = { zh: 'git log 可列出各个版本', en: 'git log lists the revisions' };
  const canList = reason !== NO_REPOSITORY && reason !== NOT_INSTALLED;
  return new ReportError([
    errorAt('no-revision', message, { place: { file: folder }, ...(canList && { hint }) }),
  ]);
}
