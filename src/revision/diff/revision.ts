import { basename, join, resolve } from 'node:path';
import type { Project } from '../../core/project.js';
import { memoryWorld } from '../../core/world/memory-world.js';
import { isDataName } from '../../input/load.js';
import { REPORT_FOLDER } from '../../input/report-file.js';
import { type Git, GitProblem, gitIn } from './git.js';
import {
  isLink,
  LOOKS_LIKE_AN_OPTION,
  NO_REPOSITORY,
  NO_SUCH_REVISION,
  NOT_FETCHED,
  NotThere,
  told,
  tooLarge,
  tooMuch,
  WAS_NOT_IN_IT,
} from './not-there.js';

/** More than any data folder has. */
const MOST_FILES = 500;
const MOST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_FOLDER_BYTES = 256 * 1024 * 1024;

type Folder = Pick<Project, 'world' | 'dataFolder' | 'dataName'>;

/** A commit of the repository that a folder is in. */
interface Revision {
  readonly git: Git;
  readonly commit: string;
}

/** A file in a revision: its path from the data folder, and git's name of what it holds. */
interface StoredFile {
  readonly name: string;
  readonly object: string;
}

/**
 * A project whose data folder is what it was in a git revision, under the name it had there, in memory. Throws a
 * ReportError when git or the revision is not there, when the folder was not in it, or what was there can't be a data
 * folder.
 */
export async function projectAt(project: Project, revision: string): Promise<Project> {
  const { installation, now } = project.world;
  const dataFolder = resolve('/', basename(project.dataFolder));
  const stored = await filesAt(project, revision);
  const files = new Map([...stored].map(([name, bytes]) => [join(dataFolder, name), bytes]));
  // what is wrong with it is not to be looked for in the folder as it is now
  const dataName = `${revision}:${project.dataName}`;
  return { ...project, world: memoryWorld({ files, installation, now }), dataFolder, dataName };
}

/**
 * The files that a data folder had in a git revision, by their names in it; each answer of git is waited for so long.
 * Throws as {@link projectAt} does.
 */
export async function filesAt(
  folder: Folder,
  revision: string,
  patienceMs?: number,
): Promise<ReadonlyMap<string, Uint8Array>> {
  return told(folder, revision, async () => {
    const found = await findRevision(folder, revision, patienceMs);
    const root = await folderIn(found);
    const files = root === undefined ? [] : await filesIn(found, root);
    if (!files.some(({ name }) => name === 'pack.yaml')) throw new NotThere(WAS_NOT_IN_IT);
    const contents = await found.git.blobs(files.map(({ object }) => object));
    return new Map(files.map(({ name }, index) => [name, contents[index] as Buffer]));
  });
}

/** What a revision is called in print: its number and the day it was committed, 1a2b3c4（2026-11-20）. */
export async function revisionName(project: Folder, revision: string): Promise<string> {
  return told(project, revision, async () => {
    const { git, commit } = await findRevision(project, revision);
    const number = (await git.ask('rev-parse', '--short', commit)).toString().trim();
    return `${number}（${committedOn((await git.ask('cat-file', 'commit', commit)).toString())}）`;
  });
}

