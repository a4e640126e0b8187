import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDigits, isRounded, printFigure } from '../../../src/chart/data/figure.js';
import { quantity } from '../../../src/quantity/quantity.js';

describe('a format', () => {
  test.each([
    ['8.25', { decimals: 1 }, '8.3'],
    ['−8.25', { decimals: 1 }, '−8.3'],
    ['8.5', { decimals: 2 }, '8.5'],
    ['11.0', { decimals: 0 }, '11'],
    ['0.04', { decimals: 1 }, '0.04'],
    ['12340.5', { thousands: true }, '12,340.5'],
    ['−1234567', { thousands: true }, '−1,234,567'],
    ['999', { thousands: true }, '999'],
    ['999999.96', { decimals: 1, thousands: true }, '1,000,000.0'],
  ])('prints %s by %j as %s', (digits, format, printed) => {
    expect(formatDigits(digits, format)).toBe(printed);
  });

  test('never makes a figure zero that is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.nat(3), (value, decimals) => {
        const digits = formatDigits((value / 1000).toFixed(3), { decimals });
        expect(Number(digits)).toBeGreaterThan(0);
      }),
    );
  });

  test('keeps qualifier and unit, and both ends of a range apart', () => {
    expect(printFigure(quantity('12345.67亩以上'), '亩', '亩', { decimals: 1, thousands: true })).toBe(
      '12,345.7亩以上',
    );
    expect(printFigure(quantity('5.26%～7.31%'), '%', '%', { decimals: 1 })).toBe('5.3%～7.3%');
    expect(printFigure(quantity('5.26%～5.31%'), '%', '%', { decimals: 1 })).toBe('5.26%～5.31%');
  });

  test('says whether it has rounded', () => {
    expect(isRounded(quantity('8.25'), { decimals: 1, thousands: true })).toBe(true);
    expect(isRounded(quantity('5.26～7.31'), { decimals: 1 })).toBe(true);
    expect(isRounded(quantity('12345'), { decimals: 1, thousands: true })).toBe(false);
    expect(isRounded(quantity(''), { decimals: 1 })).toBe(false);
  });
});
