import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { reuseUnchangedPages } from '../../src/layout/page/unchanged-pages.js';
import { copyData, LEPING, temporaryFolder } from '../support/packs.js';
import { pagesOf } from '../support/pages.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

/** Pages that are made anew when this cell of the data changes. */
async function pagesAnew(data: string, file: string, from: RegExp, to: string): Promise<number[]> {
  const before = await pagesOf(data, 'handout');
  const path = join(data, file);
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(from);
  await writeFile(path, text.replace(from, to));
  const after = reuseUnchangedPages(before, await pagesOf(data, 'handout'));
  return after.filter((page, index) => page !== before[index]).map(({ number }) => number);
}

test('an edited cell has only the pages made anew on which it shows', async () => {
  const data = await copyData(LEPING, folder.path);
  // in one long table and nowhere else
  expect(await pagesAnew(data, 'sectors.csv', /(?<=^ind-01,.*?,)\d+(?=个,)/m, '77')).toHaveLength(1);
  // in cards, a chart, a table and a sentence
  const many = await pagesAnew(data, 'indicators.csv', /(?<=^gdp,.*?,)\d[\d.]*(?=%,)/m, '7.7');
  expect(many.length).toBeGreaterThan(1);
  expect(many.length).toBeLessThan(6);
  // nothing at all
  expect(await pagesAnew(data, 'indicators.csv', /$/, '')).toEqual([]);
});
