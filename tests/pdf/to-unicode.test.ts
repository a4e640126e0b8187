import { expect, test } from 'vitest';
import { toUnicodeMap } from '../../src/pdf/to-unicode.js';

test('codes stand for their characters, those outside the first plane in two units (ISO 32000-1, 9.10.3)', () => {
  const map = toUnicodeMap([[], [0x6587], [0x66, 0x69], [0x20000]]);
  expect(map).toContain('1 beginbfrange\n<0000> <0003> [<> <6587> <00660069> <d840dc00>]\nendbfrange');
});

test('no range reaches over codes with different first bytes', () => {
  const characters = Array.from({ length: 600 }, (_, index) => [0x4e00 + index]);
  const ranges = toUnicodeMap(characters).match(/^<[0-9a-f]{4}> <[0-9a-f]{4}> \[/gm);
  expect(ranges).toEqual(['<0000> <00ff> [', '<0100> <01ff> [', '<0200> <0257> [']);
});