/** The day on which a commit was made, where it was made: 2026-11-20. */
function committedOn(commit: string): string {
  const [, seconds = '0', sign, hours = '0', minutes = '0'] =
    /^committer .*> (-?\d+) ([+-])(\d\d)(\d\d)$/m.exec(commit) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  const date = new Date((Number(seconds) + ahead) * 1000);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

async function findRevision(
  { world, dataFolder }: Folder,
  revision: string,
  patienceMs?: number,
): Promise<Revision> {
  // a revision that looks like an option is none
  if (revision.startsWith('-')) throw new NotThere(LOOKS_LIKE_AN_OPTION);
  // nothing that can be typed, and an argument can't hold it
  if (revision.includes('\0')) throw new NotThere(NO_SUCH_REVISION);
  const git = gitIn(dataFolder, world.env, patienceMs);
  await git.ask('rev-parse', '--git-dir').catch((problem) => {
    if (problem instanceof GitProblem && /not a git repository/.test(problem.message))
      throw new NotThere(NO_REPOSITORY);
    throw problem;
  });
  const found = await git
    .ask('rev-parse', '--verify', '--quiet', `${revision}^{commit}`)
    .catch(async (problem) => {
      if (problem instanceof GitProblem && problem.kind !== 'refused') throw problem;
      const isShallow = (await git.ask('rev-parse', '--is-shallow-repository')).toString().trim() === 'true';
      throw new NotThere(isShallow ? NOT_FETCHED : NO_SUCH_REVISION);
    });
  return { git, commit: found.toString().trim() };
}

/**
 * Where the folder stood in a revision, from the root of the repository, `data/city/`; it may have been
 * renamed since.
 */
async function folderIn({ git, commit }: Revision): Promise<string | undefined> {
  const now = (await git.ask('rev-parse', '--show-prefix')).toString().replace(/\n$/, '');
  if ((await entriesIn({ git, commit }, now)).some(({ name }) => name === 'pack.yaml')) return now;
  // with what is to be committed: to look at the files themselves would run the filters that are set for them
  const rename = ['--cached', '--find-renames', '--diff-filter=R', '--name-status', '-z'];
  const renamed = await git.ask('diff-index', '--no-ext-diff', '--no-textconv', ...rename, commit, '--');
  // each is a score, the old and the new name
  const words = renamed.toString().split('\0');
  const at = words.findIndex((word, index) => index % 3 === 2 && word === `${now}pack.yaml`);
  return words[at - 1]?.replace(/pack\.yaml$/, '');
}

interface Entry {
  readonly mode: string;
  readonly type: string;
  readonly object: string;
  readonly bytes: number;
  readonly name: string;
}

/** What a folder of a revision holds; nothing where there is no such folder. */
async function entriesIn({ git, commit }: Revision, folder: string): Promise<Entry[]> {
  const tree = `${commit}:${folder.replace(/\/$/, '')}`;
  const type = await git.ask('cat-file', '-t', tree).catch((problem) => {
    if (problem instanceof GitProblem && problem.kind === 'refused') return '';
    throw problem;
  });
  if (type.toString().trim() !== 'tree') return [];
  const lines = (await git.ask('ls-tree', '-l', '-z', '--full-tree', tree)).toString().split('\0');
  return lines.filter(Boolean).map((line) => {
    const [, mode = '', type = '', object = '', bytes, name = ''] =
      /^(\S+) (\S+) (\S+) +(\S+)\t(.*)$/s.exec(line) ?? [];
    return { mode, type, object, bytes: Number(bytes) || 0, name };
  });
}

const LINK = '120000';

/** The folders inside a data folder that hold files of it. */
const DATA_FOLDERS = ['ornaments', REPORT_FOLDER];

/**
 * The data files below a folder in a revision. Only these are taken, whatever else a tree claims to hold: modules of
 * other repositories, folders, names that lead out of it.
 */
async function filesIn(revision: Revision, folder: string): Promise<StoredFile[]> {
  const top = await entriesIn(revision, folder);
  const inside = await Promise.all(
    DATA_FOLDERS.map(async (name) => {
      if (!top.some((entry) => entry.type === 'tree' && entry.name === name)) return [];
      const entries = await entriesIn(revision, `${folder}${name}/`);
      return entries.map((entry) => ({ ...entry, name: `${name}/${entry.name}` }));
    }),
  );
  const files = [...top.filter(({ name }) => basename(name) === name), ...inside.flat()].filter(
    ({ type, name }) => type === 'blob' && isDataName(withPlainSigns(name)),
  );
  const link = files.find(({ mode }) => mode === LINK);
  if (link) throw new NotThere(isLink(link.name));
  const huge = files.find(({ bytes }) => bytes > MOST_FILE_BYTES);
  if (huge) throw new NotThere(tooLarge(huge.name, huge.bytes, MOST_FILE_BYTES));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (files.length > MOST_FILES || bytes > MOST_FOLDER_BYTES)
    throw new NotThere(tooMuch(MOST_FILES, MOST_FOLDER_BYTES));
  return files;
}

/** Signs that some systems know in names of files and others don't. */
function withPlainSigns(name: string): string {
  return name.replace(/[:*?"<>|\\]/g, '_');
}
