import { describe, expect, test } from 'vitest';
import { Database } from '../../src/incremental/database.js';
import { query } from '../../src/incremental/query.js';
import { type Tracked, track } from '../../src/incremental/tracked.js';

interface Shop {
  readonly currency: string;
  price(item: string): number;
  vat(): { readonly percent: number };
}

/** Queries that count their runs, in a shop whose prices can be changed. */
function shop(database = new Database()) {
  const prices: Record<string, number> = { tea: 10, rice: 4 };
  const vat = { percent: 13 };
  const env = track<Shop>(database, {
    currency: '元',
    price: (item) => prices[item] ?? 0,
    vat: () => ({ ...vat }),
  });
  const runs: string[] = [];
  const gross = query('gross', (input: Tracked<Shop>, item: string) => {
    runs.push(`gross ${item}`);
    return (input.price(item) * (100 + input.vat().percent)) / 100;
  });
  const bill = query('bill', (input: Tracked<Shop>, items: readonly string[]) => {
    runs.push('bill');
    return items.map((item) => `${gross(input, item)}${input.currency}`);
  });
  const ran = () => runs.splice(0);
  return { database, prices, vat, env, gross, bill, ran };
}

describe('a call', () => {
  test('runs again only where something that it has read has changed', () => {
    const { prices, env, gross, ran } = shop();
    expect([gross(env, 'tea'), gross(env, 'tea')]).toEqual([11.3, 11.3]);
    prices.rice = 5;
    gross(env, 'tea');
    expect(ran()).toEqual(['gross tea']);
    prices.tea = 20;
    expect(gross(env, 'tea')).toBe(22.6);
    prices.tea = 10;
    expect(gross(env, 'tea')).toBe(11.3);
    expect(ran()).toEqual(['gross tea']);
  });

  test('that found others answered has read what they read', () => {
    const { vat, env, gross, bill, ran } = shop();
    const items = ['tea', 'rice'];
    gross(env, 'rice');
    bill(env, items);
    expect(ran()).toEqual(['gross rice', 'bill', 'gross tea']);
    vat.percent = 6;
    bill(env, items);
    expect(ran()).toEqual(['bill', 'gross tea', 'gross rice']);
  });

  test('is told from others by the same objects and equal values', () => {
    const { database, env, bill, ran } = shop();
    bill(env, ['tea']);
    bill(env, ['tea']);
    expect(ran()).toEqual(['bill', 'gross tea', 'bill']);
    bill(env, database.latest('items', ['tea']));
    bill(env, database.latest('items', ['tea']));
    expect(ran()).toEqual(['bill']);
    expect(database.counts()).toEqual({ bill: { asked: 4, found: 1 }, gross: { asked: 3, found: 2 } });
  });

  test('depends on the fields that it has read, too, and on no others', () => {
    const database = new Database();
    let runs = 0;
    const label = query('label', ({ name }: Tracked<{ name: string; price: number }>, sign: string) => {
      runs++;
      return `${sign}${name}`;
    });
    const of = (name: string, price: number) => label(track(database, { name, price }), '#');
    expect([of('tea', 1), of('tea', 2), of('rice', 2)]).toEqual(['#tea', '#tea', '#rice']);
    expect(runs).toBe(2);
  });

  test('that throws is made again', () => {
    const { env, prices } = shop();
    const strict = query('strict', (input: Tracked<Shop>, item: string) => {
      if (input.price(item) === 0) throw new Error(`no ${item}`);
      return item;
    });
    expect(() => strict(env, 'salt')).toThrow('no salt');
    prices.salt = 1;
    expect(strict(env, 'salt')).toBe('salt');
  });
});

test('a result may not read on once its query has ended', () => {
  const { env } = shop();
  const late = query('late', (input: Tracked<Shop>, item: string) => () => input.price(item));
  expect(late(env, 'tea')).toThrow('the result of “late” reads price after the query has ended');
});

describe('a query that waits', () => {
  const slowly = () => new Promise((resolve) => setTimeout(resolve, 1));

  test('records what it reads after waiting, and no other call does', async () => {
    const { prices, env, gross } = shop();
    let runs = 0;
    const later = query('later', async (input: Tracked<Shop>, item: string) => {
      runs++;
      await slowly();
      return gross(input, item);
    });
    expect(await Promise.all([later(env, 'tea'), later(env, 'rice')])).toEqual([11.3, 4.52]);
    prices.rice = 8;
    expect(await Promise.all([later(env, 'tea'), later(env, 'rice')])).toEqual([11.3, 9.04]);
    expect(runs).toBe(3);
  });

  test('keeps nothing that was rejected', async () => {
    const { env } = shop();
    let runs = 0;
    const fails = query('fails', async (input: Tracked<Shop>, item: string) => {
      if (runs++ === 0) throw new Error('no disk');
      return input.price(item);
    });
    await expect(fails(env, 'tea')).rejects.toThrow('no disk');
    expect([await fails(env, 'tea'), await fails(env, 'tea'), runs]).toEqual([10, 10, 2]);
  });
});

describe('a database', () => {
  /** How often something that is kept with a text is made in so many builds that ask for these. */
  function runsOf(builds: readonly (readonly string[])[]): readonly string[] {
    const { database, env, gross, ran } = shop();
    for (const items of builds) {
      for (const item of items) gross(env, item);
      database.evict();
    }
    return ran();
  }

  test('gives up what is kept with a text once several builds have not asked for it', () => {
    const both = ['tea', 'rice'];
    expect(runsOf([both, ['tea'], both])).toEqual(['gross tea', 'gross rice']);
    expect(runsOf([both, ['tea'], ['tea'], ['tea'], both])).toEqual([
      'gross tea',
      'gross rice',
      'gross rice',
    ]);
  });

  test('keeps all of a kind while builds need none of it, for what asked for it was found itself', () => {
    expect(runsOf([['tea'], [], [], [], ['tea']])).toEqual(['gross tea']);
  });

  test('knows data by what they said in the last builds', () => {
    const database = new Database();
    const first = database.latest('rows', [{ name: 'tea' }, { name: 'rice' }]);
    const next = database.latest('rows', [{ name: 'tea' }, { name: 'salt' }]);
    expect(next[0]).toBe(first[0]);
    expect(database.latest('others', [{ name: 'tea' }])[0]).not.toBe(first[0]);
    for (let build = 0; build < 4; build++) database.evict();
    expect(database.latest('rows', [{ name: 'tea' }])[0]).not.toBe(first[0]);
  });

  test('that is off computes always', () => {
    const { database, env, gross, ran } = shop(Database.off());
    expect([gross(env, 'tea'), gross(env, 'tea')]).toEqual([11.3, 11.3]);
    expect(ran()).toHaveLength(2);
    const rows = [{ name: 'tea' }];
    database.latest('rows', [{ name: 'tea' }]);
    expect(database.latest('rows', rows)).toBe(rows);
  });

  test('shares with others nothing but what they have in common', () => {
    const common = new Database();
    const [one, other] = [new Database({ common }), new Database({ common })];
    const open = () => ({});
    expect(one.common.resource(open)).toBe(other.common.resource(open));
    expect(one.resource(open)).not.toBe(other.resource(open));
    expect(new Database().common.resource(open)).not.toBe(common.resource(open));
  });
});
