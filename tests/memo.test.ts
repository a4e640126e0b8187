import { expect, test } from 'vitest';
import { Memo, Owned } from '../src/memo.js';

test('a result is made once and kept', () => {
  const memo = new Memo<number>(2);
  let made = 0;
  const make = () => ++made;
  expect([memo.get('a', make), memo.get('a', make)]).toEqual([1, 1]);
});

test('the least recently used is given up, so that a long run does not grow', () => {
  const memo = new Memo<string>(2);
  for (const key of ['a', 'b', 'a', 'c']) memo.get(key, () => `first ${key}`);
  expect(memo.get('a', () => 'again')).toBe('first a');
  expect(memo.get('b', () => 'again')).toBe('again');
});

test('what throws is not kept', () => {
  const memo = new Memo<number>(2);
  expect(() =>
    memo.get('a', () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(memo.get('a', () => 1)).toBe(1);
});

test('what is owned is made once for each owner', () => {
  const owned = new Owned<object, object>(() => ({}));
  const [one, other] = [{}, {}];
  expect(owned.of(one)).toBe(owned.of(one));
  expect(owned.of(one)).not.toBe(owned.of(other));
});
