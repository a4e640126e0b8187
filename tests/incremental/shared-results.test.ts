import { expect, test } from 'vitest';
import { SharedResults } from '../../src/incremental/shared-results.js';

const kilobyte = (fill: number) => Buffer.alloc(1024, fill);

test('results are found again, be they undefined', () => {
  const results = new SharedResults(10_000);
  results.keep('a', { of: ['x', 1] });
  results.keep('b', undefined);
  expect(results.find('a')?.value).toEqual({ of: ['x', 1] });
  expect([results.find('b') && 'there', results.find('c')]).toEqual(['there', undefined]);
});

test('those that were asked for longest ago go first, and what is too large by itself is not kept', () => {
  const results = new SharedResults(10 * 1024);
  for (let count = 0; count < 9; count++) results.keep(`${count}`, kilobyte(count));
  results.find('0');
  results.keep('9', kilobyte(9));
  results.keep('large', Buffer.alloc(5000));
  const there = (key: string) => results.find(key) !== undefined;
  expect(['0', '1', '2', '9', 'large'].map(there)).toEqual([true, false, true, true, false]);
});

test('small ones stand by their kind and text', () => {
  const results = new SharedResults(10_000);
  results.table('a').set('text', 1);
  expect([results.table('a').get('text'), results.table('b').has('text'), results.find('text')]).toEqual([
    1,
    false,
    undefined,
  ]);
});

test('what is kept anew takes the place of what was there', () => {
  const results = new SharedResults(10 * 1024);
  for (let count = 0; count < 100; count++) results.keep('same', kilobyte(count));
  results.keep('other', 'text');
  expect(results.find('same')?.value).toEqual(kilobyte(99));
});

test('small ones are kept as long as they are asked for, within the room there is', () => {
  const results = new SharedResults(100_000);
  results.table('used').set('text', 'result');
  results.table('unused').set('text', 'result');
  for (let count = 0; count < 1000; count++) {
    results.table(`of pack ${count}`).set('text', { of: Array.from({ length: 50 }, () => count) });
    expect(results.table('used').get('text')).toBe('result');
  }
  const kept = Array.from({ length: 1000 }, (_, count) => results.table(`of pack ${count}`).has('text'));
  expect(kept.filter((is) => is).length * 50 * 16).toBeLessThan(25_000);
  expect([kept.at(-1), results.table('unused').has('text')]).toEqual([true, false]);
});
