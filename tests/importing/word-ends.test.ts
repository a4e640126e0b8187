import { expect, it } from 'vitest';
import { WordEnds } from '../../src/importing/figures/word-ends.ts';

const BLOCK = '普通高中全覆盖，GDP 400亿元，A B 厂产值 5亿元；排名第52位';

/** Whether a name is cut, as one of the clause that stands in the block. */
const isCut = (name: string, clause: string) => {
  const start = BLOCK.indexOf(clause);
  return new WordEnds(BLOCK).isCut(name, start, start + clause.length);
};

it.each([
  ['普通高中', '普通高中全覆盖', false],
  ['普通高', '普通高中全覆盖', true],
  ['通高中', '普通高中全覆盖', true],
  // nothing of it stands in the clause: it is from elsewhere
  ['通高中', 'GDP 400亿元', false],
  ['GDP', 'GDP 400亿元', false],
  ['A B厂产值', 'A B 厂产值 5亿元', false],
  ['厂产', 'A B 厂产值 5亿元', true],
  ['排名', '排名第52位', false],
  // a clause may begin anywhere, behind a label
  ['通高中', '通高中全覆盖', false],
])('tells whether %s is cut in %s', (name, clause, cut) => {
  expect(isCut(name, clause)).toBe(cut);
});
