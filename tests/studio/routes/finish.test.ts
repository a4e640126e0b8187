import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Archive } from '../../../src/input/xlsx/zip.js';
import type { CheckList, ProofList } from '../../../src/studio/wire/checks.js';
import type { FinishState } from '../../../src/studio/wire/finish.js';
import type { ChangesSince, HistoryEntry, IssueList } from '../../../src/studio/wire/issues.js';
import { edit } from '../../support/packs.js';
import { type Answer, ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

let opened: Opened;
let headers: Record<string, string>;
let indicators: string;

beforeAll(async () => {
  opened = await openedStudio();
  headers = await pageHeaders(opened);
  indicators = join(opened.data, 'indicators.csv');
  await vi.waitUntil(async () => (await get('/api/checks/proof')).status === 200, { timeout: 30_000 });
});
afterAll(() => opened.close());

const get = (path: string) => ask(opened.port, path, { headers });
const post = (path: string, body: unknown = {}) =>
  ask(opened.port, path, { method: 'POST', headers, body: JSON.stringify(body) });

async function json<T>(answer: Promise<Answer>): Promise<T> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${status} ${body.toString()}`);
  return JSON.parse(body.toString()) as T;
}

function isPdf({ status, headers: got, body }: Answer): boolean {
  return (
    status === 200 && got['content-type'] === 'application/pdf' && body.subarray(0, 5).toString() === '%PDF-'
  );
}

describe('what is to be looked at', () => {
  test('is nothing where all is well', async () => {
    expect((await json<CheckList>(get('/api/checks'))).items).toEqual([]);
  });

  test('is proofread on the screen and on paper', async () => {
    const { lines } = await json<ProofList>(get('/api/checks/proof'));
    expect(lines.length).toBeGreaterThan(10);
    await json(post('/api/checks/tick', { keys: [lines[0]?.key], isTicked: true }));
    expect((await json<ProofList>(get('/api/checks/proof'))).lines[0]?.isTicked).toBe(true);
    expect(isPdf(await get('/api/checks/proof.pdf'))).toBe(true);
  });

  test.each([{ keys: 'a', isTicked: true }, { keys: [1], isTicked: true }, { keys: [] }])(
    'refuses %j',
    async (body) => expect((await post('/api/checks/tick', body)).status).toBe(400),
  );
});

describe('versions', () => {
  test('are issued, compared with, corrected and taken back', async () => {
    await json(post('/api/issues', { by: '王敏', note: '送审' }));
    const { issues } = await json<IssueList>(get('/api/issues'));
    expect(issues.map(({ number, note }) => [number, note])).toEqual([[1, '送审']]);
    const query = new URLSearchParams({ name: issues[0]?.files[0]?.name ?? '' });
    expect(isPdf(await get(`/api/issues/1/file?${query}`))).toBe(true);
    expect((await get('/api/issues/1/corrections.pdf')).status).toBe(409);

    const before = await readFile(indicators, 'utf8');
    await edit(indicators, '地区生产总值,经济,%,6.2%', '地区生产总值,经济,%,6.3%');
    const changed = async () => (await json<ChangesSince>(get('/api/issues/1/changes'))).byHand.length;
    await expect.poll(changed, { timeout: 30_000 }).toBe(1);
    expect(isPdf(await get('/api/issues/1/corrections.pdf'))).toBe(true);

    await json(post('/api/issues/1/take-back', { by: '王敏', id: 'take-1' }));
    expect(await readFile(indicators, 'utf8')).toBe(before);
    const { entries } = await json<{ entries: HistoryEntry[] }>(get('/api/issues/history'));
    expect(entries[0]).toMatchObject({ id: 'take-1', by: '王敏', files: ['indicators.csv'] });

    await json(post('/api/issues/history/take-back', { by: '陈莉', id: 'take-2', before: 'take-1' }));
    expect(await readFile(indicators, 'utf8')).toContain('6.3%');
    await json(post('/api/issues/1/take-back', { by: '王敏', id: 'take-3' }));
  });

  test('are not issued while there are errors', async () => {
    const pack = join(opened.data, 'pack.yaml');
    const before = await readFile(pack, 'utf8');
    await writeFile(pack, before.replace('{{change "gdp"}}', '{{change "nobody"}}'));
    const status = async () => (await post('/api/issues', { by: '', note: '' })).status;
    await expect.poll(status, { timeout: 30_000 }).toBe(409);
    await writeFile(pack, before);
    const items = async () =>
      (await json<CheckList>(get('/api/checks'))).items.filter(({ kind }) => kind === 'error');
    await expect.poll(items, { timeout: 30_000 }).toEqual([]);
  });

  test('what can’t be opened says why in words, to whoever opens it', async () => {
    const opener = { ...headers, accept: 'text/html,application/xhtml+xml', 'accept-language': 'zh-CN' };
    const { headers: got, body } = await ask(opened.port, '/api/issues/1/corrections.pdf', {
      headers: opener,
    });
    expect(got['content-type']).toBe('text/plain; charset=utf-8');
    expect(body.toString()).toBe('印出的内容没有不同，用不着勘误');
  });

  test.each(['0', '7', '..', '%2e%2e%2fdata', '1e0', '-1'])('there is none called %s', async (number) => {
    expect((await get(`/api/issues/${number}/changes`)).status).toBeGreaterThanOrEqual(400);
  });

  test('no file but those of the issue is sent', async () => {
    for (const name of ['../issue.json', '/etc/passwd', '..\\issue.json', 'issue.json']) {
      const { status } = await get(`/api/issues/1/file?${new URLSearchParams({ name })}`);
      expect(status, name).toBe(422);
    }
  });
});

describe('what is handed over', () => {
  test('are the editions, each with how it is printed', async () => {
    const { editions, failed } = await json<FinishState>(get('/api/finish'));
    expect(failed).toEqual([]);
    expect(editions.map(({ edition, pageSize }) => [edition, pageSize])).toEqual([
      ['handout', 'A4'],
      ['brief', 'A4'],
    ]);
    for (const { edition, print } of editions)
      expect(isPdf(await get(`/api/finish/pdf?edition=${edition}&file=${print.file}`))).toBe(true);
  });

  test('are shown in the browser or saved under their names', async () => {
    const shown = await get('/api/finish/pdf?edition=brief&file=pages');
    expect(shown.headers['content-disposition']).toMatch(/^inline; filename="our-city-brief.pdf"/);
    const saved = await get('/api/finish/pdf?edition=brief&file=pages&save');
    expect(saved.headers['content-disposition']).toMatch(/^attachment;/);
  });

  test('are the tables as a workbook, and the folder without what the studio keeps', async () => {
    const workbook = await get('/api/finish/workbook?save');
    expect(new Archive(workbook.body).has('xl/workbook.xml')).toBe(true);
    const folder = new Archive((await get('/api/finish/folder?save')).body);
    expect(folder.names()).toContain('our-city/pack.yaml');
    expect(folder.names().some((name) => name.includes('.briefing'))).toBe(false);
  });

  test.each(['edition=nobody&file=pages', 'edition=brief&file=sheets', 'edition=brief&file=x', 'file=pages'])(
    'is nothing for %s',
    async (query) => expect([400, 404]).toContain((await get(`/api/finish/pdf?${query}`)).status),
  );
});
