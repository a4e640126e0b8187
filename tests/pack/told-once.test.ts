import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figuresPrinted } from '../support/figures-printed.js';
import { COUNTY, LEPING } from '../support/packs.js';

/** The table that has every figure, and one place that makes something of it: a card, a chart or a sentence. */
const MOST_PRINTED = 2;

describe.each([LEPING, COUNTY].map((data) => ({ pack: basename(data), data })))('$pack', ({ data }) => {
  test('tells no figure more than twice', async () => {
    const often = (await figuresPrinted(data, 'handout')).filter(({ where }) => where.length > MOST_PRINTED);
    expect(often).toEqual([]);
  });
});
