import { execFileSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReport } from '../../../src/app/pipeline.js';
import { stateInRevision } from '../../../src/cli/baseline.js';
import { differenceLines } from '../../../src/cli/diff-text.js';
import { openProject } from '../../../src/core/project.js';
import { compareReports, isSame } from '../../../src/revision/diff/compare.js';
import { filesAt } from '../../../src/revision/diff/revision.js';
import { copyData, edit, LEPING, temporaryFolder } from '../../support/packs.js';
import { world } from '../../support/world.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let repository: string;

const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-C', repository, ...words]);
const projectIn = (...path: string[]) =>
  openProject(world, { dataFolder: join(repository, ...path), workingFolder: repository });

/** The folder `数据/leping-2022`, committed, changed and committed, changed again and not committed. */
beforeAll(async () => {
  folder = await temporaryFolder();
  repository = join(folder.path, 'repository');
  execFileSync('git', ['init', '-q', repository]);
  const data = await copyData(LEPING, join(repository, '数据'));
  git('add', '.');
  git('commit', '-qm', 'as it was');
  await edit(join(data, 'projects.csv'), '永泰汽摩配,已开工,77,', '永泰汽摩配,已开工,67,');
  git('commit', '-qam', 'sixty-seven');
  git('tag', 'printed');
  await edit(join(data, 'projects.csv'), '永泰汽摩配,已开工,67,', '永泰汽摩配,已开工,57,');
});
afterAll(() => folder.remove());

const amountSince = async (revision: string, ...path: string[]) => {
  const project = projectIn(...path);
  const { report } = await stateInRevision(project, revision);
  const difference = compareReports(report, await readReport(project));
  const lines = differenceLines(difference, { language: 'en', colors: createColors(false) });
  return lines.find((line) => line.startsWith('      投资（亿元）'))?.replace(/ +/g, ' ');
};

test.each([
  ['HEAD', '67 → 57'],
  ['HEAD~1', '77 → 57'],
  ['printed', '67 → 57'],
])('a folder as it is, committed or not, is compared with what it was in %s', async (revision, amount) => {
  expect(await amountSince(revision, '数据', 'leping-2022')).toBe(` 投资（亿元） ${amount}`);
});

test('a folder that has been renamed since is found under the name it had', async () => {
  await rename(join(repository, '数据', 'leping-2022'), join(repository, '乐平'));
  git('add', '-A');
  expect(await amountSince('HEAD~1', '乐平')).toBe(' 投资（亿元） 77 → 57');
  git('commit', '-qm', 'renamed');
  expect(await amountSince('HEAD~2', '乐平')).toBe(' 投资（亿元） 77 → 57');
  const project = projectIn('乐平');
  const { report, name } = await stateInRevision(project, 'HEAD');
  expect(isSame(compareReports(report, await readReport(project)))).toBe(true);
  expect(name).toMatch(/^[0-9a-f]{7,}（\d{4}-\d\d-\d\d）$/);
});

test('what can’t be taken out is told in the language of the reader', async () => {
  const project = projectIn('乐平');
  const reasonOf = async (revision: string) => {
    const [problem] = await filesAt(project, revision).then(
      () => [],
      ({ diagnostics }) => diagnostics,
    );
    return problem.message;
  };
  expect(await reasonOf('nowhere')).toEqual({
    zh: '取不出版本“nowhere”：没有这个版本',
    en: "can't take out the revision “nowhere”: there is no such revision",
  });
  expect((await reasonOf('HEAD~1..HEAD')).zh).toContain('没有这个版本');
  expect((await reasonOf('--help')).en).toContain('no revision begins with -');
  await copyData(LEPING, join(repository, 'new'));
  const added = openProject(world, {
    dataFolder: join(repository, 'new', 'leping-2022'),
    workingFolder: repository,
  });
  await expect(filesAt(added, 'HEAD')).rejects.toThrow('the folder was not in it');
  const outside = openProject(world, {
    dataFolder: await copyData(LEPING, folder.path),
    workingFolder: folder.path,
  });
  await expect(filesAt(outside, 'HEAD')).rejects.toThrow('the folder is in no git repository');
});

test('mistakes in a revision are told as being in it, not in the folder as it is', async () => {
  const data = join(repository, '乐平');
  await edit(join(data, 'projects.csv'), '\np02,', '\np01,');
  git('commit', '-qam', 'wrong');
  await expect(stateInRevision(projectIn('乐平'), 'HEAD')).rejects.toThrow('HEAD:乐平/projects.csv:');
});
