import { expect, test } from 'vitest';
import { nameTree } from '../../../../src/output/pdf/file/name-tree.js';

test('names stand in the order of their bytes, whatever the locale (ISO 32000-1, 7.9.6)', () => {
  const names = ['重庆', 'b', '一', 'B', '𠀀', 'a'];
  const { Names } = nameTree(names.map((name, index) => [name, index])) as { Names: unknown[] };
  expect(Names.filter((_, index) => index % 2 === 0).map(String)).toEqual([
    'B',
    'a',
    'b',
    '一',
    '重庆',
    '𠀀',
  ]);
});
