import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { errorAt, ReportError } from '../diagnostics.js';
import type { Project } from '../project.js';

const run = promisify(execFile);

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A folder as it was in a git revision, written to a temporary one for as long as `use` needs it. Throws a
 * ReportError when git or the revision is not there, or the folder was not in it.
 */
export async function withRevision<T>(
  { dataFolder: folder, dataName }: Pick<Project, 'dataFolder' | 'dataName'>,
  revision: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const git = gitIn(folder, dataName, revision);
  const list = await git('ls-tree', '-r', '-z', '--name-only', revision, '.');
  const files = list.toString().split('\0').filter(Boolean);
  if (files.length === 0) throw notThere(dataName, revision, 'the folder was not in it');
  const temporary = await mkdtemp(join(tmpdir(), 'briefing-'));
  try {
    const copy = join(temporary, basename(folder));
    for (const file of files) {
      await mkdir(dirname(join(copy, file)), { recursive: true });
      await writeFile(join(copy, file), await git('show', `${revision}:./${file}`));
    }
    return await use(copy);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

/** What a revision is called in print: its number and the day it was committed, 1a2b3c4（2026-11-20）. */
export async function revisionName(
  { dataFolder, dataName }: Pick<Project, 'dataFolder' | 'dataName'>,
  revision: string,
): Promise<string> {
  const shown = await gitIn(dataFolder, dataName, revision)('log', '-1', '--format=%h %cs', revision, '--');
  const [number = revision, day = ''] = shown.toString().trim().split(' ');
  return `${number}（${day}）`;
}

type Git = (...words: readonly string[]) => Promise<Buffer>;

function gitIn(folder: string, dataName: string, revision: string): Git {
  // a revision that looks like an option is none
  if (revision.startsWith('-')) throw notThere(dataName, revision, 'no revision begins with -');
  return async (...words) => {
    try {
      const options = { encoding: 'buffer', maxBuffer: MOST_BYTES } as const;
      return (await run('git', ['-C', folder, ...words], options)).stdout;
    } catch (problem) {
      const { code, stderr } = problem as { code?: unknown; stderr?: Buffer };
      if (code === 'ENOENT') throw notThere(dataName, revision, 'git is not installed');
      throw notThere(dataName, revision, stderr?.toString().trim().split('\n')[0] ?? String(problem));
    }
  };
}

function notThere(folder: string, revision: string, reason: string): ReportError {
  const message = {
    zh: `取不出版本“${revision}”（${reason}）`,
    en: `can't take out the revision “${revision}” (${reason})`,
  };
  const hint = { zh: 'git log 可列出各个版本', en: 'git log lists the revisions' };
  return new ReportError([errorAt('no-revision', message, { place: { file: folder }, hint })]);
}
