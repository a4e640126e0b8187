import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPack } from '../../src/app/build.js';
import { openProject } from '../../src/core/project.js';
import { CHECKOUT, SHIPPED, temporaryFolder } from '../support/packs.js';
import { type PdfPage, readPdf } from '../support/pdf-text.js';
import { shippedDatabase } from '../support/shipped.js';
import { world } from '../support/world.js';

const PT_PER_MM = 72 / 25.4;
/** 小五, the least that a booklet is printed in; marks are raised from a line of at least that size. */
const LEAST_PT = 9;

describe.each(SHIPPED)('the booklet of %s', (_, data) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let pages: readonly PdfPage[];
  let sides: readonly PdfPage[];
  let names: readonly string[];
  let sheets: number | undefined;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const project = openProject(world, {
      dataFolder: data,
      outFolder: folder.path,
      workingFolder: CHECKOUT,
      database: shippedDatabase(data),
    });
    const { outputs } = await buildPack(project, { edition: 'booklet' });
    const read = async (index: number) => readPdf(await readFile(outputs[index]?.file ?? ''));
    [pages, sides] = [await read(0), await read(1)];
    names = outputs.map(({ file }) => file.slice(join(folder.path, '/').length));
    sheets = outputs[1]?.sheets;
  });
  afterAll(() => folder.remove());

  test('comes out in order for screens, and on sheets for the print room', () => {
    expect(names.map((name) => name.replace(/^.*-booklet/, ''))).toEqual(['.pdf', '-print.pdf']);
    expect(sheets).toBe(Math.ceil(pages.length / 4));
    expect(sides).toHaveLength(2 * (sheets ?? 0));
  });

  test('has pages of A5 and sheets of A4, upright or turned', () => {
    const sizes = (of: readonly PdfPage[]) =>
      new Set(
        of.map(({ widthPt, heightPt }) =>
          [widthPt, heightPt]
            .sort((a, b) => a - b)
            .map(inMm)
            .join(' × '),
        ),
      );
    expect([...sizes(pages)]).toEqual(['148 × 210']);
    expect([...sizes(sides)]).toEqual(['210 × 297']);
  });

  test('is set in nothing smaller than 小五', () => {
    const small = pages.flatMap(({ number, strings }) =>
      strings
        .filter(({ size, text }) => size < LEAST_PT - 0.01 && !isMark(text))
        .map(({ text }) => `${number}: ${text}`),
    );
    expect(small).toEqual([]);
  });

  test('fills its sheets but for two pages at most', () => {
    expect(pages.length % 4).not.toBe(1);
  });
});

test('without colour both files say so in their names', async () => {
  const folder = await temporaryFolder();
  const [, data = ''] = SHIPPED[0] ?? [];
  const project = openProject(world, {
    dataFolder: data,
    outFolder: folder.path,
    workingFolder: CHECKOUT,
    database: shippedDatabase(data),
  });
  const { outputs } = await buildPack(project, { edition: 'booklet', grey: true });
  expect(outputs.map(({ file }) => file.replace(/^.*-booklet/, ''))).toEqual([
    '-grey.pdf',
    '-grey-print.pdf',
  ]);
  await folder.remove();
});

function inMm(pt: number): number {
  return Math.round(pt / PT_PER_MM);
}

/** Raised marks of terms, and raised or lowered figures. */
function isMark(text: string): boolean {
  return /^[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\d[\]]+$/.test(text);
}
