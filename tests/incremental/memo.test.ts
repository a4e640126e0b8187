import { expect, test } from 'vitest';
import { Database } from '../../src/incremental/database.js';
import { memo } from '../../src/incremental/memo.js';

test('what is made of an object holds for the facts that decided it, the last few of them', () => {
  const labels = memo<object, string>('label', 2);
  const database = new Database();
  let made = 0;
  const key = {};
  const ask = (...facts: unknown[]) => labels(database, key, facts, () => `${facts.join()}${++made}`);
  expect([ask('a', 1), ask('b', 1), ask('a', 1), ask('b', 1)]).toEqual(['a,11', 'b,12', 'a,11', 'b,12']);
  expect([ask('c', 1), ask('b', 1), ask('a', 1)]).toEqual(['c,13', 'b,12', 'a,14']);
  expect(labels(database, {}, ['a', 1], () => 'of another')).toBe('of another');
  expect(database.counts()).toEqual({ label: { asked: 8, found: 3 } });
});

test('what throws is not kept', () => {
  const lengths = memo<string, number>('length');
  const database = new Database();
  const fails = () => {
    throw new Error('no');
  };
  expect(() => lengths(database, 'a', [], fails)).toThrow('no');
  expect(lengths(database, 'a', [], () => 1)).toBe(1);
});

test('each database has its own results, and one that is off has none', () => {
  const things = memo<string, object>('thing');
  const [one, other, off] = [new Database(), new Database(), Database.off()];
  const ask = (database: Database) => things(database, 'a', [], () => ({}));
  expect(ask(one)).toBe(ask(one));
  expect(ask(one)).not.toBe(ask(other));
  expect(ask(off)).not.toBe(ask(off));
});

test('what is kept with a text goes once several builds have not asked for it, what is kept with an object does not', () => {
  const things = memo<object | string, object>('thing');
  const database = new Database();
  const key = {};
  const ask = (key: object | string) => things(database, key, [], () => ({}));
  const [ofObject, ofText] = [ask(key), ask('a')];
  for (let build = 0; build < 5; build++) {
    database.evict();
    ask('b');
  }
  expect(ask(key)).toBe(ofObject);
  expect(ask('a')).not.toBe(ofText);
});
