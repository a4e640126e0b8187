import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEditions, COUNTY, copyData, edit, LEPING, temporaryFolder } from '../support/packs.js';
import { type PdfPage, readPdf } from '../support/pdf-text.js';
import { shippedSet } from '../support/shipped.js';
import { sharingDatabase } from '../support/world.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(() => folder.remove());

const EDITIONS = ['handout', 'brief'] as const;

type Editions = Readonly<Record<string, readonly PdfPage[]>>;

/** Both editions of a data folder before and after some edits in one of its files. */
async function beforeAndAfter(
  dataFolder: string,
  file: string,
  edits: readonly [from: string, to: string][],
) {
  const copy = await copyData(dataFolder, folder.path);
  for (const [from, to] of edits) await edit(join(copy, file), from, to);
  const database = sharingDatabase();
  const before: Record<string, readonly PdfPage[]> = {};
  const after: Record<string, readonly PdfPage[]> = {};
  for (const edition of EDITIONS) {
    before[edition] = await readPdf((await shippedSet(dataFolder, edition)).bytes);
    const built = await buildEditions(copy, join(folder.path, 'out'), edition, database);
    after[edition] = await readPdf(built.get(edition) as Uint8Array);
  }
  return { before, after };
}

/** Lines that differ, as `page: before → after`; lines are compared one by one in the order of the page. */
function changesOf(edition: string, { before, after }: { before: Editions; after: Editions }): string[] {
  const [old, fresh] = [before[edition] ?? [], after[edition] ?? []];
  expect(fresh.map(({ lines }) => lines.length)).toEqual(old.map(({ lines }) => lines.length));
  return old.flatMap(({ number, lines }, page) =>
    lines.flatMap(({ text }, index) => {
      const now = fresh[page]?.lines[index]?.text ?? '';
      return now === text ? [] : [`${number}: ${text} → ${now}`];
    }),
  );
}

/*
 * The investment of 天新药业 goes from 50 to 55 (亿元). Its rank among eleven projects goes from fifth to fourth
 * (赢成 has 53), the first group from 282 to 287, all of them from 477 to 482, and 方圆, unchanged at 101, from
 * 21.2% of 477 to 21.0% of 482.
 */
describe('a project’s amount changed', () => {
  let built: { before: Editions; after: Editions };

  beforeAll(async () => {
    built = await beforeAndAfter(LEPING, 'projects.csv', [
      [
        '天新药业维生素产业园项目,天新维生素,已开工,50,30,10',
        '天新药业维生素产业园项目,天新维生素,已开工,55,30,10',
      ],
      // the quotation must have the figure too, or the check of 原文 rightly refuses it
      ['投资50亿元的天新药业', '投资55亿元的天新药业'],
    ]);
  });

  test('changes the handout in the cell, the sums, the charts and the sentences that show it, and nowhere else', () => {
    expect(changesOf('handout', built)).toMatchInlineSnapshot(`
      [
        "10: 5个。列明投资的11个项目总投资477亿元，建成后预计年产值 → 5个。列明投资的11个项目总投资482亿元，建成后预计年产值",
        "11: 居第5位；江苏方圆化工项目占总投资的21.2%。各项目的投资、 → 居第4位；江苏方圆化工项目占总投资的21.0%。各项目的投资、",
        "11: 方圆化工占投资的21.2%、年产值的46.1%、年税收的44.9% → 方圆化工占投资的21.0%、年产值的46.1%、年税收的44.9%",
        "11: 赢成电解液 → 天新维生素",
        "11: 53 → 55",
        "11: 预开工 → 已开工",
        "11: 130 → 30",
        "11: 16 → 10",
        "11: 天新维生素 → 赢成电解液",
        "11: 50 → 53",
        "11: 已开工 → 预开工",
        "11: 30 → 130",
        "11: 10 → 16",
        "21: 282 → 287",
        "21: 50 → 55",
        "21: 477 → 482",
      ]
    `);
  });

  test('changes the brief likewise', () => {
    expect(changesOf('brief', built)).toMatchInlineSnapshot(`
      [
        "2: 282 → 287",
        "2: 50 → 55",
        "2: 477 → 482",
        "2: 方圆化工占投资的21.2%、年产值的46.1%、年税收的44.9% → 方圆化工占投资的21.0%、年产值的46.1%、年税收的44.9%",
        "2: 赢成电解液 → 天新维生素",
        "2: 53 → 55",
        "2: 预开工 → 30",
        "2: 130 → 10",
        "2: 16 → 赢成电解液",
        "2: 天新维生素 → 53",
        "2: 50 → 预开工",
        "2: 30 → 130",
        "2: 10 → 16",
      ]
    `);
  });
});

/* The third of four years: 119.8 becomes 120.6 (亿元), and what the target of 127 adds to it 6.4 instead of 7.2. */
describe('an indicator’s last result changed', () => {
  let built: { before: Editions; after: Editions };

  beforeAll(async () => {
    built = await beforeAndAfter(COUNTY, 'indicators.csv', [
      ['106.2,112.9,119.8,', '106.2,112.9,120.6,'],
      ['2025年达到119.8亿元', '2025年达到120.6亿元'],
    ]);
  });

  test('changes the handout in the card, the cell and the change, which alone show it', () => {
    expect(changesOf('handout', built)).toMatchInlineSnapshot(`
      [
        "3: 119.8亿元 → 120.6亿元",
        "3: 较上年+6.9亿元 → 较上年+7.7亿元",
        "4: 119.8 → 120.6",
        "4: +7.2 → +6.4",
      ]
    `);
  });

  test('changes the brief likewise', () => {
    expect(changesOf('brief', built)).toMatchInlineSnapshot(`
      [
        "1: 119.8亿元 → 120.6亿元",
        "1: 较上年+6.9亿元 → 较上年+7.7亿元",
        "1: 119.8 → 120.6",
        "1: +7.2 → +6.4",
      ]
    `);
  });
});
