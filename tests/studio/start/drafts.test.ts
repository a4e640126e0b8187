import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Drafts } from '../../../src/studio/start/drafts.js';
import { forget, noteOpened, recentPacksOf } from '../../../src/studio/start/recent-packs.js';
import { temporaryFolder } from '../../support/packs.js';
import { world as own } from '../../support/world.js';

const folder = await temporaryFolder();
afterAll(folder.remove);
let day = 1;
const world = {
  ...own,
  env: { XDG_STATE_HOME: folder.path },
  now: () => new Date(Date.UTC(2026, 0, day)),
};
const drafts = new Drafts(world);
const FILE = { name: '报告.docx', bytes: Buffer.from('PK') };

describe('a pack in the making', () => {
  test('is there again for a program that was started anew, with all that was said', async () => {
    const id = await drafts.begin('report', [FILE]);
    await drafts.say(id, { decisions: { 'indicators/i01': { state: 'taken' } } });
    const later = new Drafts(world);
    expect((await later.list()).map(({ id, kind, names }) => [id, kind, names])).toEqual([
      [id, 'report', ['报告.docx']],
    ]);
    expect(await later.read(id)).toMatchObject({ kind: 'report', files: [FILE] });
    expect(await later.said(id)).toEqual({ decisions: { 'indicators/i01': { state: 'taken' } } });
    await later.remove(id);
    expect(await later.list()).toEqual([]);
  });

  test('takes further files, one of a name that it has in place of that', async () => {
    const id = await drafts.begin('sheets', [{ name: 'a.csv', bytes: Buffer.from('1') }]);
    await drafts.add(id, [
      { name: 'b.csv', bytes: Buffer.from('2') },
      { name: 'a.csv', bytes: Buffer.from('3') },
    ]);
    const { files } = await drafts.read(id);
    expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['b.csv', '2'],
      ['a.csv', '3'],
    ]);
    await drafts.remove(id);
  });

  test.each(['../../etc', '', 'zz', '0123456789abcdeg', '0123456789ABCDEF'])(
    'is none called %s',
    async (id) => {
      await expect(drafts.read(id)).rejects.toMatchObject({ status: 404 });
      await expect(drafts.say(id, {})).rejects.toMatchObject({ status: 404 });
      expect(await drafts.said(id)).toBeUndefined();
      await drafts.remove(id);
    },
  );

  test('is let go after a month', async () => {
    await drafts.begin('report', [FILE]);
    day = 40;
    await drafts.begin('report', [FILE]);
    await drafts.begin('report', [FILE]);
    expect(await drafts.list()).toHaveLength(2);
  });
});

describe('recent packs', () => {
  const here = folder.path;

  test('are told with the last opened first, each once', async () => {
    await noteOpened(world, { folder: here, title: '一', meeting: '会' });
    await noteOpened(world, { folder: join(here, '..'), title: '', meeting: '' });
    await noteOpened(world, { folder: here, title: '一改', meeting: '会' });
    expect((await recentPacksOf(world)).map(({ title }) => title)).toEqual(['一改', expect.any(String)]);
  });

  test('that are gone are not told', async () => {
    await noteOpened(world, { folder: join(here, 'gone'), title: '去', meeting: '' });
    expect((await recentPacksOf(world)).map(({ title }) => title)).not.toContain('去');
  });

  test('can be taken off the list', async () => {
    await forget(world, here);
    expect((await recentPacksOf(world)).map(({ folder }) => folder)).not.toContain(here);
  });

  test('of a list that was damaged are none', async () => {
    await own.files.remove(join(here, 'briefing', 'recent.json'));
    await own.files.writeNew(join(here, 'briefing', 'recent.json'), Buffer.from('[{"folder":1}]'));
    expect(await recentPacksOf(world)).toEqual([]);
  });
});
