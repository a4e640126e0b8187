import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Session } from '../../../src/app/watch/session.js';
import { openProject } from '../../../src/core/project.js';
import { type OpenStudio, openStudio } from '../../../src/studio/server/open.js';
import type { PackState } from '../../../src/studio/wire/pack.js';
import type { PlacesState } from '../../../src/studio/wire/pages.js';
import type { StartState } from '../../../src/studio/wire/start.js';
import { CHECKOUT, temporaryFolder } from '../../support/packs.js';
import { ask, pageHeaders, worldIn } from '../support/opened.js';

const folder = await temporaryFolder();
const world = worldIn(folder.path);
const folders = ['our-city', 'their-county'].map((name) => join(folder.path, name));
let studio: OpenStudio;
let headers: Record<string, string>;
let builds = 0;

for (const data of folders) await cp(join(CHECKOUT, 'templates', 'starter'), data, { recursive: true });
const sessions = folders.map((dataFolder) => {
  const project = openProject(world, { dataFolder, outFolder: folder.path, workingFolder: folder.path });
  return new Session(project, { onOutcome: () => void builds++ });
});
const port = () => Number(new URL(studio.address).port);

async function json<T>(path: string): Promise<T> {
  return JSON.parse((await ask(port(), path, { headers })).body.toString()) as T;
}

const post = (path: string, body: object) =>
  ask(port(), path, { method: 'POST', headers, body: JSON.stringify(body) });

beforeAll(async () => {
  studio = await openStudio(world, { port: 0, watched: sessions });
  headers = await pageHeaders({ studio, port: port() });
  for (const session of sessions) await session.start();
});

afterAll(async () => {
  await studio.close();
  await Promise.all(sessions.map((session) => session.close()));
  await folder.remove();
});

describe('the studio on packs that a program builds', () => {
  test('shows the first, in what is made of it and nothing else', async () => {
    const { editions, palettes, pages, folder: shown } = await json<PackState>('/api/pack');
    expect(shown).toBe(folders[0]);
    expect(editions.map(({ key }) => key)).toEqual(['handout', 'brief']);
    expect(palettes).toEqual([]);
    expect(pages?.edition).toBe('handout');
  });

  test('turns to another edition without a build', async () => {
    const before = builds;
    await post('/api/pack/look', { edition: 'brief', palette: 'teal', isGrey: true });
    const { look, pages } = await json<PackState>('/api/pack');
    expect([look, pages?.edition]).toEqual([{ edition: 'brief', isGrey: false }, 'brief']);
    expect(builds).toBe(before);
    await post('/api/pack/look', { edition: 'handout' });
  });

  test('writes the PDFs of what is changed in it, by one build, and tells what is printed anew', async () => {
    const before = [builds, await readFile(join(folder.path, 'our-city-handout.pdf'))] as const;
    const cells = [{ line: 2, column: 6, before: '52', after: '53' }];
    await post('/api/edits', {
      id: 'a',
      by: '王敏',
      edits: [{ kind: 'cells', file: 'projects.csv', cells }],
    });
    await expect.poll(() => builds, { timeout: 20_000 }).toBe(before[0] + 1);
    expect(await readFile(join(folder.path, 'our-city-handout.pdf'))).not.toEqual(before[1]);
    const { changes } = await json<PlacesState>('/api/pages/places');
    expect(changes.map(({ text }) => text)).toContain('53');
  });

  test('follows changes from outside', async () => {
    const { revision } = await json<PackState>('/api/pack');
    const table = join(folders[0] as string, 'projects.csv');
    await writeFile(table, (await readFile(table, 'utf8')).replace(',53,', ',54,'));
    await expect
      .poll(async () => (await json<PackState>('/api/pack')).revision, { timeout: 20_000 })
      .toBeGreaterThan(revision);
  });

  test('lists the others, and opens them as they are built', async () => {
    const { packs } = await json<StartState>('/api/start');
    expect(packs.map((one) => one.folder)).toEqual(expect.arrayContaining(folders));
    const before = builds;
    await post('/api/start/open', { folder: folders[1] });
    const { pages, isFirst } = await json<PackState>('/api/pack');
    expect([pages?.edition, isFirst]).toEqual(['handout', false]);
    expect(builds).toBe(before);
    // its own session goes on
    await post('/api/start/close', {});
    expect((await json<StartState>('/api/start')).packs.length).toBeGreaterThan(1);
  });
});
