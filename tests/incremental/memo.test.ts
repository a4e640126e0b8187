import { expect, test } from 'vitest';
import { FactMemo, Memo, Owned } from '../../src/incremental/memo.js';

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

test('what is made of an object holds for the facts that decided it, the last few of them', () => {
  const memo = new FactMemo<object, string>(2);
  let made = 0;
  const key = {};
  const ask = (...facts: unknown[]) => memo.get(key, facts, () => `${facts.join()}${++made}`);
  expect([ask('a', 1), ask('b', 1), ask('a', 1), ask('b', 1)]).toEqual(['a,11', 'b,12', 'a,11', 'b,12']);
  expect([ask('c', 1), ask('b', 1), ask('a', 1)]).toEqual(['c,13', 'b,12', 'a,14']);
  expect(memo.get({}, ['a', 1], () => 'of another')).toBe('of another');
  memo.drop(key);
  expect(ask('a', 1)).toBe('a,15');
});
