import type { Finding } from '../../../report/finding.js';
import type { DrawnColumn, DrawnData } from '../drawn-data.js';
import { type Form, leader, mostWord, ranked, shareOf, type Valued } from '../words.js';

const LEAST_THINGS = 3;

interface Best {
  readonly column: DrawnColumn;
  readonly best: Valued;
}

/** Several measures of the same things: A占投资的21.2%、年产值的46.1%, or X最多的是A，Y最高的是B. */
export const severalMeasures: Form = (data) => {
  if (data.isSelection || data.columns.length < 2 || data.type.includes('stacked')) return [];
  if (data.columns.some(({ period }) => period) || data.things.length < LEAST_THINGS) return [];
  const bests = data.columns.flatMap((column): Best[] => {
    const best = leader(ranked(data, column));
    return best ? [{ column, best }] : [];
  });
  const [first] = bests;
  if (!first || bests.length < data.columns.length) return [];
  const isOneThing = bests.every(({ best }) => best.thing === first.best.thing);
  return isOneThing ? [sharesOf(bests), allOf(bests)] : [eachOf(bests, data)];
};

function sharesOf(bests: readonly Best[]): Finding | undefined {
  const clauses = bests.map(({ column, best }) => {
    const share = shareOf([best], column);
    return share && ([`${column.name}的`, share] as const);
  });
  if (!clauses.every((clause) => clause !== undefined)) return undefined;
  const joined = clauses.flatMap((clause, at) => (at === 0 ? clause : ['、', ...clause]));
  return [`${bests[0]?.best.thing.name}占`, ...joined];
}

function allOf(bests: readonly Best[]): Finding {
  const names = bests.map(({ column }) => column.name).join('、');
  return [`${bests[0]?.best.thing.name}的${names}都${mostWord(bests[0]?.column as DrawnColumn)}`];
}

function eachOf(bests: readonly Best[], { columns }: DrawnData): Finding | undefined {
  if (columns.length > 2) return undefined;
  return [
    bests.map(({ column, best }) => `${column.name}${mostWord(column)}的是${best.thing.name}`).join('，'),
  ];
}
