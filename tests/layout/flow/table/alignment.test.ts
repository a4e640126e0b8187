import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../../support/adversarial.js';
import { cases } from '../../../support/daily.js';
import { alignmentError, printedColumns } from '../../../support/figure-columns.js';
import { CHECKOUT, LEPING } from '../../../support/packs.js';
import { randomTable } from '../../../support/random-table.js';
import { documentOfBlocks, paint, setPack, shippedEdition } from '../../../support/set-document.js';

const COUNTY = join(CHECKOUT, 'data/example-county');
const STARTER = join(CHECKOUT, 'templates/starter');

/** CY/T 170: figures stand on the units digit or the decimal point; what they may be off by, in pt. */
const TOLERANCE_PT = 0.05;

/** Random tables. */
const COUNT = cases(8, 40);

describe('the figures of a column stand on one point, whatever their face, sign, unit and words', () => {
  test.each([
    ['the shipped handout', LEPING, 'handout', 200],
    ['the shipped brief', LEPING, 'brief', 50],
    ['the county handout', COUNTY, 'handout', 300],
    ['the county brief', COUNTY, 'brief', 50],
    ["the starter's handout", STARTER, 'handout', 15],
    ["the starter's brief", STARTER, 'brief', 15],
  ])('%s', async (_, folder, edition, atLeast) => {
    const { document, pages } = await setPack(folder, edition);
    const columns = printedColumns(document, pages);
    expect(columns.flatMap(({ texts }) => texts).length).toBeGreaterThan(atLeast);
    expect(columns.filter((column) => alignmentError(column) > TOLERANCE_PT)).toEqual([]);
  });

  test.each(['handout', 'brief'])(
    'random tables in the %s, bold, subtotals and ranges among them',
    async (name) => {
      const random = seeded(170);
      const tables = Array.from({ length: COUNT }, (_, index) => randomTable(random, String(index + 1), 25));
      const document = documentOfBlocks(...tables);
      const columns = printedColumns(document, await paint(document, await shippedEdition(name)));
      expect(columns.flatMap(({ texts }) => texts).length).toBeGreaterThan(37 * COUNT);
      expect(columns.filter((column) => alignmentError(column) > TOLERANCE_PT)).toEqual([]);
    },
  );
});
