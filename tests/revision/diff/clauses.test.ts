import { expect, test } from 'vitest';
import { differingClauses } from '../../../src/revision/diff/clauses.js';

test.each([
  ['甲，乙，丙。', '甲，丁，丙。', '……乙，……', '……丁，……'],
  ['甲。', '甲。乙。', '', '……乙。'],
  ['一，二。', '三，四。', '一，二。', '三，四。'],
  ['', '全新的一段。', '', '全新的一段。'],
])('of %s and %s the clauses that differ are told', (before, after, old, fresh) => {
  expect(differingClauses(before, after)).toEqual([old, fresh]);
});
