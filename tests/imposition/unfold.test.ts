import { describe, expect, test } from 'vitest';
import type { ImposeSettings } from '../../src/edition/settings.js';
import { imposePdf } from '../../src/imposition/impose.js';
import { cases } from '../support/daily.js';
import { settingsOf } from '../support/impose-settings.js';
import { A4, A5, makePdf, pages } from '../support/make-pdf.js';
import { LEPING } from '../support/packs.js';
import { type Painted, type PaintedSheet, readPainted } from '../support/painted.js';
import { cutAndStack, type Face, facesOf, fold, type Printed, read } from '../support/paper.js';
import { shippedSet } from '../support/shipped.js';

/** One way to print, and the hands that make a book of it. */
interface Way {
  readonly name: string;
  readonly settings: Parameters<typeof settingsOf>[0];
  /** Faces in the order in which the book is read. */
  readonly assemble: (printed: Printed, sheets: readonly number[], rightToLeft: boolean) => Face[];
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Folds every so many sheets, and lays the sections upon one another. */
const gathered = (size: number) => (printed: Printed, sheets: readonly number[], rightToLeft: boolean) =>
  range(Math.ceil(sheets.length / size)).flatMap((section) =>
    facesOf(fold(printed, sheets.slice(section * size, (section + 1) * size), rightToLeft)),
  );

const WAYS: readonly Way[] = [
  {
    name: 'saddle',
    settings: { layout: 'saddle' },
    assemble: (printed, sheets, rightToLeft) => facesOf(fold(printed, sheets, rightToLeft)),
  },
  {
    name: 'saddle in sections of 3',
    settings: { layout: 'saddle', sectionSheets: 3 },
    assemble: gathered(3),
  },
  { name: 'perfect', settings: { layout: 'perfect' }, assemble: gathered(4) },
  {
    name: '2up',
    settings: { layout: '2up' },
    assemble: (printed, sheets, rightToLeft) => read(printed, sheets, 2, 1, rightToLeft),
  },
  {
    name: '4up',
    settings: { layout: '4up' },
    assemble: (printed, sheets, rightToLeft) => read(printed, sheets, 2, 2, rightToLeft),
  },
  {
    name: 'cut-stack in two piles',
    settings: { layout: 'cut-stack' },
    assemble: (printed, sheets, rightToLeft) => facesOf(cutAndStack(printed, sheets, 2, 1, rightToLeft)),
  },
  {
    name: 'cut-stack in four piles',
    settings: { layout: 'cut-stack', sheet: 'A3' },
    assemble: (printed, sheets, rightToLeft) => facesOf(cutAndStack(printed, sheets, 2, 2, rightToLeft)),
  },
];

/** Sheets as they came from the printer. */
async function print(input: Uint8Array, settings: ImposeSettings, cover?: Uint8Array) {
  const made = await imposePdf(
    { name: 'in.pdf', bytes: input },
    settings,
    cover && { name: 'cover.pdf', bytes: cover },
  );
  const sides = await readPainted(made.bytes);
  expect(sides.length % 2).toBe(0);
  const [{ widthPt, heightPt }] = sides as [PaintedSheet];
  expect(new Set(sides.map((side) => `${side.widthPt}×${side.heightPt}`)).size).toBe(1);
  return { sides, printed: { widthPt, heightPt, flip: settings.flip }, sheets: range(sides.length / 2) };
}

/** What a face shows, from its own lower left corner, right side up, in the order it was painted. */
function shownOn({ page, box, isUpsideDown }: Face, sides: readonly PaintedSheet[]): Painted[] {
  const [left, bottom, right, top] = box;
  const turn = ([x, y]: readonly [number, number]) =>
    isUpsideDown ? ([right - x, top - y] as const) : ([x - left, y - bottom] as const);
  return (sides[page] as PaintedSheet).painted
    .filter(({ points: [[x, y] = [0, 0]] }) => x > left && x < right && y > bottom && y < top)
    .map((one) => ({ ...one, points: one.points.map(turn) }));
}

interface Seat {
  readonly widthPt: number;
  readonly heightPt: number;
  /** Which edge of the face the page touches, and how far it has moved beyond; the middle where absent. */
  readonly across?: { readonly edge: 'left' | 'right'; readonly beyondPt: number };
  readonly upright?: 'top' | 'bottom';
}

/** What a face must show where a page sits there at a scale. */
function expected({ widthPt, heightPt, painted }: PaintedSheet, scale: number, seat: Seat): Painted[] {
  const roomX = seat.widthPt - widthPt * scale;
  const roomY = seat.heightPt - heightPt * scale;
  const beyond = seat.across?.beyondPt ?? 0;
  const x = !seat.across ? roomX / 2 : seat.across.edge === 'left' ? -beyond : roomX + beyond;
  const y = seat.upright === undefined ? roomY / 2 : seat.upright === 'bottom' ? 0 : roomY;
  return painted.map((one) => ({
    ...one,
    points: one.points.map(([px, py]) => [x + px * scale, y + py * scale] as const),
  }));
}

/** The first difference, as a message; undefined where all is the same within a hundredth of a point. */
function difference(shown: readonly Painted[], wanted: readonly Painted[]): string | undefined {
  if (shown.length !== wanted.length) return `${shown.length} things painted instead of ${wanted.length}`;
  for (const [index, { what, points }] of shown.entries()) {
    const want = wanted[index] as Painted;
    const off = points.flatMap((point, at) =>
      point.map((value, axis) => Math.abs(value - ((want.points[at] as readonly number[])[axis] as number))),
    );
    if (what !== want.what || Math.max(...off) > 0.01)
      return `${what} at ${JSON.stringify(points)} instead of ${want.what} at ${JSON.stringify(want.points)}`;
  }
  return undefined;
}

/** Where on a face of a book or a sheet its page must sit: at the middle of the sheet. */
function seatOf(
  { box, isUpsideDown, page }: Face,
  printed: Printed,
  beyondPt: (sheet: number) => number,
): Seat {
  const [left, bottom, right, top] = box;
  const isLeft = right < printed.widthPt - 1;
  const touchesRight = isLeft !== isUpsideDown;
  const isWholeHigh = top - bottom > printed.heightPt - 1;
  const isUpper = bottom > 1;
  return {
    widthPt: right - left,
    heightPt: top - bottom,
    across: { edge: touchesRight ? 'right' : 'left', beyondPt: beyondPt(page >> 1) },
    ...(isWholeHigh ? {} : { upright: isUpper !== isUpsideDown ? 'bottom' : 'top' }),
  };
}

interface Expectation {
  readonly faces: readonly Face[];
  readonly sides: readonly PaintedSheet[];
  readonly printed: Printed;
  /** What the book reads, blanks being undefined. */
  readonly originals: readonly (PaintedSheet | undefined)[];
  readonly beyondPt?: (sheet: number) => number;
}

/** Compares every page of the book in hand with its original. */
function compare({ faces, sides, printed, originals, beyondPt = () => 0 }: Expectation): void {
  expect(faces.length).toBe(originals.length);
  const wrong = faces.flatMap((face, index) => {
    const shown = shownOn(face, sides);
    const original = originals[index];
    if (!original) return shown.length > 0 ? [`page ${index + 1} is not blank`] : [];
    const seat = seatOf(face, printed, beyondPt);
    const scale = Math.min(1, seat.widthPt / original.widthPt, seat.heightPt / original.heightPt);
    const fault = difference(shown, expected(original, scale, seat));
    return fault ? [`page ${index + 1}: ${fault}`] : [];
  });
  expect(wrong).toEqual([]);
}

/** The book's pages and the blanks after them, so many to a sheet. */
function padded<Page>(book: readonly Page[], perSheet: number): (Page | undefined)[] {
  const blanks = Math.ceil(book.length / perSheet) * perSheet - book.length;
  return [...book, ...Array<undefined>(blanks).fill(undefined)];
}

const inputs = new Map<number, { readonly bytes: Uint8Array; readonly painted: readonly PaintedSheet[] }>();

async function inputOf(count: number) {
  const known = inputs.get(count);
  if (known) return known;
  const bytes = await makePdf(pages(count, A5));
  const input = { bytes, painted: await readPainted(bytes) };
  inputs.set(count, input);
  return input;
}

/** Edge and binding: all four for one of the books, of the others each day one, and the two that differ most. */
const TURNS = [
  ['short', false],
  ['long', true],
  ['long', false],
  ['short', true],
] as const;

describe.each([8, 12, 30, 31, cases(33, 96)])(
  '%i pages, printed, folded, cut and stacked, read as they were',
  (count) => {
    describe.each(WAYS)('$name', ({ settings, assemble }) => {
      test.each(count === 31 ? TURNS : TURNS.slice(0, cases(1, 2)))(
        'turned on the %s edge, bound at the right: %s',
        async (flip, rightToLeft) => {
          const { bytes, painted } = await inputOf(count);
          const { sides, printed, sheets } = await print(
            bytes,
            settingsOf({ ...settings, flip, rightToLeft }),
          );
          const faces = assemble(printed, sheets, rightToLeft);
          compare({ faces, sides, printed, originals: padded(painted, faces.length / sheets.length) });
        },
      );
    });
  },
);

describe('a cover', () => {
  test.each([
    [4, ['c1', 'c2', 'body', 'c3', 'c4']],
    [2, ['c1', '', 'body', '', 'c2']],
    [1, ['c1', '', 'body', '', '']],
  ] as const)('of %i pages is the outermost sheet, blanks before its back', async (coverPages, order) => {
    const { bytes, painted } = await inputOf(30);
    const coverBytes = await makePdf(pages(coverPages), 'c');
    const cover = await readPainted(coverBytes);
    const { sides, printed, sheets } = await print(bytes, settingsOf({}), coverBytes);
    const originals = order.flatMap((part) =>
      part === 'body' ? padded(painted, 4) : [part === '' ? undefined : cover[Number(part.slice(1)) - 1]],
    );
    compare({ faces: facesOf(fold(printed, sheets, false)), sides, printed, originals });
  });

  test('wraps the sections of a perfect binding, with room for their spine', async () => {
    const { bytes, painted } = await inputOf(30);
    const coverBytes = await makePdf(pages(4), 'c');
    const cover = await readPainted(coverBytes);
    const settings = settingsOf({ layout: 'perfect', sheet: 'A3' });
    const { sides, printed, sheets } = await print(bytes, settings, coverBytes);
    const [wrapper = 0, ...rest] = sheets;
    const body = gathered(4)(printed, rest, false);
    compare({ faces: body, sides, printed, originals: padded(painted, 4) });
    // 32 pages are 16 leaves of 0.1 mm; half of the spine lies on either side of the middle
    const spinePt = 16 * settings.paperThicknessPt;
    const faces = facesOf(fold(printed, [wrapper], false));
    compare({ faces, sides, printed, originals: cover, beyondPt: () => -spinePt / 2 });
  });
});

test('creep moves the pages of inner sheets toward the spine, those of the outermost not at all', async () => {
  const { bytes, painted } = await inputOf(31);
  const settings = settingsOf({ creep: true });
  const { sides, printed, sheets } = await print(bytes, settings);
  const beyondPt = (sheet: number) => sheet * settings.paperThicknessPt;
  const faces = facesOf(fold(printed, sheets, false));
  compare({ faces, sides, printed, originals: padded(painted, 4), beyondPt });
});

test('the last page as the back cover has the blanks before it', async () => {
  const { bytes, painted } = await inputOf(30);
  const { sides, printed, sheets } = await print(bytes, settingsOf({ lastIsBackCover: true }));
  const originals = [...painted.slice(0, 29), undefined, undefined, painted[29]];
  compare({ faces: facesOf(fold(printed, sheets, false)), sides, printed, originals });
});

test('chosen pages stand in the order they were asked for', async () => {
  const { bytes, painted } = await inputOf(12);
  const settings = settingsOf({
    pages: [
      { first: 7, last: 12 },
      { first: 2, last: 3 },
    ],
  });
  const { sides, printed, sheets } = await print(bytes, settings);
  const faces = facesOf(fold(printed, sheets, false));
  compare({ faces, sides, printed, originals: padded([...painted.slice(6), ...painted.slice(1, 3)], 4) });
});

test('the shipped handout unfolds page by page, two of A4 on A3 and scaled down on A4', async () => {
  const { bytes } = await shippedSet(LEPING, 'handout');
  const painted = await readPainted(bytes);
  const [first] = painted as [PaintedSheet];
  expect([first.widthPt, first.heightPt].map(Math.round)).toEqual(A4.map(Math.round));
  for (const sheet of ['A3', 'A4']) {
    const { sides, printed, sheets } = await print(bytes, settingsOf({ sheet }));
    const faces = facesOf(fold(printed, sheets, false));
    const originals = padded(painted, 4).map((page) => page && turnedLandscape(page));
    compare({ faces, sides, printed, originals });
  }
});

/** A landscape page turned by a quarter counter-clockwise: its head at the left. */
function turnedLandscape(page: PaintedSheet): PaintedSheet {
  const { widthPt, heightPt, painted } = page;
  if (widthPt < heightPt) return page;
  const turn = ([x, y]: readonly [number, number]) => [heightPt - y, x] as const;
  const turned = painted.map((one) => ({ ...one, points: one.points.map(turn) }));
  return { widthPt: heightPt, heightPt: widthPt, painted: turned };
}
