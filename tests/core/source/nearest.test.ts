import { describe, expect, test } from 'vitest';
import { nearest, nearestHint, proposedName } from '../../../src/core/source/nearest.js';

describe('nearest', () => {
  test.each([
    ['投资（亿）', ['投资（亿元）', '年产值（亿元）'], '投资（亿元）'],
    ['投资', ['项目', '投资（亿元）'], '投资（亿元）'],
    ['项目名称', ['指标', '项目'], '项目'],
    ['出初', ['出处'], '出处'],
    ['gpd', ['gdp', 'gnp'], 'gdp'],
    ['六个二', ['五个一', '六个一'], '六个一'],
    ['titel', ['date', 'title'], 'title'],
    ['备注', ['说明', '出处'], undefined],
    ['pie', ['line', 'bar'], undefined],
    ['sectors', ['s'], undefined],
    ['a', ['b'], undefined],
  ])('%s of %j', (name, known, expected) => expect(nearest(name, known)).toBe(expected));
});

test('a hint that proposes one name is understood again, and no other', () => {
  const proposed = (name: string, known: readonly string[]) => {
    const hint = nearestHint(name, known);
    return hint && proposedName(hint);
  };
  expect(proposed('投资（亿）', ['投资（亿元）'])).toBe('投资（亿元）');
  expect(proposed('备注', ['说明', '出处'])).toBeUndefined();
  expect(proposed('名'.repeat(50), ['名'.repeat(51)])).toBeUndefined();
});

test('the hint tells the choice where nothing is near, or nothing where there is none', () => {
  expect(nearestHint('备注', ['说明', '出处'])?.zh).toBe('可以写：说明、出处。');
  expect(nearestHint('备注', [])).toBeUndefined();
});

describe('texts that are no names', () => {
  const long = '名词'.repeat(10_000);

  test('are not held against each other', () => {
    expect(nearest(`${long}甲`, [`${long}乙`])).toBeUndefined();
    const many = Array.from({ length: 300 }, () => nearest('名辞', [long, long, '名词']));
    expect(new Set(many)).toEqual(new Set(['名词']));
  });

  test('are shortened in the choice', () => {
    expect(nearestHint('备注', [long, '出处'])?.zh).toBe(`可以写：${long.slice(0, 40)}…、出处。`);
  });
});
