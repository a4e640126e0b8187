import { describe, expect, test } from 'vitest';
import { headerParts, isContradictedBy, isSameUnit, isToldBy } from '../../src/quantity/unit.js';

describe('one unit, typed in two ways', () => {
  test.each([
    ['㎡', 'm²'],
    ['m2', '㎡'],
    ['km²', '㎢'],
    ['\u03bcm', '\u00b5m'],
    ['μg/m³', 'µg／㎥'],
    ['℃', '°C'],
    ['％', '%'],
    ['kW·h', 'kW⋅h'],
    ['㎏', 'kg'],
  ])('%s and %s', (one, other) => expect(isSameUnit(one, other)).toBe(true));

  test.each([
    ['亿元', '万元'],
    ['m', 'm²'],
    ['㎡', '㎥'],
    ['%', '‰'],
    ['mm', 'μm'],
  ])('but not %s and %s', (one, other) => expect(isSameUnit(one, other)).toBe(false));
});

describe('a unit line', () => {
  test.each([
    ['亿元', '亿元', true],
    ['㎡', 'm²', true],
    [undefined, '亿元', false],
    ['亿元', '%', false],
    ['亿元、%', '亿元', false],
  ])('%s leaves no question of a column in %s: %s', (line, unit, expected) =>
    expect(isToldBy(line, unit)).toBe(expected),
  );

  test.each([
    ['亿元', '亩', true],
    ['亿元', '万元', true],
    ['亿元、亩', '亩', false],
    ['亿元', '%', false],
    ['亿元', '个百分点', false],
    ['亿元', '—', false],
    [undefined, '亩', false],
  ])('%s speaks against a column in %s: %s', (line, unit, expected) =>
    expect(isContradictedBy(line, unit)).toBe(expected),
  );
});

test.each([
  ['投资', '亿元', { title: '投资', unit: '亿元' }],
  ['产值', '当年价,亿元', { title: '产值（当年价）', unit: '亿元' }],
  ['产值', '亿元,2020年价', { title: '产值（2020年价）', unit: '亿元' }],
  ['价格指数', '上年=100', { title: '价格指数（上年=100）' }],
  ['价格指数', '以2020年为100', { title: '价格指数（以2020年为100）' }],
  ['常住人口', '2024年', { title: '常住人口（2024年）' }],
])('the header %s（%s） is taken apart', (title, bracket, expected) => {
  expect(headerParts(title, bracket)).toEqual(expected);
});
