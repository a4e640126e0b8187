import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { StudioEvent } from '../../../src/studio/wire/events.js';
import type { PackState } from '../../../src/studio/wire/pack.js';
import type { PagePlace, PlacesState } from '../../../src/studio/wire/pages.js';
import type { SheetState } from '../../../src/studio/wire/tables.js';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

let opened: Opened;
let headers: Record<string, string>;

async function json<T>(path: string): Promise<T> {
  return JSON.parse((await ask(opened.port, path, { headers })).body.toString()) as T;
}

async function post(path: string, body: object): Promise<void> {
  await ask(opened.port, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

beforeAll(async () => {
  opened = await openedStudio();
  headers = await pageHeaders(opened);
  await vi.waitUntil(async () => (await json<PackState>('/api/pack')).pages, { timeout: 30_000 });
});

afterAll(() => opened.close());

describe('what is printed leads to its cell', () => {
  let places: readonly PagePlace[];
  const texts = new Map<string, string>();

  beforeAll(async () => {
    ({ places } = await json<PlacesState>('/api/pages/places'));
    for (const { key } of (await json<PackState>('/api/pack')).tables) {
      const { rows } = await json<SheetState>(`/api/tables/sheet?key=${encodeURIComponent(key)}`);
      for (const { line, fields } of rows)
        for (const [index, field] of fields.entries()) texts.set(`${key} ${line} ${index + 1}`, field);
    }
  });

  /** The digits that a place and its cell say. */
  const digits = (text: string) => text.replace(/[^\d.]/g, '');

  test('every figure of tables, texts and charts', () => {
    const figures = places.filter(({ cell, isSum, text, within }) => {
      return cell && !isSum && within !== 'chart' && /^[\d.]+%?$/.test(text);
    });
    expect(figures.length).toBeGreaterThan(15);
    for (const { cell, text } of figures) {
      const stands = texts.get(`${cell?.key} ${cell?.line} ${cell?.column}`) ?? '';
      // a share leads to the cell that it is of
      if (text.endsWith('%') && /^[\d.]+$/.test(stands)) continue;
      expect(digits(stands), text).toContain(digits(text));
    }
    expect(places.some(({ within, cell }) => within === 'chart' && cell)).toBe(true);
  });

  test('a sum leads to the head of its column', () => {
    const [sum] = places.filter(({ isSum }) => isSum);
    expect(sum?.cell?.line).toBe(1);
  });

  test('words lead to the part that they are changed in, drawings to theirs', () => {
    const words = places.find(({ text, cell }) => !cell && text.includes('与上年实绩相比'));
    expect(words?.part).toEqual({ area: 'text', item: 'indicators' });
    expect(places.find(({ within, cell }) => within === 'chart' && !cell)?.part?.area).toBe('chart');
  });

  test('nothing lies off its page', () => {
    for (const { x, y, widthPt, heightPt } of places)
      expect(x > 0 && y > 0 && widthPt > 0 && heightPt > 0 && x + widthPt < 1200).toBe(true);
  });
});

/** What a page that is open is told, event by event. */
async function listening(page: string) {
  const stop = new AbortController();
  const answer = await fetch(`${opened.studio.address}api/events?page=${page}`, {
    headers: { cookie: headers.cookie ?? '' },
    signal: stop.signal,
  });
  const told: StudioEvent[] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      const lines = text.split('\n\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) told.push(JSON.parse(line.slice(6)));
    }
  };
  void read().catch(() => {});
  return { told, stop: () => stop.abort() };
}

test('a page that is looked at is told before its file, to those who look at it', async () => {
  const { places } = await json<PlacesState>('/api/pages/places');
  const number =
    places.find(({ cell }) => cell?.key === 'projects.csv' && cell.line === 4 && cell.column === 6)?.page ??
    0;
  const [here, there] = [await listening('here'), await listening('there')];
  await post('/api/pages/at', { page: 'here', number });
  await post('/api/pages/at', { page: 'there', number: 1 });
  const cells = [{ line: 4, column: 6, before: '80', after: '81' }];
  await post('/api/edits', { id: 'e', by: '王敏', edits: [{ kind: 'cells', file: 'projects.csv', cells }] });
  const kinds = ({ told }: typeof here) => told.map(({ kind }) => kind).filter((kind) => kind !== 'clerks');
  await expect.poll(() => kinds(here), { timeout: 20_000 }).toEqual(['pack', 'page', 'pack']);
  expect(kinds(there)).toEqual(['pack', 'pack']);
  const [, early, late] = here.told.filter(({ kind }) => kind !== 'clerks');
  expect(early?.kind === 'page' && [early.number, atob(early.pdf).slice(0, 5)]).toEqual([number, '%PDF-']);
  // the very page of the file that comes after
  expect(late?.kind === 'pack' && late.pages?.pageIds[number - 1]).toBe(early?.kind === 'page' && early.id);
  for (const { stop } of [here, there]) stop();
});

describe('how pages are shown', () => {
  const state = () => json<PackState>('/api/pack');

  test('in another edition, in grey, and as before', async () => {
    const before = await state();
    await post('/api/pack/look', { edition: 'brief' });
    expect((await state()).pages?.edition).toBe('brief');
    await post('/api/pack/look', { edition: before.look.edition, isGrey: true });
    expect((await state()).pages?.version).not.toBe(before.pages?.version);
    await post('/api/pack/look', { isGrey: false });
    expect((await state()).pages?.version).toBe(before.pages?.version);
  });

  test('in another edition to who only looks, which follows as well', async () => {
    const brief = () => json<PackState>('/api/pack?edition=brief');
    await expect.poll(async () => (await brief()).pages?.edition, { timeout: 20_000 }).toBe('brief');
    const before = (await brief()).pages?.version;
    expect((await state()).pages?.edition).not.toBe('brief');
    const { body } = await ask(opened.port, '/api/pages/pdf?edition=brief', { headers });
    expect(body.subarray(0, 5).toString()).toBe('%PDF-');
    const cells = [{ line: 2, column: 5, before: '6.2%', after: '6.3%' }];
    await post('/api/edits', {
      id: 'b',
      by: '王敏',
      edits: [{ kind: 'cells', file: 'indicators.csv', cells }],
    });
    await expect.poll(async () => (await brief()).pages?.version, { timeout: 20_000 }).not.toBe(before);
  });

  test.each(['nowhere', '../handout', '__proto__'])(
    'in no edition that there is none of: %s',
    async (name) => {
      const { pages } = await json<PackState>(`/api/pack?edition=${encodeURIComponent(name)}`);
      expect(pages?.edition).toBe((await state()).pages?.edition);
    },
  );

  test('pages on which nothing changes keep their number', async () => {
    const before = (await state()).pages?.pageIds ?? [];
    const cells = [{ line: 2, column: 6, before: '52', after: '53' }];
    const edits = [{ kind: 'cells', file: 'projects.csv', cells }];
    await post('/api/edits', { id: 'a', by: '王敏', edits });
    await expect.poll(async () => (await state()).pages?.pageIds).not.toEqual(before);
    const after = (await state()).pages?.pageIds ?? [];
    expect(after.some((id) => before.includes(id))).toBe(true);
  });
});
