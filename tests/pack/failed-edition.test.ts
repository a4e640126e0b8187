import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPack } from '../../src/app/build.js';
import { checkPack } from '../../src/app/check.js';
import { ReportError } from '../../src/core/diagnostics.js';
import { openProject } from '../../src/core/project.js';
import { CHECKOUT, edit, temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

/*
 * A pack of two editions: `plain` can always be set, `spoiled` only until its template asks for a chart that there is
 * none of.
 */
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let root: string;
const inFolder = (...path: string[]) => join(root, ...path);
const open = () =>
  openProject(world, { dataFolder: 'city', templatesFolder: 'templates', workingFolder: root });
const OUT = ['plain', 'spoiled'].map((name) => `out/city-${name}.pdf`);
const CHART = '{{pack.title}}<chart name="nowhere"/>';

beforeAll(async () => {
  folder = await temporaryFolder();
  root = folder.path;
  await cp(join(CHECKOUT, 'templates', 'starter'), inFolder('city'), { recursive: true });
  await cp(join(CHECKOUT, 'templates', 'shared'), inFolder('templates', 'shared'), { recursive: true });
  for (const name of ['plain', 'spoiled']) {
    await cp(join(CHECKOUT, 'templates', 'brief'), inFolder('templates', name), { recursive: true });
    const page = '<section name="front"><p style="brief-title">{{pack.title}}</p></section>';
    await writeFile(inFolder('templates', name, 'pack.hbs'), page);
  }
  await edit(inFolder('city', 'pack.yaml'), 'editions: [handout, brief]', 'editions: [plain, spoiled]');
});

afterAll(() => folder.remove());

const spoil = (name: string) =>
  writeFile(inFolder('templates', name, 'pack.hbs'), `<section name="front"><p>${CHART}</p></section>`);

describe('an edition that can’t be set', () => {
  test('does not stop the others, and leaves its last PDF as it is', async () => {
    expect((await buildPack(open(), {})).failed).toEqual([]);
    const [plain, spoiled] = OUT.map((file) => inFolder(file)) as [string, string];
    const before = await readFile(spoiled);
    await rm(plain);
    await spoil('spoiled');
    const { outputs, failed } = await buildPack(open(), {});
    expect(outputs.map(({ file }) => file)).toEqual([plain]);
    expect(failed.map(({ name, folder, kept }) => ({ name, folder, kept }))).toEqual([
      { name: 'spoiled', folder: 'city', kept: [spoiled] },
    ]);
    expect(failed[0]?.diagnostics[0]?.place?.file).toBe('templates/spoiled/pack.hbs');
    expect(await readFile(spoiled)).toEqual(before);
    expect((await readFile(plain)).length).toBeGreaterThan(1000);
  });

  test('is told by a check with what is wrong, and which it is', async () => {
    const errors = (await checkPack(open())).filter(({ severity }) => severity === 'error');
    expect(errors.at(-1)).toMatchObject({ code: 'edition-failed', place: { file: 'city' } });
    expect(errors.at(-1)?.message.en).toContain('“spoiled”');
    expect(errors.at(-1)?.hint?.en).toContain('city-spoiled.pdf');
    expect(errors.length).toBeGreaterThan(1);
  });

  test('lacks its template', async () => {
    await rm(inFolder('templates', 'spoiled', 'pack.hbs'));
    const { outputs, failed } = await buildPack(open(), {});
    expect(outputs.map(({ edition }) => edition)).toEqual(['plain']);
    expect(failed[0]?.diagnostics.map(({ code }) => code)).toEqual(['no-template']);
  });

  test('is all there is, or all are alike: the build fails, each reason told once', async () => {
    await spoil('spoiled');
    await expect(buildPack(open(), { edition: 'spoiled' })).rejects.toThrow(ReportError);
    await spoil('plain');
    await expect(buildPack(open(), {})).rejects.toThrow(ReportError);
  });
});

test('data that are at fault stop all editions', async () => {
  await edit(
    inFolder('city', 'pack.yaml'),
    'editions: [plain, spoiled]',
    'editions: [plain, spoiled]\ntitel: x',
  );
  await expect(buildPack(open(), {})).rejects.toThrow('titel');
});
