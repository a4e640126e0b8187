import { expect, test } from 'vitest';
import { toUnicodeMap } from '../../../../src/output/pdf/file/to-unicode.js';

test('each code stands for its characters, those outside the first plane in two units (ISO 32000-1, 9.10.3)', () => {
  const map = toUnicodeMap([[0, 0], [1, 0x6587], [2, 0x66, 0x69], [3], [4, 0x20000]]);
  const entries = ['<0001> <6587>', '<0002> <00660069>', '<0004> <d840dc00>'];
  expect(map).toContain(`3 beginbfchar\n${entries.join('\n')}\nendbfchar`);
});

test('no block holds more than a hundred codes, and none is a range', () => {
  const map = toUnicodeMap(Array.from({ length: 250 }, (_, index) => [index, 0x4e00 + index]));
  expect(map.match(/\d+ beginbfchar/g)).toEqual(['100 beginbfchar', '100 beginbfchar', '50 beginbfchar']);
  expect(map.match(/^<[0-9a-f]{4}> <[0-9a-f]+>$/gm)).toHaveLength(251);
  expect(map).not.toContain('bfrange');
});
