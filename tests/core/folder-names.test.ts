import { expect, it } from 'vitest';
import { isOpenName, staysInFolder } from '../../src/core/folder-names.ts';

it.each(['a.csv', '表/一.csv', '.report/last.json', 'a..b.csv', '..a.csv'])(
  'finds %s within its folder',
  (name) => {
    expect(staysInFolder(name)).toBe(true);
  },
);

it.each(['../a.csv', 'a/../../b', 'a\\..\\..\\b', '/etc/passwd', '\\server\\a', 'C:a.csv', 'a\0.csv', '..'])(
  'lets %j lead nowhere',
  (name) => {
    expect(staysInFolder(name)).toBe(false);
    expect(isOpenName(name)).toBe(false);
  },
);

it.each(['.hidden', 'a/.git/config', 'a//b', '', 'a:b.csv', 'a\\b.csv', 'a\nb.csv', 'a\u007f'])(
  'lets nobody name %j from outside',
  (name) => {
    expect(isOpenName(name)).toBe(false);
  },
);
