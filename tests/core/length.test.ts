import { describe, expect, test } from 'vitest';
import { parseLength } from '../../src/core/length.js';

const base = { sizePt: 15.75, pitchPt: 29.53 };

describe('a length', () => {
  test.each([
    ['三号', 15.75],
    ['小五', 9],
    ['初号', 42],
    ['12pt', 12],
    ['25.4mm', 72],
    ['2字', 31.5],
    ['1行', 29.53],
    ['1/2行', 14.765],
    ['0.6行', 17.718],
    [' 37 mm ', 104.8819],
  ])('%s', (text, points) => {
    expect(parseLength(text, base)).toBeCloseTo(points, 3);
  });

  test.each(['三', '1/0行', `${'9'.repeat(400)}mm`, '12', '12px', 'mm', '1//2行', ''])(
    '“%s” is none',
    (text) => {
      expect(parseLength(text, base)).toBeUndefined();
    },
  );
});
