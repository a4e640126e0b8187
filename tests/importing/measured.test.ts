import { describe, expect, it } from 'vitest';
import { golds } from './gold.ts';
import { type Measured, measure, type Share } from './measure.ts';

const all = Promise.all(golds.map(async (gold) => ({ gold, measured: await measure(gold) })));

describe.each(golds)('the importer on $file', (gold) => {
  it('finds what a person finds', async () => {
    const { measured } = (await all).find((one) => one.gold === gold) as { measured: Measured };
    const parts = [
      'found',
      'years',
      'periods',
      'quotes',
      'cells',
      'pairs',
      'projects',
      'tasks',
      'terms',
    ] as const;
    for (const part of parts) expect(measured[part].wrong, part).toEqual([]);
  });
});

it('names what a person names, and doubts most of the others', async () => {
  const measured = await all;
  const of = (part: keyof Measured): Share => {
    const shares = measured.map((one) => one.measured[part]);
    const sum = (count: (share: Share) => number) => shares.reduce((all, share) => all + count(share), 0);
    return {
      right: sum(({ right }) => right),
      of: sum(({ of }) => of),
      wrong: shares.flatMap(({ wrong }) => wrong),
    };
  };
  // printed with --silent=false
  for (const part of Object.keys(measured[0]?.measured ?? {}) as (keyof Measured)[]) {
    const { right, of: count, wrong } = of(part);
    console.log(`${part} ${right}/${count}${wrong.map((one) => `\n  ${one}`).join('')}`);
  }
  expect(of('names').right / of('names').of).toBeGreaterThan(0.92);
  expect(of('flagged').wrong).toEqual([]);
  expect(of('headlines').right / of('headlines').of).toBeGreaterThan(0.94);
});
