import { expect, test } from 'vitest';
import type { Dataset } from '../../src/dataset/model.js';
import { openFontLibrary } from '../../src/fonts/open.js';
import type { LoadedData } from '../../src/input/load.js';
import { guardData } from '../../src/preflight/glyph-coverage.js';
import { world } from '../support/world.js';

const library = openFontLibrary(world.installation);

/** What is said of a cell, and of a pack.yaml, in the words of the English reader. */
function told({ cell = '', pack = '' }): readonly string[] {
  const place = { file: 'tasks.csv', line: 4, column: 2 };
  const rows = [{ cells: { 任务: { text: cell, place } } }];
  const loaded = { pack: { file: 'pack.yaml', text: pack } } as unknown as LoadedData;
  const found = guardData(loaded, { tables: { tasks: { rows } } } as unknown as Dataset, library);
  return found.map(
    ({ place: at, message, hint }) => `${at?.file}:${at?.line}:${at?.column} ${message.en}; ${hint?.en}`,
  );
}

const OTHERWISE = 'or put a font that has it into fonts/local/';

test('a character that no font prints is told with its file, row and column', () => {
  expect(told({ cell: '修路\u{1F600}' })).toEqual([
    `tasks.csv:4:2 no font can print “\u{1F600}” (U+1F600); write it otherwise, ${OTHERWISE}`,
  ]);
  expect(told({ pack: 'title: 报告\nunit: 县\u{1F600}局' })).toEqual([
    expect.stringContaining('pack.yaml:2:8 no font can print “\u{1F600}” (U+1F600)'),
  ]);
});

test('once in a text, whatever it is made of', () => {
  expect(told({ cell: '甲👨‍👩‍👧乙👨‍👩‍👧' })).toEqual([
    expect.stringContaining('no font can print “👨👩👧” (U+1F468 U+1F469 U+1F467)'),
  ]);
});

test('a mark of an office chat with the plain sign in its stead', () => {
  expect(told({ cell: '已完成✅' })).toEqual([
    `tasks.csv:4:2 no font can print “✅” (U+2705); write ✔, ${OTHERWISE}`,
  ]);
  for (const plain of '✔✘☒＋－÷') expect(told({ cell: plain })).toEqual([]);
});

test('nothing is said of what prints', () => {
  expect(told({ cell: '完成⚠️①☑ₓ', pack: '# 😀 in a comment\ntitle: 报告' })).toEqual([]);
});

test('a script that no font has is told as a whole, not letter by letter', () => {
  expect(told({ cell: 'ประชากร' })).toEqual([
    'tasks.csv:4:2 no font can print Thai; Put a font that has it into fonts/local/.',
  ]);
  expect(told({ cell: 'བོད་ཡིག和سالام' }).map((one) => one.split(';')[0])).toEqual([
    'tasks.csv:4:2 no font can print Tibetan',
    'tasks.csv:4:2 no font can print Arabic script',
  ]);
});

test('the Hangul of KS X 1001 is printed: tables of Korean counties and offices have it', () => {
  const [first, last] = [0xb0, 0xc8];
  const rows = Array.from({ length: last - first + 1 }, (_, row) =>
    Uint8Array.from({ length: 2 * 94 }, (_, at) => (at % 2 === 0 ? first + row : 0xa1 + (at >> 1))),
  );
  const decoder = new TextDecoder('euc-kr');
  expect(told({ cell: rows.map((row) => decoder.decode(row)).join('') })).toEqual([]);
  expect(told({ cell: '쓩뷁' })).toEqual([expect.stringContaining('no font can print Hangul')]);
});
