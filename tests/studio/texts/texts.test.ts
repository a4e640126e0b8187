import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Candidate, TextsState } from '../../../src/studio/wire/texts.js';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

let opened: Opened;
let headers: Record<string, string>;

const get = async <T>(path: string) =>
  JSON.parse(String((await ask(opened.port, path, { headers })).body)) as T;
const texts = () => get<TextsState>('/api/texts');
const search = (words: string) => get<Candidate[]>(`/api/texts/search?words=${encodeURIComponent(words)}`);

beforeAll(async () => {
  opened = await openedStudio();
  headers = await pageHeaders(opened);
  await vi.waitFor(async () => expect((await texts()).references.length).toBeGreaterThan(0), 30_000);
});

afterAll(() => opened.close());

describe('the texts of a pack', () => {
  it('come part by part as they are written, each paragraph with where it stands', async () => {
    const { sections, file } = await texts();
    const written = await readFile(join(opened.data, 'pack.yaml'), 'utf8');
    expect(file).toBe('pack.yaml');
    const paragraphs = sections.flatMap((section) => section.paragraphs);
    expect(paragraphs.length).toBeGreaterThan(0);
    for (const { source } of paragraphs) expect(written.replaceAll("''", "'")).toContain(source.slice(0, 20));
  });

  it('come with what each call in them prints, and the cell that it comes from', async () => {
    const { calls } = await texts();
    const figures = Object.entries(calls).filter(([source]) => source.startsWith('{{figure'));
    expect(figures.length).toBeGreaterThan(0);
    for (const [source, { text, kind, cell }] of figures) {
      expect(kind, source).toBe('figure');
      expect(text, source).toMatch(/\S/);
      expect(cell?.line, source).toBeGreaterThan(1);
    }
  });
});

describe('figures that may be put into a text', () => {
  it('are found by words of their row, column and table, each as it prints', async () => {
    const { calls } = await texts();
    const [source = '', { text = '', title = '' } = {}] =
      Object.entries(calls).find(([one]) => one.startsWith('{{figure')) ?? [];
    expect(await search(title)).toContainEqual(expect.objectContaining({ source, text }));
    expect(await search('没有这样的数')).toEqual([]);
  });

  it('are asked for with any words without harm', async () => {
    for (const words of ['', ' ', '(', '\\', '{{', '%', '"'.repeat(500), '中'.repeat(500)])
      expect(Array.isArray(await search(words)), words).toBe(true);
  });
});

it('a number that is typed while a table has it is told, with the calls that come to it', async () => {
  const { calls, sections } = await texts();
  const [source = '', { text = '' } = {}] =
    Object.entries(calls).find(
      ([one, state]) => one.startsWith('{{figure') && /^\d[\d.]*%$/.test(state.text ?? ''),
    ) ?? [];
  const section = sections.find((one) =>
    one.paragraphs.some((paragraph) => paragraph.source.includes(source)),
  );
  const file = join(opened.data, 'pack.yaml');
  const written = await readFile(file, 'utf8');
  expect(text).toMatch(/%$/);
  await writeFile(file, written.replaceAll(source, text));
  const { typed } = await texts();
  await writeFile(file, written);
  const found = typed.find((one) => one.section === section?.key && one.text === text);
  expect(found?.candidates.map((one) => one.source)).toContain(source);
});
