import { describe, expect, test } from 'vitest';
import { seeded } from '../../../support/adversarial.js';
import { cases } from '../../../support/daily.js';
import type { PrintedSheet } from '../../../support/tables/random-sheet.js';
import { randomSheet } from '../../../support/tables/random-sheet.js';
import { sheetPrinter } from '../../../support/tables/sheet-printer.js';
import { world } from '../../../support/world.js';

/** Larger ones are tried by `npm run fuzz`. */
const SIZES = [
  { rows: 30, columns: 5 },
  { rows: 12, columns: 40 },
  { rows: 120, columns: 8 },
  { rows: 40, columns: 16 },
] as const;

const sheetOf = (seed: number) => randomSheet(seeded(seed + 1), SIZES[seed % SIZES.length] ?? SIZES[0]);

const printers = new Map(
  await Promise.all(
    ['handout', 'booklet'].map(async (name) => [name, await sheetPrinter(world, name)] as const),
  ),
);

describe.each([...printers])(
  'in the %s every cell of any table is printed once, in order, under its head:',
  (_, print) => {
    test.each(Array.from({ length: cases(8, 60) }, (_, seed) => seed))('table %i', (seed) => {
      expect(print(sheetOf(seed))).toEqual([]);
    });
  },
);

describe('it would be found if', () => {
  const sheet = sheetOf(2);
  const { rows, heads } = sheet.printed;
  const last = rows.length - 1;
  const expecting = (printed: Partial<PrintedSheet>) => ({
    ...sheet,
    printed: { ...sheet.printed, ...printed },
  });
  const faultsOf = printers.get('booklet');

  test.each<[string, Partial<PrintedSheet>]>([
    ['a row were left out', { rows: [...rows, { kind: 'data', cells: heads }] }],
    ['a row were printed twice', { rows: rows.slice(0, last) }],
    ['rows changed places', { rows: [...rows.slice(0, 3), ...rows.slice(4), ...rows.slice(3, 4)] }],
    [
      'a figure were cut',
      { rows: rows.map(({ kind, cells }) => ({ kind, cells: cells.map((one) => `${one}0`) })) },
    ],
    ['columns changed places', { heads: heads.with(1, heads[2] ?? '').with(2, heads[1] ?? '') }],
  ])('%s', (_, printed) => {
    expect(faultsOf?.(expecting(printed))).not.toEqual([]);
  });
});
