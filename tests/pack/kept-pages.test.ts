import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chartDrawer } from '../../src/chart/drawer.js';
import { derive } from '../../src/data/derive.js';
import { load } from '../../src/data/load.js';
import { validate } from '../../src/data/validate.js';
import { compose } from '../../src/document/compose.js';
import { renderChartTexts } from '../../src/template/chart-texts.js';
import { render } from '../../src/template/render.js';
import { Shown } from '../../src/template/shown.js';
import { loadTemplates } from '../../src/template/sources.js';
import { define } from '../../src/typeset/definition/index.js';
import { toolsOf } from '../../src/typeset/index.js';
import { EditionMemory } from '../../src/typeset/memory.js';
import { layoutDocument } from '../../src/typeset/pages/layout.js';
import type { Page } from '../../src/typeset/pages/paginate.js';
import { recognisePages } from '../../src/typeset/pages/recognise.js';
import { CHECKOUT, copyData, LEPING, temporaryFolder } from '../support/packs.js';
import { shippedEdition } from '../support/set-document.js';
import { fonts } from '../support/typeset.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

const memory = new EditionMemory();

/** The pages of the handout, made with what is known from the last time. */
async function pagesOf(data: string): Promise<readonly Page[]> {
  const report = derive(validate(await load(data)).dataset);
  const edition = memory.recogniseEdition(await shippedEdition('handout'));
  const templates = await loadTemplates(join(CHECKOUT, 'templates'), 'handout');
  const rendered = render(templates, report, new Shown());
  const origin = { file: templates.entry.file };
  const texts = renderChartTexts(report);
  const composed = compose(rendered, report, texts, origin, edition.numbering, memory.parts);
  const resources = {
    fonts,
    charts: chartDrawer(report, edition, fonts),
    ornamentFolders: [join(CHECKOUT, 'templates/shared')],
  };
  const tools = toolsOf(resources, edition, []);
  return layoutDocument(define(memory.recogniseDocument(composed), edition, tools), fonts);
}

/** Pages that are made anew when this cell of the data changes. */
async function pagesAnew(data: string, file: string, from: RegExp, to: string): Promise<number[]> {
  const before = await pagesOf(data);
  const path = join(data, file);
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(from);
  await writeFile(path, text.replace(from, to));
  const after = recognisePages(before, await pagesOf(data));
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
