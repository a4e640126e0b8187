import { expect, test } from 'vitest';
import { imposePdf } from '../../src/imposition/impose.js';
import { settingsOf } from '../support/impose-settings.js';
import { A4, A5, makePdf, type PageShape } from '../support/make-pdf.js';
import { type Painted, type PaintedSheet, readPainted } from '../support/painted.js';

const MM = 72 / 25.4;
const [A5_WIDTH, A5_HEIGHT] = A5;

/** Imposes pages in saddle stitch and answers what stands on the half of a side, from its lower left corner. */
async function impose(shapes: readonly PageShape[], changed: Parameters<typeof settingsOf>[0] = {}) {
  const bytes = await makePdf(shapes);
  const { bytes: made, warnings } = await imposePdf({ name: 'in.pdf', bytes }, settingsOf(changed));
  const sides = await readPainted(made);
  const half = (side: number, which: 'left' | 'right') => {
    const { widthPt, painted } = sides[side] as PaintedSheet;
    const from = which === 'left' ? 0 : widthPt / 2;
    const on = painted.filter(({ points: [[x] = [0]] }) => x >= from && x < from + widthPt / 2);
    return on.map((one) => ({ ...one, points: one.points.map(([x, y]) => [x - from, y] as const) }));
  };
  return { originals: await readPainted(bytes), half, warnings, sides };
}

interface Seat {
  readonly scale: number;
  readonly isOnItsSide?: 'counter-clockwise' | 'clockwise';
  /** Middle of the page in its half. */
  readonly middle: readonly [number, number];
}

function seated(
  { widthPt, heightPt, painted }: PaintedSheet,
  { scale, isOnItsSide, middle }: Seat,
): Painted[] {
  const seat = ([x, y]: readonly [number, number]) => {
    const [dx, dy] = [(x - widthPt / 2) * scale, (y - heightPt / 2) * scale];
    const turned = { 'counter-clockwise': [-dy, dx], clockwise: [dy, -dx], upright: [dx, dy] };
    const [tx, ty] = turned[isOnItsSide ?? 'upright'] as [number, number];
    return [middle[0] + tx, middle[1] + ty] as const;
  };
  return painted.map((one) => ({ ...one, points: one.points.map(seat) }));
}

const rounded = (painted: readonly Painted[]) =>
  painted.map(({ what, points }) => [what, ...points.flat().map((value) => value.toFixed(1))].join(' '));

/** Whether everything that is painted shows whole. */
function expectUnclipped(sides: readonly PaintedSheet[]): void {
  const clipped = sides
    .flatMap(({ painted }) => painted)
    .filter(({ points, clip: [left, bottom, right, top] }) =>
      points.some(([x, y]) => x < left - 0.01 || x > right + 0.01 || y < bottom - 0.01 || y > top + 0.01),
    );
  expect(clipped).toEqual([]);
}

const A5_PAGE: PageShape = { size: A5 };
const SHEET_HEIGHT = 210 * MM;
const SPINE = 148.5 * MM;
/** Middles of A5 pages that touch the fold of an A4 sheet. */
const LEFT = [SPINE - A5_WIDTH / 2, SHEET_HEIGHT / 2] as const;
const RIGHT = [A5_WIDTH / 2, SHEET_HEIGHT / 2] as const;

test('a page whose boxes begin anywhere, and that is rotated, stands upright and whole', async () => {
  const wide = [A5_HEIGHT, A5_WIDTH] as const;
  const { originals, half, sides } = await impose([
    {
      size: A5,
      mediaBox: [-50, 30, A5_WIDTH + 50, A5_HEIGHT + 130],
      cropBox: [0, 80, A5_WIDTH, 80 + A5_HEIGHT],
    },
    { size: wide, rotate: 90 },
    { size: A5, rotate: 180 },
    { size: wide, rotate: -90, mediaBox: [100, 100, 100 + A5_HEIGHT, 100 + A5_WIDTH] },
  ]);
  const [one, two, three, four] = originals as [PaintedSheet, PaintedSheet, PaintedSheet, PaintedSheet];
  expect(originals.map(({ widthPt }) => Math.round(widthPt))).toEqual(Array(4).fill(Math.round(A5_WIDTH)));
  expect(rounded(half(0, 'left'))).toEqual(rounded(seated(four, { scale: 1, middle: LEFT })));
  expect(rounded(half(0, 'right'))).toEqual(rounded(seated(one, { scale: 1, middle: RIGHT })));
  expect(rounded(half(1, 'left'))).toEqual(rounded(seated(two, { scale: 1, middle: LEFT })));
  expect(rounded(half(1, 'right'))).toEqual(rounded(seated(three, { scale: 1, middle: RIGHT })));
  expectUnclipped(sides);
});

