import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayoutName } from '../../src/edition/settings.js';
import { creepOf } from '../../src/imposition/creep.js';
import { layouts } from '../../src/imposition/layouts/index.js';
import type { SignatureSettings } from '../../src/imposition/layouts/layout.js';
import { padToSheets, type Slot } from '../../src/imposition/pad-to-sheets.js';
import { type Place, planSheets } from '../../src/imposition/signature.js';
import { cases } from '../support/daily.js';

const names = Object.keys(layouts) as LayoutName[];

interface Book extends SignatureSettings {
  readonly pages: number;
  readonly coverPages: number | undefined;
  readonly lastIsBackCover: boolean;
}

/** 1 to 400 pages in every layout, grid, binding, flip, with and without a cover and sections. */
const books: fc.Arbitrary<Book> = fc.constantFrom(...names).chain((layout) =>
  fc
    .record({
      layout: fc.constant(layout),
      grid: fc.constantFrom(...layouts[layout].grids.flat()),
      pages: fc.integer({ min: 1, max: 400 }),
      sectionSheets: layouts[layout].isFolded
        ? fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined })
        : fc.constant(undefined),
      coverPages: fc.constantFrom(undefined, 1, 2, 4),
      lastIsBackCover: fc.boolean(),
      rightToLeft: fc.boolean(),
      turnAxis: fc.constantFrom('vertical' as const, 'horizontal' as const),
    })
    .map((book) => ({ ...book, hasCover: book.coverPages !== undefined })),
);

function lay({ pages, grid, coverPages, lastIsBackCover }: Book): readonly Slot[] {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return padToSheets(numbers, { pagesPerSheet: 2 * grid.columns * grid.rows, coverPages, lastIsBackCover });
}

const check = (holds: (book: Book) => void) =>
  fc.assert(fc.property(books, holds), { numRuns: cases(150, 500) });

const at = (side: readonly Place[], column: number, row = 0) =>
  side.find((place) => place.column === column && place.row === row)?.position;

describe('a run of pages', () => {
  test('holds every page once, in order, and fills whole sheets with as few blanks as can be', () => {
    check((book) => {
      const run = lay(book);
      const numbersOf = (from: 'body' | 'cover') =>
        run.flatMap((slot) => (slot?.from === from ? [slot.number] : []));
      expect(numbersOf('body')).toEqual(Array.from({ length: book.pages }, (_, index) => index + 1));
      expect(numbersOf('cover')).toEqual([1, 2, 3, 4].slice(0, book.coverPages ?? 0));
      const perSheet = 2 * book.grid.columns * book.grid.rows;
      const least = book.pages + (book.hasCover ? 4 : 0);
      expect(run.length).toBe(Math.ceil(least / perSheet) * perSheet);
      expect(run.length % 4).toBe(0);
    });
  });

  test('has blanks only last, or before the back cover, or inside a cover of fewer than four pages', () => {
    check((book) => {
      const run = lay(book);
      const inside = book.hasCover ? run.slice(2, -2) : run;
      const end = book.lastIsBackCover ? inside.length - 1 : inside.length;
      const blanks = inside.flatMap((slot, index) => (slot === undefined ? [index] : []));
      expect(blanks).toEqual(blanks.map((_, index) => end - blanks.length + index));
      if (book.lastIsBackCover) expect(inside.at(-1)).toEqual({ from: 'body', number: book.pages });
      if (book.hasCover) {
        expect(run[0]).toEqual({ from: 'cover', number: 1 });
        const back = book.coverPages === 1 ? undefined : { from: 'cover', number: book.coverPages };
        expect(run.at(-1)).toEqual(back);
      }
    });
  });
});

describe('sheets', () => {
  test('hold every position once', () => {
    check((book) => {
      const { length } = lay(book);
      const positions = planSheets(length, book).flatMap(({ front, back }) =>
        [...front, ...back].map(({ position }) => position),
      );
      expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, index) => index + 1));
    });
  });

  test('register: behind every page is the other side of its leaf, head behind head', () => {
    check((book) => {
      const { columns, rows } = book.grid;
      const isUpsideDown = book.turnAxis === 'horizontal';
      const isLeaf = (one: number, other: number) => Math.ceil(one / 2) === Math.ceil(other / 2);
      const isRead = book.layout === '2up' || book.layout === '4up';
      const faults = planSheets(lay(book).length, book).flatMap(({ front, back }) =>
        front.filter(({ column, row, position, turn }) => {
          const [behindColumn, behindRow] = isUpsideDown
            ? [column, rows - 1 - row]
            : [columns - 1 - column, row];
          const behind = back.find((place) => place.column === behindColumn && place.row === behindRow);
          if (!behind || turn !== 0 || behind.turn !== (isUpsideDown ? 180 : 0)) return true;
          return !isRead && !isLeaf(position, behind.position);
        }),
      );
      expect(faults).toEqual([]);
    });
  });

  test('of a section have pairs that sum to N+1, an odd page being a recto', () => {
    check((book) => {
      if (!layouts[book.layout].isFolded) return;
      const sheets = planSheets(lay(book).length, book);
      for (const section of new Set(sheets.map((sheet) => sheet.section))) {
        const own = sheets.filter((sheet) => sheet.section === section);
        const positions = own.flatMap(({ front, back }) =>
          [...front, ...back].map((place) => place.position),
        );
        const [first, last] = [Math.min(...positions), Math.max(...positions)];
        const sums = own.flatMap(({ front, back }) =>
          [front, back].map((side) => (at(side, 0) as number) + (at(side, 1) as number)),
        );
        expect(new Set(sums)).toEqual(new Set([first + last]));
        const misplaced = own
          .flatMap(({ front, back }) => [...front, ...back])
          .filter(({ column, position, turn }) => {
            const isRight = (column === 1) !== (turn === 180);
            return (isRight !== book.rightToLeft) !== (position % 2 === 1);
          });
        expect(misplaced).toEqual([]);
      }
    });
  });

  test('of a saddle-stitched section follow the rule: front (N−2i+2, 2i−1), back (2i, N−2i+1)', () => {
    const settings = {
      layout: 'saddle',
      grid: { columns: 2, rows: 1 },
      hasCover: false,
      rightToLeft: false,
      turnAxis: 'vertical',
    } as const;
    const sides = planSheets(12, settings).map(({ front, back }) => [
      [at(front, 0), at(front, 1)],
      [at(back, 0), at(back, 1)],
    ]);
    expect(sides).toEqual([
      [
        [12, 1],
        [2, 11],
      ],
      [
        [10, 3],
        [4, 9],
      ],
      [
        [8, 5],
        [6, 7],
      ],
    ]);
  });

  test('creep toward the spine by thickness × (sheets − 1) in all, linearly, the outermost not at all', () => {
    check((book) => {
      if (!layouts[book.layout].isFolded) return;
      const sheets = planSheets(lay(book).length, book);
      const creep = creepOf(sheets, 0.1);
      for (const section of new Set(sheets.map((sheet) => sheet.section))) {
        const own = creep.filter((_, index) => sheets[index]?.section === section);
        expect(own[0]).toBe(0);
        expect(own.at(-1)).toBeCloseTo(0.1 * (own.length - 1), 9);
        const steps = own.slice(1).map((shift, index) => shift - (own[index] as number));
        expect(steps.filter((step) => Math.abs(step - 0.1) > 1e-9)).toEqual([]);
      }
    });
  });
});
