import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Outcome, Session } from '../../../src/app/watch/session.js';
import { openProject } from '../../../src/core/project.js';
import { memoryWorld } from '../../../src/core/world/memory-world.js';
import { CHECKOUT } from '../../support/packs.js';
import { world } from '../../support/world.js';

test('a pack in memory is watched, and its PDFs are written there', async () => {
  const starter = join(CHECKOUT, 'templates', 'starter');
  const folder = resolve('/data/our-city');
  const names = await readdir(starter);
  const read = names.map(async (name) => [join(folder, name), await readFile(join(starter, name))] as const);
  const { installation } = world;
  const alone = memoryWorld({ files: new Map(await Promise.all(read)), installation });
  const project = openProject(alone, {
    dataFolder: folder,
    workingFolder: dirname(folder),
    outFolder: '/out',
  });
  const outcomes: Outcome[] = [];
  const session = new Session(project, {
    build: { edition: 'brief' },
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  await session.start();
  const table = join(folder, 'indicators.csv');
  const text = alone.files.sync.read(table).toString();
  alone.files.set(table, Buffer.from(text.replace(/6\.2%/g, '6.3%')));
  await expect.poll(() => outcomes.length, { timeout: 30_000 }).toBe(2);
  await session.close();
  expect(outcomes.map(({ hasFailed, files }) => [hasFailed, files])).toEqual([
    [false, []],
    [false, [table]],
  ]);
  expect((await alone.files.list(resolve('/out'))).names).toEqual(['our-city-brief.pdf']);
});
