import { addUp } from '../../data/figure.js';
import type { DrawnColumn } from '../drawn-data.js';
import { type Form, leader, ranked, shareOf } from '../words.js';

/** Stacks of parts: whose stack is what share of all of them. */
export const parts: Form = (data) => {
  const [first, ...others] = data.columns;
  if (data.isSelection || !data.type.includes('stacked') || !first || others.length === 0) return [];
  if (data.columns.some(({ isSummed, unit }) => !isSummed || unit !== first.unit)) return [];
  // rows that 其他 sums up have stacks of their own, as long as each has all its parts
  if (data.columns.some(({ left }) => left.length !== first.left.length)) return [];
  const stacks: DrawnColumn = {
    ...first,
    name: '',
    header: '',
    values: data.things.map((_, at) => addUp(data.columns.flatMap(({ values }) => values[at] ?? []))),
    left: first.left.map((_, at) => addUp(data.columns.flatMap(({ left }) => left[at] ?? []))),
  };
  const best = leader(ranked(data, stacks));
  const share = best && shareOf([best], stacks);
  if (!best || !share || data.things.length < 2) return [];
  return [[`${best.thing.name}占${data.things.length}项合计的`, { ...share, figure: '' }]];
};
