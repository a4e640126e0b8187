import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportDraft, SheetsDraft, SheetsReading, StartState } from '../../../src/studio/wire/start.js';
import { CHECKOUT } from '../../support/packs.js';
import { type Answer, ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

const REPORT = await readFile(join(CHECKOUT, 'tests', 'importing', 'reports', 'yunxi-2024.txt'));
const SHEET = Buffer.from(
  ['项目名称,投资,年产值', '甲,30,52', '乙,5.5,8', '丙,60,10', '丁,19.2,1', '合计,114.7,71'].join('\r\n'),
);

let opened: Opened;
let headers: Record<string, string>;

beforeAll(async () => {
  opened = await openedStudio({ folder: undefined });
  headers = await pageHeaders(opened);
});
afterAll(() => opened.close());

async function json<T>(answer: Promise<Answer>): Promise<T> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${status} ${body.toString()}`);
  return JSON.parse(body.toString()) as T;
}

const get = (path: string) => ask(opened.port, path, { headers });
const post = (path: string, body: unknown) =>
  ask(opened.port, path, { method: 'POST', headers, body: JSON.stringify(body) });
const drop = (name: string, bytes: Uint8Array, id?: string) => {
  const query = new URLSearchParams({ name, ...(id !== undefined && { id }) });
  const own = { ...headers, 'content-type': 'application/octet-stream' };
  return json<{ id: string }>(
    ask(opened.port, `/api/start/draft?${query}`, { method: 'POST', headers: own, body: bytes }),
  );
};

describe('the start', () => {
  test('offers the packs that lie where new ones are put, and the example', async () => {
    const { packs, home } = await json<StartState>(get('/api/start'));
    expect(home).toContain('briefing-');
    expect(packs.at(-1)).toMatchObject({ isExample: true, title: '政府工作报告' });
  });

  test('opens a pack, and tells it as recent from then on', async () => {
    await json(post('/api/start/open', { folder: opened.data }));
    const { packs } = await json<StartState>(get('/api/start'));
    expect(packs[0]).toMatchObject({ folder: opened.data, openedAt: expect.any(String) });
    const left = await json<StartState>(post('/api/start/forget', { folder: opened.data }));
    expect(left.packs[0]?.openedAt).toBeUndefined();
  });

  test('opens a copy of the example, never that of the program', async () => {
    const { packs } = await json<StartState>(get('/api/start'));
    const example = packs.at(-1)?.folder ?? '';
    const { folder } = await json<{ folder: string }>(post('/api/start/open', { folder: example }));
    expect(folder).not.toBe(example);
    expect(await readFile(join(folder, 'pack.yaml'), 'utf8')).toBe(
      await readFile(join(example, 'pack.yaml'), 'utf8'),
    );
  });

  test.each([{ folder: '/no/such/folder' }, { folder: '' }, { folder: 7 }, {}])(
    'refuses %j',
    async (body) => {
      const { status } = await post('/api/start/open', body);
      expect([400, 404]).toContain(status);
    },
  );
});

describe('a pack begun with a report', () => {
  test('is gone through and made, and is open then', async () => {
    const { id } = await drop('县政府工作报告.txt', REPORT);
    await drop('重点项目一览.csv', SHEET, id);
    const draft = await json<ReportDraft>(get(`/api/start/report/${id}`));
    expect(draft.name).toBe('县政府工作报告');
    expect(draft.besides).toEqual(['重点项目一览.csv']);
    const [first] = draft.review.rows;
    const told = {
      decisions: { [first?.key ?? '']: { state: 'taken' } },
      front: draft.front,
      name: '新材料',
    };
    await json(post(`/api/start/report/${id}/said`, told));
    const again = await json<ReportDraft>(get(`/api/start/report/${id}`));
    expect(again.decisions).toEqual(told.decisions);
    const { folder } = await json<{ folder: string }>(post(`/api/start/report/${id}/make`, told));
    expect(await readFile(join(folder, 'indicators.csv'), 'utf8')).toContain('已核');
    expect(await readFile(join(folder, '重点项目一览.csv'))).toEqual(SHEET);
    expect((await json<{ folder: string }>(get('/api/pack'))).folder).toBe(folder);
    expect((await get(`/api/start/report/${id}`)).status).toBe(404);
  });

  test('that holds nothing says why', async () => {
    const { id } = await drop('空.txt', Buffer.from('没有什么\n'));
    const { status, body } = await get(`/api/start/report/${id}`);
    expect(status).toBe(422);
    expect(JSON.parse(body.toString()).titles.zh).toMatch(/年|找到/);
  });

  test.each(['../x.docx', 'a/b.docx', '.', '', 'x'.repeat(300)])(
    'with a file called %j is refused',
    async (name) => {
      const query = new URLSearchParams({ name });
      const { status } = await ask(opened.port, `/api/start/draft?${query}`, {
        method: 'POST',
        headers,
        body: '{}',
      });
      expect(status).toBe(400);
    },
  );
});

describe('a pack begun with sheets', () => {
  test('shows how each was read, again after each correction, and is made with what was said', async () => {
    const { id } = await drop('重点项目.csv', SHEET);
    const draft = await json<SheetsDraft>(get(`/api/start/sheets/${id}`));
    expect(draft.front.title).toBe('重点项目');
    const [name] = draft.reading.files.flatMap(({ sheets }) =>
      sheets.flatMap(({ tables }) => tables.map((one) => one.name)),
    );
    const choices = { [name ?? '']: { unit: '亿元', total: 'none' as const } };
    const told = { choices, front: draft.front, name: '项目材料' };
    const reading = await json<SheetsReading>(post(`/api/start/sheets/${id}/read`, told));
    expect(reading.files[0]?.sheets[0]?.tables[0]).toMatchObject({ unit: '亿元', totals: [] });
    expect((await json<SheetsDraft>(get(`/api/start/sheets/${id}`))).choices).toEqual(choices);
    const { folder } = await json<{ folder: string }>(post(`/api/start/sheets/${id}/make`, told));
    expect(await readFile(join(folder, 'pack.yaml'), 'utf8')).toContain('unit: 亿元');
    expect(await readFile(join(folder, '重点项目.csv'))).toEqual(SHEET);
  });

  test('never writes over a folder, and not out of the one for new packs', async () => {
    const { id } = await drop('表.csv', SHEET);
    const draft = await json<SheetsDraft>(get(`/api/start/sheets/${id}`));
    for (const name of ['项目材料', '../外面', '', '.', 'a/b']) {
      const { status } = await post(`/api/start/sheets/${id}/make`, {
        choices: {},
        front: draft.front,
        name,
      });
      expect([400, 422], name).toContain(status);
    }
  });

  test.each([
    { choices: { 表: { head: [0, 1] } } },
    { choices: { 表: { head: 'x' } } },
    { choices: 3 },
    { choices: {}, front: { title: '' } },
  ])('refuses %j', async (told) => {
    const { id } = await drop('表.csv', SHEET);
    expect((await post(`/api/start/sheets/${id}/read`, told)).status).toBe(400);
  });
});

test('a pack of the year after is shown first, and then made', async () => {
  const query = new URLSearchParams({ folder: opened.data });
  const draft = await json<Record<string, never>>(get(`/api/start/next?${query}`));
  expect(draft.columns).toContainEqual({ table: '指标', from: '2025年实绩', to: '2026年实绩' });
  const told = { folder: opened.data, name: '明年', front: draft.front };
  const { folder } = await json<{ folder: string }>(post('/api/start/next', told));
  expect(await readFile(join(folder, 'indicators.csv'), 'utf8')).toContain('2026年实绩');
});

test('nothing of it is done for a request of another site', async () => {
  const { 'x-briefing-studio': _, ...without } = headers;
  const foreign = { method: 'POST', headers: without, body: JSON.stringify({ folder: opened.data }) };
  for (const path of [
    '/api/start/open',
    '/api/start/forget',
    '/api/start/next',
    '/api/start/draft?name=a.csv',
  ])
    expect((await ask(opened.port, path, foreign)).status).toBe(403);
});
