import { expect, test } from 'vitest';
import { Database } from '../../src/incremental/database.js';
import { KeptResults } from '../../src/incremental/kept-results.js';
import { query } from '../../src/incremental/query.js';
import { SharedResults } from '../../src/incremental/shared-results.js';
import { type Tracked, track } from '../../src/incremental/tracked.js';

/** What a price list may look at. */
interface Shop {
  readonly currency: string;
  price(item: string): unknown;
}

let runs = 0;
const label = query(
  'label',
  (shop: Tracked<Shop>, item: string): unknown => {
    runs++;
    return { item, price: shop.price(item), in: shop.currency };
  },
  { outlastsProcess: true },
);

const TEA = { currency: '元', price: (item: string): unknown => ({ [item]: 10 }) };

/** How often the query runs in processes one after the other, each in a shop of its own, and what the last came to. */
function processes(...shops: readonly Shop[]): { readonly ran: number; readonly last: unknown } {
  runs = 0;
  let file: Buffer | undefined;
  let last: unknown;
  for (const shop of shops) {
    const results = new KeptResults(file, 'program 1');
    last = label(track(new Database({ kept: results }), shop), 'tea');
    file = results.toFile() ?? file;
  }
  return { ran: runs, last };
}

test('a run is found by another process that reads the same', () => {
  expect(processes(TEA, { ...TEA })).toEqual({ ran: 1, last: { item: 'tea', price: { tea: 10 }, in: '元' } });
});

test('where anything that it had read is another, it runs again', () => {
  const dear = { ...TEA, price: () => ({ tea: 20 }) };
  expect(processes(TEA, dear)).toEqual({ ran: 2, last: { item: 'tea', price: { tea: 20 }, in: '元' } });
  expect(processes(TEA, { ...TEA, currency: '$' }).ran).toBe(2);
});

test('a few runs are kept that have read other things for the same text', () => {
  const others = ['€', '$', '£'].map((currency) => ({ ...TEA, currency }));
  expect(processes(TEA, ...others, TEA, ...others).ran).toBe(4);
});

test('what has code in it, read or made, is made anew by each process', () => {
  const withCode = { ...TEA, price: () => ({ tea: () => 10 }) };
  const withClass = { ...TEA, price: () => new Date(0) };
  for (const shop of [withCode, withClass]) expect(processes(shop, shop).ran).toBe(2);
});

const inStock = query(
  'in stock',
  (shop: Tracked<Shop>, item: string) => {
    runs++;
    return String(shop.price(item));
  },
  { outlastsProcess: true },
);

test('what an object keeps to itself can’t be told from what another keeps: nothing is kept of it', () => {
  class Stock {
    readonly #count: number;
    constructor(count: number) {
      this.#count = count;
    }
    toString() {
      return String(this.#count);
    }
  }
  const shopWith = (price: unknown): Shop => ({ ...TEA, price: () => price });
  runs = 0;
  const first = new KeptResults(undefined, 'program 1');
  inStock(track(new Database({ kept: first }), shopWith(new Stock(1))), 'tea');
  const again = () => new Database({ kept: new KeptResults(first.toFile(), 'program 1') });
  expect(inStock(track(again(), shopWith(new Stock(2))), 'tea')).toBe('2');
  inStock(track(new Database({ kept: first }), shopWith(1)), 'tea');
  expect(
    inStock(
      track(
        again(),
        shopWith(() => 1),
      ),
      'tea',
    ),
  ).toBe('() => 1');
});

test('within a process it is the very result, whether of this process or of an earlier one', () => {
  const results = new KeptResults(undefined, 'program 1');
  label(track(new Database({ kept: results }), TEA), 'tea');
  const database = new Database({ kept: new KeptResults(results.toFile(), 'program 1') });
  runs = 0;
  const found = label(track(database, TEA), 'tea');
  expect(label(track(database, { ...TEA }), 'tea')).toBe(found);
  expect(label(track(database, { ...TEA, currency: '$' }), 'tea')).not.toBe(found);
  expect(runs).toBe(1);
});

test('results that go with the process are not asked for it', () => {
  runs = 0;
  const shared = new SharedResults(1 << 20);
  for (let workspace = 0; workspace < 2; workspace++)
    label(track(new Database({ kept: shared }), TEA), 'tea');
  expect(runs).toBe(2);
});
