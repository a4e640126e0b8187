import { expect, test } from 'vitest';
import { Database } from '../../src/incremental/database.js';
import { kept, keptLater, keptTable } from '../../src/incremental/kept.js';
import { KeptResults } from '../../src/incremental/kept-results.js';

/** What another process finds of these results. */
const again = (results: KeptResults, maker = 'program 1') => new KeptResults(results.toFile(), maker);

function filled(): KeptResults {
  const results = new KeptResults(undefined, 'program 1');
  results.keep('a', { texts: ['甲', undefined], size: -0 });
  results.keep('b', Buffer.from('bytes'));
  results.keep('c', undefined);
  return results;
}

test('results are found by another process as they were kept', () => {
  const read = again(filled());
  expect(read.find('a')).toStrictEqual({ value: { texts: ['甲', undefined], size: -0 } });
  expect(Buffer.compare(read.find('b')?.value as Buffer, Buffer.from('bytes'))).toBe(0);
  expect(read.find('c')).toStrictEqual({ value: undefined });
  expect(read.find('d')).toBeUndefined();
  expect([read.asked, read.found]).toEqual([4, 3]);
});

test('there is nothing to write where nothing is new', () => {
  const read = again(filled());
  read.find('a');
  expect(read.toFile()).toBeUndefined();
});

test('what another program or another runtime has made is not there', () => {
  expect(again(filled(), 'program 2').find('a')).toBeUndefined();
});

test('of a file that was changed anywhere nothing is found but what was kept', () => {
  const file = filled().toFile() as Buffer;
  const values = { a: filled().find('a'), b: filled().find('b'), c: filled().find('c') };
  for (let at = 0; at < file.length; at++) {
    const changed = Buffer.from(file);
    changed[at] = (changed[at] as number) ^ 0x21;
    const read = new KeptResults(changed, 'program 1');
    for (const [key, value] of Object.entries(values))
      expect([undefined, value]).toContainEqual(read.find(key));
  }
});

test('of a file that was cut the results before the cut are found', () => {
  const file = filled().toFile() as Buffer;
  for (let length = 0; length < file.length; length++) {
    const read = new KeptResults(file.subarray(0, length), 'program 1');
    for (const key of ['a', 'b', 'c']) expect([undefined, filled().find(key)]).toContainEqual(read.find(key));
  }
  expect(new KeptResults(file.subarray(0, -1), 'program 1').find('a')).toBeDefined();
});

test('a result that was put in the place of another is not taken for it', () => {
  const one = new KeptResults(undefined, 'program 1');
  one.keep('a', 'first');
  one.keep('b', 'other');
  const file = one.toFile() as Buffer;
  const first = file.lastIndexOf('first');
  const other = file.lastIndexOf('other');
  file.write('other', first);
  file.write('first', other);
  const read = new KeptResults(file, 'program 1');
  expect([read.find('a'), read.find('b')]).toEqual([undefined, undefined]);
});

test('what no build has asked for goes after eight that had something new', () => {
  let results = filled();
  for (let build = 0; build < 9; build++) {
    results = again(results);
    results.find('a');
    results.keep(`new ${build}`, build);
  }
  const read = again(results);
  expect([read.find('a') !== undefined, read.find('b') !== undefined]).toEqual([true, false]);
});

test('a file has at most 24 MB, a result 4', () => {
  const results = new KeptResults(undefined, 'program 1');
  results.keep('large', Buffer.alloc(5 << 20));
  for (let index = 0; index < 8; index++) results.keep(`${index}`, Buffer.alloc(3.5 * 2 ** 20));
  const read = again(results);
  const found = ['large', '0', '1', '2', '3', '4', '5', '6', '7'].filter((key) => read.find(key));
  expect(found).toEqual(['0', '1', '2', '3', '4', '5']);
});

test('a result is asked for by its kind and by all that decides it', async () => {
  const lengths = kept<number>('length');
  const others = kept<number>('other length');
  const later = keptLater<number>('later');
  const results = new KeptResults(undefined, 'program 1');
  const database = new Database({ kept: results });
  let made = 0;
  const make = () => ++made;
  expect([lengths(database, ['a', 'b'], make), lengths(database, ['a', 'b'], make)]).toEqual([1, 1]);
  expect([lengths(database, ['ab', ''], make), others(database, ['a', 'b'], make)]).toEqual([2, 3]);
  expect(await later(database, ['a', 'b'], async () => make())).toBe(4);
  const next = new Database({ kept: again(results) });
  expect([lengths(next, ['a', 'b'], make), others(next, () => ['a', 'b'], make)]).toEqual([1, 3]);
  expect(await later(next, ['a', 'b'], async () => make())).toBe(4);
});

test('a database that is off, or has nowhere to keep results, makes each anew', () => {
  const lengths = kept<number>('length');
  let made = 0;
  const make = () => ++made;
  for (const database of [new Database(), Database.off()])
    for (let time = 0; time < 2; time++) lengths(database, ['a'], make);
  expect(made).toBe(4);
});

test('small results are kept as one table, all of them while they are not too many', () => {
  const widths = keptTable<number>('width');
  const results = new KeptResults(undefined, 'program 1');
  let made = 0;
  const ask = (kept: KeptResults, text: string, facts = 'font 1') =>
    widths(
      new Database({ kept }),
      facts,
      () => text,
      () => ++made,
    );
  expect([ask(results, 'a'), ask(results, 'b'), ask(results, 'a')]).toEqual([1, 2, 1]);
  const read = again(results);
  expect([ask(read, 'a'), ask(read, 'c'), ask(read, 'a', 'font 2')]).toEqual([1, 3, 4]);
  const last = again(read);
  expect([ask(last, 'b'), ask(last, 'c')]).toEqual([2, 3]);
  expect(last.toFile()).toBeUndefined();
  for (let index = 0; index < 20_000; index++) ask(last, `text ${index}`);
  const shortened = again(last);
  expect([ask(shortened, 'b'), ask(shortened, 'a')]).toEqual([2, 20_005]);
});

test('what comes with the program is found where nothing else is kept, and is not kept again', () => {
  const shippedResults = new KeptResults(undefined, 'program 1');
  const lengths = kept<number>('length', { isShipped: true });
  const others = kept<number>('other length');
  let made = 0;
  const make = () => ++made;
  lengths(new Database({ kept: shippedResults }), ['a'], make);
  const common = new Database({ shipped: () => again(shippedResults) });
  expect(lengths(new Database({ common }), ['a'], make)).toBe(1);
  const results = new KeptResults(undefined, 'program 1');
  const database = new Database({ common, kept: results });
  expect([lengths(database, ['a'], make), others(database, ['a'], make)]).toEqual([1, 2]);
  expect(again(results).toFile()).toBeUndefined();
  expect(lengths(Database.off({ common }), ['a'], make)).toBe(3);
});
