import { expect, test } from 'vitest';
import { RateLimiter } from '../../../src/server/access/rate.js';

test('a client may ask so often at once, and again as time goes on; others are not held up by it', () => {
  let atMs = 0;
  const limiter = new RateLimiter({ burst: 3, aSecond: 2 }, () => atMs);
  const take = (client: string, times: number) => Array.from({ length: times }, () => limiter.take(client));
  expect(take('a', 4)).toEqual([true, true, true, false]);
  expect(take('b', 1)).toEqual([true]);
  atMs = 500;
  expect(take('a', 2)).toEqual([true, false]);
  atMs = 1_000_000;
  expect(take('a', 4)).toEqual([true, true, true, false]);
});
