import { expect, test } from 'vitest';
import { lowerRoman } from '../../../../src/core/roman.js';
import { pageLabelTree } from '../../../../src/output/pdf/file/page-labels.js';

test('pages that count on make a range; others stand as they are (ISO 32000-1, 12.4.2)', () => {
  expect(pageLabelTree(['', 'i', 'ii', '1', '2', '附1'])).toEqual({
    Nums: [0, {}, 1, { S: 'r' }, 3, { S: 'D' }, 5, { P: new String('附1') }],
  });
});

test('small Roman figures', () => {
  expect([0, 1, 4, 9, 14, 40, 99, 1994].map(lowerRoman)).toEqual([
    '',
    'i',
    'iv',
    'ix',
    'xiv',
    'xl',
    'xcix',
    'mcmxciv',
  ]);
});
