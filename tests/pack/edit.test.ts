import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildEditions, copyLeping, edit, LEPING, temporaryFolder } from '../support/packs.js';
import { type PdfPage, readPdf } from '../support/pdf-text.js';

/*
 * One cell of the data is changed: the investment of 天新药业 from 50 to 55 (亿元). Its rank among eleven projects
 * goes from fifth to fourth (赢成 has 53), the first group from 282 to 287, all of them from 477 to 482, and 方圆,
 * unchanged at 101, from 21.2% of 477 to 21.0% of 482.
 */
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let before: Record<string, readonly PdfPage[]>;
let after: Record<string, readonly PdfPage[]>;

beforeAll(async () => {
  folder = await temporaryFolder();
  const copy = await copyLeping(folder.path);
  await edit(
    join(copy, 'projects.csv'),
    '天新药业维生素产业园项目,天新维生素,已开工,50,30,10',
    '天新药业维生素产业园项目,天新维生素,已开工,55,30,10',
  );
  // the quotation must have the figure too, or the check of 原文 rightly refuses it
  await edit(join(copy, 'projects.csv'), '投资50亿元的天新药业', '投资55亿元的天新药业');
  before = await readEditions(LEPING);
  after = await readEditions(copy);
});

afterAll(() => folder.remove());

async function readEditions(dataFolder: string): Promise<Record<string, readonly PdfPage[]>> {
  const built = await buildEditions(dataFolder, join(folder.path, 'out'));
  const read = [...built].map(async ([edition, bytes]) => [edition, await readPdf(bytes)] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** Lines that differ, as `page: before → after`; lines are compared one by one in the order of the page. */
function changesOf(edition: string): string[] {
  const [old, fresh] = [before[edition] ?? [], after[edition] ?? []];
  expect(fresh.map(({ lines }) => lines.length)).toEqual(old.map(({ lines }) => lines.length));
  return old.flatMap(({ number, lines }, page) =>
    lines.flatMap(({ text }, index) => {
      const now = fresh[page]?.lines[index]?.text ?? '';
      return now === text ? [] : [`${number}: ${text} → ${now}`];
    }),
  );
}

test('the handout changes in the cell, the sums, the charts and the sentences that show it, and nowhere else', () => {
  expect(changesOf('handout')).toMatchInlineSnapshot(`
    [
      "12: 5个。列明投资的11个项目总投资477亿元，建成后预计年产值 → 5个。列明投资的11个项目总投资482亿元，建成后预计年产值",
      "12: 50亿元，居第5位；江苏方圆化工项目投资101亿元，占总投资 → 55亿元，居第4位；江苏方圆化工项目投资101亿元，占总投资",
      "12: 的21.2%。 → 的21.0%。",
      "13: 赢成电解液 → 天新维生素",
      "13: 53 → 55",
      "13: 天新维生素 → 赢成电解液",
      "13: 50 → 53",
      "13: 53 → 55",
      "13: 50 → 53",
      "21: 282 → 287",
      "21: 50 → 55",
      "21: 477 → 482",
    ]
  `);
});

test('the brief changes likewise', () => {
  expect(changesOf('brief')).toMatchInlineSnapshot(`
    [
      "2: 282 → 287",
      "2: 50 → 55",
      "2: 477 → 482",
      "2: 赢成电解液 → 天新维生素",
      "2: 53 → 55",
      "2: 天新维生素 → 赢成电解液",
      "2: 50 → 53",
    ]
  `);
});
