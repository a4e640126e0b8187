import { expect, test } from 'vitest';
import { flowItem } from '../../../src/layout/page/flow-item.js';
import { areSameWishes, NO_WISHES } from '../../../src/layout/page/wishes.js';

const [row, other] = [flowItem(10, {}), flowItem(10, {})];

test('wishes are the same where the same is wished of the same items', () => {
  const carried = { ...NO_WISHES, carried: new Set([row]) };
  expect(areSameWishes(NO_WISHES, { ...NO_WISHES, divided: new Set() })).toBe(true);
  expect(areSameWishes(carried, { ...NO_WISHES, carried: new Set([row]) })).toBe(true);
});

test.each([
  ['of another item', { ...NO_WISHES, carried: new Set([other]) }],
  ['of more items', { ...NO_WISHES, carried: new Set([row, other]) }],
  ['of none', NO_WISHES],
  ['and something else of the item', { ...NO_WISHES, divided: new Set([row]) }],
])('they are others %s', (_, wishes) => {
  expect(areSameWishes({ ...NO_WISHES, carried: new Set([row]) }, wishes)).toBe(false);
});

test('a drawing of another height is another wish', () => {
  const elastic = { leastPt: 50, mostPt: 100, wishedPt: 80 };
  const heights = (heightPt: number) => ({ ...NO_WISHES, heights: new Map([[elastic as never, heightPt]]) });
  expect(areSameWishes(heights(60), heights(60))).toBe(true);
  expect(areSameWishes(heights(60), heights(70))).toBe(false);
});
