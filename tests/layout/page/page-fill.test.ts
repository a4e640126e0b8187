import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../../src/layout/page/paginate.js';
import { COUNTY, LEPING } from '../../support/packs.js';
import { loosePages, pagesOf } from '../../support/pages.js';

const packs = [LEPING, COUNTY].flatMap((data) =>
  ['handout', 'booklet', 'brief', 'gongwen'].map((edition) => ({ pack: basename(data), data, edition })),
);

describe.each(packs)('$pack as $edition', ({ pack, data, edition }) => {
  let pages: readonly Page[];

  beforeAll(async () => {
    pages = await pagesOf(data, edition);
    const fill = pages.map(({ number, whiteShare }) => `${number}: ${Math.round(100 - 100 * whiteShare)} %`);
    console.log(`${pack} ${edition}: share of the type area used, page by page\n${fill.join('  ')}`);
  });

  test('begins no chapter under figures of the one before', () => {
    expect(
      pages.filter(({ chapterUnderFigures }) => chapterUnderFigures).map(({ number }) => number),
    ).toEqual([]);
  });

  test('leaves no page a third white but where a part ends', () => {
    const white = loosePages(pages).filter(({ whiteShare }) => whiteShare > 1 / 3);
    expect(white.map(({ number }) => number)).toEqual([]);
  });

  test.skipIf(edition === 'booklet' || edition === 'gongwen')(
    'has no page less than 85 % full but where a part ends',
    () => {
      // the last two rows of a table and its notes go on together, and may be high
      const others = loosePages(pages).filter(
        ({ end, whiteShare }) => end !== 'inTable' || whiteShare > 0.25,
      );
      expect(others.map(({ number }) => number)).toEqual([]);
    },
  );
});
