import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from '../../../src/chart/layout/spread.js';

const wishes = fc
  .array(fc.record({ centre: fc.integer({ min: 0, max: 300 }), size: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 12,
  })
  .map((all) => all.sort((one, other) => one.centre - other.centre));

test('nothing overlaps, the order stays, and all is inside where there is room', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const room = all.reduce((sum, { size }) => sum + size, 0);
      const to = Math.max(300, room);
      const centres = spread(all, 0, to);
      let end = 0;
      for (const [index, { size }] of all.entries()) {
        const centre = centres[index] as number;
        expect(centre - size / 2).toBeGreaterThanOrEqual(end - 1e-6);
        end = centre + size / 2;
      }
      expect(end).toBeLessThanOrEqual(to + 1e-6);
    }),
  );
});

test('wishes that do not collide come true', () => {
  const all = [
    { centre: 10, size: 10 },
    { centre: 30, size: 10 },
  ];
  expect(spread(all, 0, 100)).toEqual([10, 30]);
});

test('two that collide give way by the same amount', () => {
  const all = [
    { centre: 50, size: 10 },
    { centre: 54, size: 10 },
  ];
  expect(spread(all, 0, 100)).toEqual([47, 57]);
});
