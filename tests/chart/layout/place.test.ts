import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containsBox } from '../../../src/chart/canvas/box.js';
import { boxAt, overlap, placeBoxes } from '../../../src/chart/layout/place.js';

const bounds = { left: 0, top: 0, right: 200, bottom: 100 };
const spot = fc.record({ left: fc.integer({ min: -20, max: 200 }), top: fc.integer({ min: -20, max: 100 }) });
const movable = fc.record({
  widthPt: fc.integer({ min: 1, max: 60 }),
  heightPt: fc.integer({ min: 1, max: 20 }),
  spots: fc.array(spot, { minLength: 1, maxLength: 8 }),
});
const movables = fc.array(movable, { maxLength: 30 });

describe('placing boxes', () => {
  test('none overlaps another or an obstacle, and none leaves the bounds', () => {
    const obstacle = fc.tuple(spot, movable).map(([at, size]) => boxAt(at, size));
    fc.assert(
      fc.property(movables, fc.array(obstacle, { maxLength: 5 }), (all, obstacles) => {
        const placed = placeBoxes(all, obstacles, bounds).filter((box) => box !== undefined);
        for (const [index, box] of placed.entries()) {
          expect(containsBox(bounds, box)).toBe(true);
          expect(obstacles.some((other) => overlap(box, other))).toBe(false);
          expect(placed.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
        }
      }),
    );
  });

  test('each stands on one of its own spots', () => {
    fc.assert(
      fc.property(movables, (all) => {
        for (const [index, box] of placeBoxes(all, [], bounds).entries()) {
          if (!box) continue;
          expect(all[index]?.spots).toContainEqual({ left: box.left, top: box.top });
        }
      }),
    );
  });

  test('a lone box takes its best spot', () => {
    const spots = [
      { left: 10, top: 10 },
      { left: 50, top: 50 },
    ];
    const [box] = placeBoxes([{ widthPt: 20, heightPt: 10, spots }], [], bounds);
    expect(box).toEqual({ left: 10, top: 10, right: 30, bottom: 20 });
  });

  test('a neighbour that can stand elsewhere makes room', () => {
    const size = { widthPt: 20, heightPt: 10 };
    const [here, there] = [
      { left: 10, top: 10 },
      { left: 100, top: 10 },
    ];
    const placed = placeBoxes(
      [
        { ...size, spots: [here, there] },
        { ...size, spots: [here] },
      ],
      [],
      bounds,
    );
    expect(placed.map((box) => box?.left)).toEqual([100, 10]);
  });

  test('where there is no room a box is left out', () => {
    const size = { widthPt: 20, heightPt: 10, spots: [{ left: 10, top: 10 }] };
    expect(placeBoxes([size, size], [], bounds)).toEqual([boxAt({ left: 10, top: 10 }, size), undefined]);
  });
});
