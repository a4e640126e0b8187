import { expect, test } from 'vitest';
import { findUnbreakable } from '../../src/chinese/unbreakable.js';
import * as units from '../../src/chinese/units.js';
import { tokensOf } from '../../src/importing/figures/tokens.js';
import { isUnit } from '../../src/input/recognise/units.js';

const { unitPattern, ...groups } = units;

test('no group has a unit twice', () => {
  for (const group of Object.values(groups)) expect(group).toEqual([...new Set(group)]);
});

test('a pattern takes the longest unit there is', () => {
  const pattern = new RegExp(unitPattern(units.MEASURES, units.COUNTERS), 'u');
  for (const unit of ['吨标准煤', '平方公里', '人次', '千伏安', '立方米'])
    expect(pattern.exec(unit)?.[0]).toBe(unit);
});

test.each([...units.MEASURES, ...units.COUNTERS, ...units.TIMES])(
  '%s is a unit to lines, heads of tables and reports alike',
  (unit) => {
    const spans: string[] = [];
    findUnbreakable(`12万${unit}`, (from, to) => spans.push(`12万${unit}`.slice(from, to)));
    expect(spans).toEqual([`12万${unit}`]);
    expect(isUnit(`万${unit}`)).toBe(true);
    expect(tokensOf(`共12万${unit}。`)[0]).toMatchObject({ digits: '12', unit });
  },
);
