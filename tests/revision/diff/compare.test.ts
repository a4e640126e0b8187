import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReport } from '../../../src/app/pipeline.js';
import { differenceLines } from '../../../src/cli/diff-text.js';
import { openProject } from '../../../src/core/project.js';
import { compareReports, isSame } from '../../../src/revision/diff/compare.js';
import { CHECKOUT, copyData, edit, LEPING, temporaryFolder } from '../../support/packs.js';
import { world } from '../../support/world.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let copy: string;

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const reportOf = (dataFolder: string) =>
  readReport(openProject(world, { dataFolder, workingFolder: CHECKOUT }));

async function changesAfter(spoil: () => Promise<void>): Promise<string[]> {
  await rm(join(folder.path, 'leping-2022'), { recursive: true, force: true });
  copy = await copyData(LEPING, folder.path);
  await spoil();
  return differenceLines(compareReports(await reportOf(LEPING), await reportOf(copy)), {
    language: 'zh',
    colors: createColors(false),
  });
}

test('a pack does not differ from itself', async () => {
  const report = await reportOf(LEPING);
  expect(isSame(compareReports(report, report))).toBe(true);
});

test('one figure is told with the sums, ranks and shares that it moves', async () => {
  const lines = await changesAfter(() =>
    edit(join(copy, 'projects.csv'), '永泰汽摩配,已开工,77,', '永泰汽摩配,已开工,67,'),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^ {6}投资（亿元） +77 → 67$/));
  expect(lines).toContainEqual(expect.stringMatching(/^ {4}= 名次 投资（亿元） +2 → 3$/));
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}= 合计 投资（亿元） +477 → 467$/));
  // the project that was third is second now, though nobody touched its row
  expect(lines.filter((line) => line.includes('名次')).length).toBe(2);
});

test('rows are told apart by their ids: added and removed ones are named', async () => {
  const lines = await changesAfter(() => edit(join(copy, 'works.csv'), '\nw01,', '\nw01x,'));
  expect(lines.filter((line) => /^ {2}[+−]/.test(line)).map((line) => line.split('  ')[1])).toEqual([
    '+ w01x',
    '− w01',
  ]);
});

test('a paragraph put in is told alone: those behind it have not changed', async () => {
  const lines = await changesAfter(() =>
    edit(join(copy, 'pack.yaml'), 'narrative:\n  glance:\n', "narrative:\n  glance:\n    - '新加的一段。'\n"),
  );
  expect(lines).toEqual(['pack.yaml', '  narrative.glance 1  （空） → 新加的一段。']);
});

test('a source that nobody prints is told as such', async () => {
  const lines = await changesAfter(() =>
    edit(
      join(copy, 'tasks.csv'),
      't02,完成市行政服务中心主体工程建设，并力争在年底投入使用,政务服务,年底投入使用,二（五）十件实事',
      't02,完成市行政服务中心主体工程建设，并力争在年底投入使用,政务服务,年底投入使用,二（六）十件实事',
    ),
  );
  expect(lines.some((line) => line.includes('（不印）'))).toBe(true);
});
