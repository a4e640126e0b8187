import { type Bilingual, errorAt, ReportError } from '../../core/diagnostics.js';
import { shownBytes } from '../../core/limits.js';
import type { Project } from '../../core/project.js';
import { GitProblem } from './git.js';

/** Thrown where a revision can't be taken out, for this reason. */
export class NotThere extends Error {
  constructor(readonly reason: Bilingual) {
    super(reason.en);
  }
}

export const WAS_NOT_IN_IT = { zh: '其中没有这个文件夹', en: 'the folder was not in it' };
export const LOOKS_LIKE_AN_OPTION = { zh: '版本不能以 - 开头', en: 'no revision begins with -' };
const NOT_INSTALLED = { zh: '没有安装 git', en: 'git is not installed' };
export const NO_REPOSITORY = { zh: '文件夹不在 git 仓库里', en: 'the folder is in no git repository' };
export const NO_SUCH_REVISION = { zh: '没有这个版本', en: 'there is no such revision' };
export const NOT_FETCHED = {
  zh: '没有这个版本；这个仓库只取了最近的版本，可先运行 git fetch --unshallow',
  en: 'there is no such revision; only the latest were fetched: git fetch --unshallow brings the others',
};
const TOOK_TOO_LONG = { zh: 'git 迟迟没有回答', en: 'git does not answer' };
/** More than a data folder has, in number or in size. */
export function tooMuch(files: number, bytes: number): Bilingual {
  const most = shownBytes(bytes);
  return {
    zh: `其中的文件多于 ${files} 个或大于 ${most}`,
    en: `the folder had more than ${files} files or ${most}`,
  };
}

export function isLink(name: string): Bilingual {
  return { zh: `其中的 ${name} 是链接，不是文件`, en: `${name} in it is a link, not a file` };
}

export function tooLarge(name: string, bytes: number, mostBytes: number): Bilingual {
  const [size, most] = [shownBytes(bytes), shownBytes(mostBytes)];
  return {
    zh: `其中的 ${name} 有 ${size}，至多 ${most}`,
    en: `${name} in it has ${size}, at most ${most} are read`,
  };
}

/** Does something with a revision; why it can't be taken out is told with its name and the folder's. */
export async function told<T>(
  { dataName }: Pick<Project, 'dataName'>,
  revision: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    const reason = problem instanceof NotThere ? problem.reason : reasonOf(problem);
    const message = {
      zh: `取不出版本“${revision}”：${reason.zh}`,
      en: `can't take out the revision “${revision}”: ${reason.en}`,
    };
    const hint = { zh: 'git log 可列出各个版本', en: 'git log lists the revisions' };
    const details = { place: { file: dataName }, ...(REVISIONS_HELP.includes(reason) && { hint }) };
    throw new ReportError([errorAt('no-revision', message, details)]);
  }
}

/** The reasons for which a list of the revisions is of use. */
const REVISIONS_HELP: readonly Bilingual[] = [WAS_NOT_IN_IT, LOOKS_LIKE_AN_OPTION, NO_SUCH_REVISION];

function reasonOf(problem: unknown): Bilingual {
  if (problem instanceof GitProblem) {
    if (problem.kind === 'not-installed') return NOT_INSTALLED;
    if (problem.kind === 'too-long') return TOOK_TOO_LONG;
    return { zh: `git 拒绝：${problem.message}`, en: `git refused: ${problem.message}` };
  }
  const { code } = problem as NodeJS.ErrnoException;
  if (code === undefined) throw problem;
  return { zh: `写不了临时文件（${code}）`, en: `can't write a temporary file (${code})` };
}
