import { Big } from 'big.js';
import { expect, test } from 'vitest';
import { percentOf } from '../../src/quantity/percent.js';

test.each([
  ['1', '3', '33.3'],
  ['1', '8', '12.5'],
  ['0.25', '1000', '0.0'],
  ['0.5', '1000', '0.1'],
  ['-1', '3', '−33.3'],
  ['-0.1', '1000', '0.0'],
  ['-0.5', '1000', '−0.1'],
])('%s of %s is %s%%', (part, whole, percent) => {
  expect(percentOf(new Big(part), new Big(whole))).toBe(percent);
});
