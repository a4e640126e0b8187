import { expect, test } from 'vitest';
import { applyEdit, type Edit } from '../../src/editing/index.js';
import { lineAfter, lineBefore, movesCells } from '../../src/editing/moves.js';

const file = 'a.csv';
/** Rows at the lines 1, 2, 4, 5 and 6. */
const TABLE = '头\n"甲\n二"\n乙\n丙\n丁\n';

const edits: readonly (readonly [string, Edit])[] = [
  ['rows put in', { kind: 'insert-rows', file, line: 4, rows: [['新'], ['两\n行']] }],
  ['rows put in at the end', { kind: 'insert-rows', file, line: 7, rows: [['新']] }],
  ['a row taken out', { kind: 'remove-rows', file, line: 4, before: [['乙']] }],
  ['a row of two lines taken out', { kind: 'remove-rows', file, line: 2, before: [['甲\n二']] }],
  ['a row moved down', { kind: 'move-rows', file, line: 2, to: 6, before: [['甲\n二']] }],
  ['rows moved up', { kind: 'move-rows', file, line: 5, to: 2, before: [['丙'], ['丁']] }],
  [
    'breaks more and less',
    {
      kind: 'cells',
      file,
      cells: [
        { line: 2, column: 1, before: '甲\n二', after: '甲' },
        { line: 4, column: 1, before: '乙', after: '乙\n二\n三' },
      ],
    },
  ],
];

/** The lines of rows by what their first character is. */
function linesIn(text: string): Map<string, number> {
  const found = new Map<string, number>();
  let line = 1;
  for (const whole of text.match(/(?:"[^"]*"|[^\n"])+/g) ?? []) {
    found.set(whole.replace('"', '').charAt(0), line);
    line += whole.split('\n').length;
  }
  return found;
}

test.each(edits)('a row is found behind %s where its file has it, and before as well', (_, edit) => {
  const now = linesIn(Buffer.from(applyEdit(Buffer.from(TABLE), edit).bytes ?? []).toString());
  for (const [name, line] of linesIn(TABLE)) {
    expect([name, lineAfter(edit, line)]).toEqual([name, now.get(name)]);
    const after = now.get(name);
    if (after !== undefined) expect([name, lineBefore(edit, after)]).toEqual([name, line]);
  }
  expect(movesCells(edit)).toBe(true);
});

test('a row of a worksheet is a line, whatever its cells have', () => {
  const edit: Edit = { kind: 'insert-rows', file: 'a.xlsx', sheet: '表', line: 2, rows: [['两\n行']] };
  expect(lineAfter(edit, 2)).toBe(3);
});

test('of a file that is another as a whole no row is known', () => {
  const edit: Edit = { kind: 'file', file, before: null, after: null };
  expect([lineAfter(edit, 2), lineBefore(edit, 2), movesCells(edit)]).toEqual([undefined, undefined, true]);
});
