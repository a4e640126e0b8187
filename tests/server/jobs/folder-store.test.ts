import { afterAll, describe, expect, test } from 'vitest';
import { diskFiles } from '../../../src/core/world/disk-files.js';
import { MemoryFiles } from '../../../src/core/world/memory-files.js';
import type { Files } from '../../../src/core/world.js';
import type { TaskRequest } from '../../../src/server/exchange.js';
import { FolderStore } from '../../../src/server/jobs/folder-store.js';
import type { Job } from '../../../src/server/jobs/job.js';
import { temporaryFolder } from '../../support/packs.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

const id = '00000000-0000-4000-8000-000000000001';
const job: Job = { id, kind: 'packs', owner: 'me', status: 'waiting', createdAt: '2026-01-20T00:00:00.000Z' };
const request: TaskRequest = {
  kind: 'packs',
  query: { name: '我市' },
  headers: { accept: 'application/pdf' },
  body: Buffer.from('body'),
  limits: { files: 1, unpackedBytes: 1, pages: 1 },
};
const response = { status: 200, headers: {}, counts: { pages: 1, warnings: 0, errors: 0 } };
const done: Job = { ...job, status: 'done', finishedAt: '2026-01-20T00:01:00.000Z', response };
const now = new Date('2026-01-20T00:02:00.000Z');

const kinds: readonly (readonly [string, string, Files])[] = [
  ['in memory', '/jobs', new MemoryFiles()],
  ['on disk', folder.path, diskFiles],
];

describe.each(kinds)('jobs in a folder %s', (_, path, files) => {
  let count = 0;
  const open = async () => {
    const own = `${path}/${count++}`;
    await files.makeFolder(own);
    return { own, store: new FolderStore(files, own, 1000) };
  };

  test('come back whole, and are finished whole', async () => {
    const { store, own } = await open();
    await store.add(job, request);
    // of somebody who was killed while finishing it
    await files.makeFolder(`${own}/${id}/done-1`);
    expect(await store.load(now)).toEqual([job]);
    const { body, ...rest } = (await store.request(id)) as TaskRequest;
    expect([rest, Buffer.from(body).toString()]).toEqual([
      expect.objectContaining({ query: request.query }),
      'body',
    ]);
    expect(await store.finish(done, Buffer.from('result'))).toBe(true);
    expect(await store.find(id)).toEqual(done);
    expect(Buffer.from((await store.result(done)).body).toString()).toBe('result');
    expect(await store.request(id)).toBeUndefined();
    expect([...files.sync.list(`${own}/${id}`)].sort()).toEqual(['done', 'request.json', 'state.json']);
  });

  test('keep nothing that they were made of, though who finished them was killed right after', async () => {
    const { store, own } = await open();
    await store.add(job, request);
    await store.finish(done, Buffer.from('result'));
    await files.writeNew(`${own}/${id}/body`, Buffer.from('body'));
    expect(await store.load(now)).toEqual([done]);
    expect([...files.sync.list(`${own}/${id}`)].sort()).toEqual(['done', 'request.json', 'state.json']);
  });

  test('are finished by one of many who do them at once, with all of what that one has made', async () => {
    const { store } = await open();
    await store.add(job, request);
    const bodies = Array.from({ length: 8 }, (_, index) => `${index}`);
    const firsts = await Promise.all(
      bodies.map((body) => store.finish({ ...done, startedAt: body }, Buffer.from(body))),
    );
    const first = bodies[firsts.indexOf(true)];
    expect(firsts.filter((isFirst) => isFirst)).toHaveLength(1);
    expect(await store.find(id)).toMatchObject({ startedAt: first });
    expect(Buffer.from((await store.result(done)).body).toString()).toBe(first);
  });

  test('are not finished once they are taken away, nor does anything of them come back', async () => {
    const { store, own } = await open();
    await store.add(job, request);
    await store.remove(id);
    expect(await store.finish(done, Buffer.from('result'))).toBe(false);
    await store.remove(id);
    expect([await store.find(id), files.sync.list(own)]).toEqual([undefined, []]);
  });

  test('are none where what is there is cut, of another name, or asked for by a path', async () => {
    const { store, own } = await open();
    await files.makeFolder(`${own}/${id}`);
    await files.writeNew(`${own}/${id}/state.json`, Buffer.from('{"id":'));
    await files.makeFolder(`${own}/other`);
    expect([await store.load(now), files.sync.list(own)]).toEqual([[], ['other']]);
    for (const path of ['../other', '..', '', `${id}/done`]) expect(await store.find(path)).toBeUndefined();
  });
});

test('what was left behind by who was killed is taken away after a while, and no sooner', async () => {
  const files = new MemoryFiles();
  const store = new FolderStore(files, '/jobs', 1000);
  for (const name of ['new-1', 'removed-2']) files.set(`/jobs/${name}/body`, Buffer.from('x'));
  await store.load(new Date());
  expect(files.sync.list('/jobs')).toEqual(['new-1', 'removed-2']);
  await store.load(new Date(Date.now() + 2 * 3_600_000));
  expect(files.sync.list('/jobs')).toEqual([]);
});
