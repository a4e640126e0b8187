import { join, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openEarlierBuilds } from '../../src/app/earlier-builds.js';
import { cacheFolderOf } from '../../src/core/world/cache-folder.js';
import { MemoryFiles } from '../../src/core/world/memory-files.js';

const CACHE = resolve(sep, 'cache', 'briefing');
const DAY_MS = 24 * 60 * 60 * 1000;

/** A place for results at a time of its own. */
function place(files = new MemoryFiles()) {
  let nowMs = Date.now();
  const world = { cacheFolder: CACHE, files, now: () => new Date(nowMs) };
  const open = (of: string, maker = 'program 1') => {
    const builds = openEarlierBuilds({ world, dataFolder: of, templatesFolder: '/templates' }, maker);
    if (!builds) throw new Error('there is a place');
    return builds;
  };
  const pass = (days: number) => {
    nowMs += days * DAY_MS;
  };
  return { files, open, pass, names: () => files.sync.list(join(CACHE, 'builds')) };
}

async function buildOf(open: ReturnType<typeof place>['open'], of: string, value = 1): Promise<void> {
  const builds = open(of);
  if (!builds.results.find(`result ${value}`)) builds.results.keep(`result ${value}`, value);
  await builds.save();
}

describe('what builds have come to', () => {
  test('is there for the next build of the same folders alone, for nobody but the user to read', async () => {
    const { open, files, names } = place();
    await buildOf(open, '/data/a');
    expect(open('/data/a').results.find('result 1')).toEqual({ value: 1 });
    expect(open('/data/b').results.find('result 1')).toBeUndefined();
    expect(open('/data/a', 'program 2').results.find('result 1')).toBeUndefined();
    const [name = ''] = names();
    expect(files.sync.stat(join(CACHE, 'builds', name))?.permissions).toBe(0o600);
  });

  test('is not looked for where the system has no place for it, nor by a program that is not built', () => {
    const { files } = place();
    const now = () => new Date();
    const folders = { dataFolder: '/data/a', templatesFolder: '/templates' };
    expect(openEarlierBuilds({ ...folders, world: { files, now } }, 'program 1')).toBeUndefined();
    expect(openEarlierBuilds({ ...folders, world: { files, now, cacheFolder: CACHE } })).toBeUndefined();
  });

  test('costs nothing but time where nothing can be written, or something else has its place', async () => {
    const mounted = new MemoryFiles(new Map(), [{ folder: CACHE, files: new MemoryFiles() }]);
    await buildOf(place(mounted).open, '/data/a');
    const { open, names, files } = place();
    await buildOf(open, '/data/a');
    const [name = ''] = names();
    files.set(join(CACHE, 'builds', name), Buffer.from('something else'));
    expect(open('/data/a').results.find('result 1')).toBeUndefined();
    await buildOf(open, '/data/a');
    expect(open('/data/a').results.find('result 1')).toEqual({ value: 1 });
  });

  test('of two processes at once is that of the one that ends last', async () => {
    const { open } = place();
    const [one, other] = [open('/data/a'), open('/data/a')];
    one.results.keep('one', 1);
    other.results.keep('other', 2);
    await Promise.all([one.save(), other.save()]);
    const { results } = open('/data/a');
    expect([results.find('one'), results.find('other')]).toEqual([undefined, { value: 2 }]);
  });

  test('goes after sixty days without a build of the pack, and drafts after one; what others put there stays', async () => {
    const { open, pass, names, files } = place();
    const draft = `${'0'.repeat(32)}.results.123`;
    for (const name of [draft, 'notes.txt']) files.set(join(CACHE, 'builds', name), Buffer.from(''));
    await buildOf(open, '/data/a');
    pass(2);
    await buildOf(open, '/data/b');
    expect([names().length, names().includes(draft)]).toEqual([3, false]);
    pass(60);
    await buildOf(open, '/data/b', 2);
    expect([names().length, names().includes('notes.txt')]).toEqual([2, true]);
    expect(open('/data/b').results.find('result 2')).toEqual({ value: 2 });
  });
});

test.each([
  [{ XDG_CACHE_HOME: '/c' }, 'linux', '/c/briefing'],
  [{ XDG_CACHE_HOME: 'c', HOME: '/home/a' }, 'linux', '/home/a/.cache/briefing'],
  [{ HOME: '/Users/a' }, 'darwin', '/Users/a/Library/Caches/briefing'],
  [{ HOME: '/home/a' }, 'win32', undefined],
  [{}, 'linux', undefined],
] as const)('programs keep things below %j on %s', (env, platform, folder) => {
  expect(cacheFolderOf(env, platform)).toBe(folder);
});
