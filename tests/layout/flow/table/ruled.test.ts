import { expect, test } from 'vitest';
import type { TableNode } from '../../../../src/document/tree.js';
import { loadEdition } from '../../../../src/edition/load.js';
import { tableLayout } from '../../../../src/layout/flow/table/layout.js';
import { world } from '../../../support/world.js';

const roles = ['小标宋', '仿宋', '楷体', '黑体', '宋体'];
const editionIn = (name: string) =>
  loadEdition(world, 'handout', 'templates/handout', 'templates/handout', roles, { palette: { name } });

/** The lines of a table, by the rows of its body that they stand above, that have a rule. */
async function rulesAbove(kinds: readonly string[], palette: string): Promise<number[]> {
  const rows = kinds.map((kind) => ({ kind, cells: [] }));
  const table = { head: [{ kind: 'head', cells: [] }], body: rows } as unknown as TableNode;
  const { hLineWidth } = tableLayout(table, await editionIn(palette), 0);
  return rows.flatMap((_, row) => ((hLineWidth?.(row + 1, rows.length + 1) ?? 0) > 0 ? [row] : []));
}

const PLAIN = Array.from({ length: 12 }, () => 'plain');

test('a table of tones has a hairline between all rows', async () => {
  expect(await rulesAbove(PLAIN, '朱蓝')).toEqual(PLAIN.map((_, row) => row));
});

test('a ruled one before groups and sums, or where it has no groups after every fifth row', async () => {
  expect(await rulesAbove(PLAIN, '墨蓝')).toEqual([0, 5, 10]);
  expect(await rulesAbove(['group', 'plain', 'plain', 'group', 'plain', 'total'], '墨蓝')).toEqual([0, 3, 5]);
});
