import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPack } from '../../src/app/build.js';
import { writeCorrections } from '../../src/app/companions.js';
import { readReport } from '../../src/app/pipeline.js';
import { openProject } from '../../src/core/project.js';
import { correctionCount } from '../../src/revision/corrections/corrections.js';
import type { PackState } from '../../src/revision/state.js';
import { everyFew } from '../support/daily.js';
import { CHECKOUT, COUNTY, copyData, temporaryFolder } from '../support/packs.js';
import { type PdfPage, readPdf } from '../support/pdf-text.js';
import { shippedDatabase } from '../support/shipped.js';
import { world } from '../support/world.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let before: PackState;

/**
 * A state in which every figure of a year is another one: hundreds of corrections, units of all lengths among
 * them.
 */
beforeAll(async () => {
  folder = await temporaryFolder();
  const old = await copyData(COUNTY, folder.path);
  for (const table of ['indicators', 'sectors']) {
    const file = join(old, `${table}.csv`);
    const cells = (await readFile(file, 'utf8')).split('\n').map((line) => line.split(','));
    const others = cells.map((row, line) =>
      row.map((cell, at) => (line > 0 && at >= 4 && at <= 7 ? cell.replace(/^(-?)(\d)/, '$19') : cell)),
    );
    await writeFile(file, others.map((row) => row.join(',')).join('\n'));
  }
  const report = await readReport(openProject(world, { dataFolder: old, workingFolder: CHECKOUT }));
  before = { report, name: 'example-county' };
});
afterAll(() => folder.remove());

/** The same folder each time, whose data and texts are looked at once. */
const database = shippedDatabase(COUNTY);
const projectIn = (out: string) => {
  const outFolder = join(folder.path, out);
  return openProject(world, { dataFolder: COUNTY, workingFolder: CHECKOUT, outFolder, database });
};
const pagesOf = async (file: string) => readPdf(new Uint8Array(await readFile(file)));

/** The numbers in front of the lines, in order. */
const numbersOn = (pages: readonly PdfPage[]) =>
  pages.flatMap(({ lines }) => {
    const left = Math.min(...lines.filter(({ text }) => text === '序号').map(({ x }) => x));
    const numbers = lines.filter(({ text, x }) => /^\d+$/.test(text) && x > left - 2 && x < left + 24);
    return numbers.map(({ text }) => Number(text));
  });

test.each(everyFew(['booklet', 'handout', 'brief'], 2))(
  'hundreds of corrections stand upright behind the %s',
  async (edition) => {
    const project = projectIn(edition);
    const [clean] = (await buildPack(project, { edition })).outputs;
    const [marked] = (await buildPack(project, { edition, since: before })).outputs;
    const section = (await pagesOf(marked?.file ?? '')).slice(clean?.pages);
    expect(section.length).toBeGreaterThan(0);
    expect(section.filter(({ widthPt, heightPt }) => widthPt > heightPt)).toEqual([]);
    expect(section[0]?.lines.filter(({ text }) => text === '序号')).toHaveLength(1);
    const numbers = numbersOn(section);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  },
);

test('the corrections by themselves begin under their title, and every page has the head of the table', async () => {
  const { content, built } = await writeCorrections(projectIn('alone'), before, { edition: 'handout' });
  const pages = await pagesOf(built?.file ?? '');
  expect(pages.every(({ lines }) => lines.some(({ text }) => text === '序号'))).toBe(true);
  expect(correctionCount(content)).toBeGreaterThan(250);
  expect(numbersOn(pages)).toHaveLength(correctionCount(content));
});