test('a page may count in other units than points', async () => {
  const small = { size: [A5_WIDTH / 2, A5_HEIGHT / 2] as const, userUnit: 2 };
  const { originals, half, sides } = await impose([A5_PAGE, A5_PAGE, A5_PAGE, small]);
  const wanted = seated(originals[3] as PaintedSheet, { scale: 1, middle: LEFT });
  expect(rounded(half(0, 'left'))).toEqual(rounded(wanted));
  expectUnclipped(sides);
});

test.each([
  [false, 'counter-clockwise'],
  [true, 'clockwise'],
] as const)(
  'a landscape page lies with its head at the spine where it is odd, right bound: %s',
  async (rightToLeft, turn) => {
    const wide: PageShape = { size: [A5_HEIGHT, A5_WIDTH] };
    const shapes = [A5_PAGE, wide, wide, A5_PAGE, A5_PAGE, A5_PAGE, A5_PAGE, A5_PAGE];
    const { originals, half, sides } = await impose(shapes, { rightToLeft });
    const seat = { scale: 1, isOnItsSide: turn };
    const [two, three] = rightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const);
    const [twoAt, threeAt] = rightToLeft ? [RIGHT, LEFT] : [LEFT, RIGHT];
    const wantedTwo = seated(originals[1] as PaintedSheet, { ...seat, middle: twoAt });
    const wantedThree = seated(originals[2] as PaintedSheet, { ...seat, middle: threeAt });
    expect(rounded(half(1, two))).toEqual(rounded(wantedTwo));
    expect(rounded(half(2, three))).toEqual(rounded(wantedThree));
    expectUnclipped(sides);
  },
);

test('pages larger and smaller than most are scaled down, or stand as they are, in the middle', async () => {
  const { originals, half, sides, warnings } = await impose([
    { size: A4 },
    { size: [A4[1], A4[0]] },
    { size: [200, 300] },
    A5_PAGE,
    A5_PAGE,
  ]);
  const [large, wide, small] = originals as [PaintedSheet, PaintedSheet, PaintedSheet];
  const scale = A5_WIDTH / A4[0];
  expect(rounded(half(0, 'right'))).toEqual(rounded(seated(large, { scale, middle: RIGHT })));
  const turned = { scale, isOnItsSide: 'counter-clockwise', middle: LEFT } as const;
  expect(rounded(half(1, 'left'))).toEqual(rounded(seated(wide, turned)));
  expect(rounded(half(2, 'right'))).toEqual(rounded(seated(small, { scale: 1, middle: RIGHT })));
  expectUnclipped(sides);
  expect(warnings.map(({ code, message }) => [code, message.en])).toEqual([
    ['pages-scaled-down', 'page 1, 2: larger than the others, scaled down further'],
  ]);
});

test('sizes that are rounded to whole points fit as they are', async () => {
  const { originals, half } = await impose([{ size: [595, 842] }], { layout: '2up', sheet: 'A3' });
  const middle = [(420 * MM) / 2 - 595 / 2, (297 * MM) / 2] as const;
  expect(rounded(half(0, 'left'))).toEqual(
    rounded(seated(originals[0] as PaintedSheet, { scale: 1, middle })),
  );
});

test('landscape pages alone are set one above the other where that is larger', async () => {
  const { sides } = await impose([{ size: [A5_HEIGHT, A5_WIDTH] }], { layout: '2up' });
  const [{ widthPt, heightPt, painted }] = sides as [PaintedSheet];
  expect(widthPt).toBeLessThan(heightPt);
  expect(painted.every(({ points: [[, y] = [0, 0]] }) => y > heightPt / 2)).toBe(true);
});

test('with bleed a page is cut at its TrimBox, and paints beyond it, but not into its neighbour', async () => {
  const bleed = 3 * MM;
  const size = [A5_WIDTH + 2 * bleed, A5_HEIGHT + 2 * bleed] as const;
  const trimBox = [bleed, bleed, bleed + A5_WIDTH, bleed + A5_HEIGHT];
  for (const shape of [{ size, trimBox }, { size }]) {
    const { half } = await impose([shape, shape, shape, shape], { bleedPt: bleed, sheet: 'SRA4' });
    const [left, bottom, right, top] = half(0, 'right')[0]?.clip ?? [0, 0, 0, 0];
    // SRA4 lies 320 × 225 mm: the trim is 148 × 210 mm from the fold
    const fold = (320 * MM) / 2;
    expect([left, right].map((x) => x.toFixed(1))).toEqual(
      [fold, fold + A5_WIDTH + bleed].map((x) => x.toFixed(1)),
    );
    expect(((top + bottom) / 2).toFixed(1)).toBe(((225 * MM) / 2).toFixed(1));
    expect((top - bottom).toFixed(1)).toBe((A5_HEIGHT + 2 * bleed).toFixed(1));
  }
});
