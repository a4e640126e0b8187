import { describe, expect, test } from 'vitest';
import { figuresIn, numbersIn, scaleOf } from '../../src/quantity/numerals.js';

describe('numbersIn', () => {
  test.each([
    ['增长8.5%，共1,380家、１２％', ['8.5', '1380', '12']],
    ['连续十七年', ['17']],
    ['三千二百零五人、一万五千户、二十万亩、两个', ['3205', '15000', '200000', '2']],
    ['二〇二二年', ['2022']],
    ['实施1—2个，提高0.3个百分点', ['1', '2', '0.3']],
  ])('%s', (text, expected) => {
    expect(numbersIn(text).map(({ value }) => value.toString())).toEqual(expected);
  });

  test('knows the scale that follows', () => {
    expect(numbersIn('5000万元、79万余件、110余万方').map(({ scaled }) => scaled.toString())).toEqual([
      '50000000',
      '790000',
      '1100000',
    ]);
  });
});

test('figuresIn leaves out numbers in words', () => {
  expect(figuresIn('第十九小学1040户').map(({ digits }) => digits)).toEqual(['1040']);
});

test('scaleOf a unit', () => {
  expect(['万亩', '千万元', '家', '%', ''].map((unit) => scaleOf(unit).toNumber())).toEqual([
    1e4, 1e7, 1, 1, 1,
  ]);
});
