import { expect, test } from 'vitest';
import { pastOfCell } from '../../../src/studio/desk/cell-history.js';
import type { JournalEntry } from '../../../src/studio/desk/journal.js';

const file = 'projects.csv';

function entries(...all: JournalEntry['edits'][number][]): JournalEntry[] {
  return all.map((edit, index) => {
    const at = `2026-01-0${index + 1}T08:00:00.000Z`;
    return { id: String(index), kind: 'edit', by: '王敏', at, edits: [edit], inverse: [] };
  });
}

function typed(line: number, before: string, after: string) {
  return { kind: 'cells', file, cells: [{ line, column: 5, before, after }] } as const;
}

const pastOf = (line: number, all: JournalEntry[]) =>
  pastOfCell(all, { file, line, column: 5 }).map(({ before, after }) => `${before} → ${after}`);

test('the changes of a cell, the last first, and none of its neighbours', () => {
  expect(pastOf(3, entries(typed(3, '1', '2'), typed(4, '5', '6'), typed(3, '2', '3')))).toEqual([
    '2 → 3',
    '1 → 2',
  ]);
});

test.each([
  ['rows put in above', { kind: 'insert-rows', file, line: 2, rows: [['甲'], ['乙']] }, 5],
  ['rows put in below', { kind: 'insert-rows', file, line: 4, rows: [['甲']] }, 3],
  ['a row of two lines put in above', { kind: 'insert-rows', file, line: 2, rows: [['甲\n乙']] }, 5],
  ['rows taken out above', { kind: 'remove-rows', file, line: 2, before: [['甲']] }, 2],
  ['its own row moved down', { kind: 'move-rows', file, line: 3, to: 6, before: [['甲']] }, 5],
  ['its own row moved up', { kind: 'move-rows', file, line: 3, to: 2, before: [['甲']] }, 2],
  ['a row moved from above to below it', { kind: 'move-rows', file, line: 2, to: 6, before: [['甲']] }, 2],
  ['a row moved from below to above it', { kind: 'move-rows', file, line: 6, to: 2, before: [['甲']] }, 4],
] as const)('is found behind %s', (_, edit, line) => {
  expect(pastOf(line, entries(typed(3, '1', '2'), edit))).toEqual(['1 → 2']);
});

test('ends where its row came in', () => {
  const came = { kind: 'insert-rows', file, line: 3, rows: [['甲']] } as const;
  expect(pastOf(3, entries(typed(3, '1', '2'), came, typed(3, '', '9')))).toEqual([' → 9']);
});
