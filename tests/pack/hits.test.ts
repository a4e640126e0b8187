import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { setPack } from '../../src/app/pipeline.js';
import { openProject, type Project } from '../../src/core/project.js';
import type { Count } from '../../src/incremental/database.js';
import { LEPING, temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

/** A pack of its own in this process. */
async function packNamed(name: string): Promise<Project> {
  const dataFolder = join(folder.path, name);
  await cp(LEPING, dataFolder, { recursive: true });
  return openProject(world, { dataFolder, outFolder: folder.path, workingFolder: folder.path });
}

type Counts = Readonly<Record<string, Count>>;

/** What a build asks for, and what of that it finds. */
async function built(project: Project): Promise<Counts> {
  const before = project.database.counts();
  await setPack(project, { edition: 'brief' });
  const counts = Object.entries(project.database.counts()).map(([name, { asked, found }]) => {
    const known = before[name] ?? { asked: 0, found: 0 };
    return [name, { asked: asked - known.asked, found: found - known.found }];
  });
  return Object.fromEntries(counts);
}

async function editCell({ dataFolder }: Project, value: string): Promise<void> {
  const file = join(dataFolder, 'indicators.csv');
  const text = await readFile(file, 'utf8');
  const edited = text.replace(/(?<=^gdp,.*?,)\d[\d.]*(?=%,)/m, value);
  expect(edited).not.toBe(text);
  await writeFile(file, edited);
}

/** How many of a kind are made anew. */
const madeIn = (counts: Counts, name: string): number => {
  const { asked, found } = counts[name] ?? { asked: 0, found: 0 };
  return asked - found;
};

/** Kinds of results that a build of the same asks for: whoever is found asks for nothing itself. */
const COARSE = ['data', 'report', 'pack', 'section', 'chart', 'pdf'];

test('a build of the same finds everything', async () => {
  const project = await packNamed('unchanged');
  await built(project);
  const again = await built(project);
  expect(Object.keys(again).filter((name) => madeIn(again, name) > 0)).toEqual([]);
  for (const name of COARSE) expect([name, again[name]?.asked]).toEqual([name, expect.any(Number)]);
  expect(again.pdf).toEqual({ asked: 1, found: 1 });
  expect(again.block?.asked).toBe(0);
});

test('an edited cell has made anew what it shows in, and no more', async () => {
  const project = await packNamed('edited');
  const cold = await built(project);
  await editCell(project, '8.55');
  const edited = await built(project);
  expect(madeIn(edited, 'csv')).toBe(1);
  expect(madeIn(edited, 'table')).toBe(1);
  for (const name of ['pack', 'template', 'passage', 'yaml', 'font library'])
    expect([name, madeIn(edited, name)]).toEqual([name, 0]);
  const few = [
    'section',
    'block',
    'measured row',
    'cells of a row',
    'lines of a paragraph',
    'painting',
    'faults on a page',
  ];
  for (const name of few) {
    expect([name, madeIn(edited, name) > 0]).toEqual([name, true]);
    expect([name, madeIn(edited, name) / madeIn(cold, name) < 0.75]).toEqual([name, true]);
  }
  // undone: what was made of the cell before is gone, and no more
  await editCell(project, '8.5');
  const undone = await built(project);
  for (const name of few) expect([name, madeIn(undone, name) <= madeIn(edited, name)]).toEqual([name, true]);
});

test('packs that are edited in turn find as much as one alone', async () => {
  const alone = await packNamed('alone');
  const others = await Promise.all(['a', 'b', 'c'].map(packNamed));
  for (const project of [alone, ...others]) await built(project);
  const edits = async (project: Project, value: string) => {
    await editCell(project, value);
    return built(project);
  };
  await edits(alone, '6.1');
  const expected = await edits(alone, '6.2');
  for (const project of others) await edits(project, '6.1');
  for (const project of others) expect(await edits(project, '6.2')).toEqual(expected);
});
