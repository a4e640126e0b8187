import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setPack } from '../../src/app/pipeline.js';
import { openProject } from '../../src/core/project.js';
import type { Printed } from '../../src/output/pdf/index.js';
import { changesSince } from '../../src/revision/corrections/changed-figures.js';
import { packPages } from '../../src/revision/pack-pages.js';
import { cases } from '../support/daily.js';
import { CHECKOUT, COUNTY, copyData, temporaryFolder } from '../support/packs.js';
import { shippedSet } from '../support/shipped.js';
import { sharingDatabase, world } from '../support/world.js';

/** What does not differ from one of the packs to the next is set but once. */
const database = sharingDatabase();

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

async function handoutOf(dataFolder: string) {
  const project = openProject(world, { dataFolder, workingFolder: CHECKOUT, database });
  const { report, editions } = await setPack(project, { edition: 'handout' });
  const [set] = editions;
  if (!set) throw new Error('no handout');
  return { report, document: set.document, printed: set.printed() };
}

/** What the pages say for each figure, one place after the other. */
function textsOf(printed: readonly Printed[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { figure, text } of printed)
    if (figure !== undefined) texts.set(figure, (texts.get(figure) ?? '') + text);
  return texts;
}

const FIGURES = /^\d{4}年|（/;

/** Another digit, another qualifier, or nothing. */
const CHANGES = {
  digit: (text: string) => text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
  qualifier: (text: string) => text.replace('以上', '左右'),
  nothing: () => '',
};

const edits = fc.array(
  fc.record({
    table: fc.constantFrom('indicators', 'sectors', 'projects', 'works'),
    row: fc.nat(),
    column: fc.nat(),
    change: fc.constantFrom('digit', 'qualifier', 'nothing'),
  } as const),
  { minLength: 1, maxLength: 4 },
);

async function edited(
  {
    table,
    row,
    column,
    change,
  }: { table: string; row: number; column: number; change: keyof typeof CHANGES },
  data: string,
) {
  const file = join(data, `${table}.csv`);
  const [head = [], ...rows]: string[][] = parse(await readFile(file), { bom: true });
  const columns = head.flatMap((header, at) => (FIGURES.test(header) ? [at] : []));
  const cells = rows[row % rows.length] as string[];
  const at = columns[column % columns.length] as number;
  // a card without its latest figure shows another one, which has not changed
  const isOfCards = table === 'indicators' && change === 'nothing';
  cells[at] = CHANGES[isOfCards ? 'digit' : change](cells[at] as string);
  const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  await writeFile(file, [head, ...rows].map((one) => one.map(quoted).join(',')).join('\n'));
}

test('whatever figures differ, those are marked that the pages print otherwise, and no others', async () => {
  const { report, document, printed } = await shippedSet(COUNTY, 'handout');
  const now = { report, document, printed: printed() };
  const pages = packPages(now.document, now.printed, now.report);
  const texts = textsOf(now.printed);
  await fc.assert(
    fc.asyncProperty(edits, async (changes) => {
      const data = await copyData(COUNTY, folder.path);
      for (const change of changes) await edited(change, data);
      // what a sentence is about may be gone, or a stated total wrong: then there is no earlier pack
      const before = await handoutOf(data).catch(() => undefined);
      fc.pre(before !== undefined);
      const old = textsOf(before.printed);
      const otherwise = [...texts.keys()].filter((name) => texts.get(name) !== old.get(name));
      const marked = changesSince(before.report, now.report, pages).figures.filter((name) => texts.has(name));
      expect(marked.toSorted()).toEqual(otherwise.toSorted());
    }),
    {
      numRuns: cases(4, 10),
      seed: 20,
      // a sentence tells the change of a year that is not the last
      examples: [[[{ table: 'indicators', row: 10, column: 1, change: 'digit' }]]],
    },
  );
});
