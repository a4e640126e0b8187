import { describe, expect, test } from 'vitest';
import type { TableNode, TableRow } from '../../../../src/document/tree.js';
import { resumedGroups, rowsKept } from '../../../../src/layout/flow/table/rows-kept.js';

const place = { file: 'pack.hbs' };

/** A table of rows drawn one a letter: `g` a group, `t` a total, `s` a subtotal, digits plain rows of that level. */
function table(drawn: string): TableNode {
  const kinds: Record<string, TableRow['kind']> = { g: 'group', t: 'total', s: 'subtotal' };
  const body = [...drawn].map((one): TableRow => {
    const level = Number(one) || 0;
    return { kind: kinds[one] ?? 'plain', ...(level > 0 && { level }), cells: [], place };
  });
  return { kind: 'table', id: 'table:x', columns: [], head: [], body, notes: [], place };
}

/** The rows, with a stroke where a page may end. */
function ends(drawn: string): string {
  const isKept = rowsKept(table(drawn));
  return [...drawn].map((one, row) => (isKept(row) ? one : `${one}|`)).join('');
}

describe('a page may end in a table', () => {
  test('behind its third row at the earliest, and before its last three', () => {
    expect(ends('00000000')).toBe('000|0|0|000');
  });

  test('not behind the head of a group, nor between a row and those that come under it', () => {
    expect(ends('000g00001110000')).toBe('000|g0|0|0|01|1|1|0|000');
  });

  test('not before a sum', () => {
    expect(ends('00000s0000t')).toBe('000|0|0s|0|0|00t');
  });
});

describe('at the head of a further page stands again', () => {
  test.each([
    ['the group that goes on', '0g00', 3, [1]],
    ['the row that others come under', '0011', 3, [1]],
    ['the outermost of them and the nearest', '012333', 5, [0, 2]],
    ['nothing above the outermost rows', '0000', 3, []],
    ['no total, which all of the table comes under', 't111', 3, []],
    ['nothing before a total', 'g0t0', 3, []],
  ])('%s', (_, drawn, at, expected) => {
    expect(resumedGroups(table(drawn), at)).toEqual(expected);
  });
});
