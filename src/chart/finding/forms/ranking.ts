import type { Finding } from '../../../report/finding.js';
import { addUp } from '../../data/figure.js';
import type { DrawnColumn, DrawnData } from '../drawn-data.js';
import { type Form, leader, listed, mostWord, ranked, shareOf, trailer, type Valued } from '../words.js';

const LEAST_THINGS = 3;
/** The first of a ranking stands alone where it is so many times the second. */
const STANDS_OUT = 1.5;
/** So few that they can be named, and so much of the whole that it is worth a word. */
const MOST_NAMED = 3;
const HALF = 50;
/** A few are worth a word where they have so many times what as many would have of equal parts. */
const MORE_THAN_EQUAL = 1.25;

/** One column of several things: against a reference, as shares of a whole, or by who is first and last. */
export const ranking: Form = (data) => {
  const [column, ...others] = data.columns;
  if (!column || others.length > 0) return [];
  const list = ranked(data, column);
  if (list.length < LEAST_THINGS) return [];
  if (data.isSelection) return against(data, list);
  return [...against(data, list), ...shares(data, column, list), ends(column, list)];
};

/** A、B高于C; 除A外，都低于C; 8项中4项高于C. */
function against({ reference }: DrawnData, all: readonly Valued[]): Finding[] {
  if (!reference) return [];
  const { name, value } = reference;
  const list = all.filter(({ thing }) => thing.id !== reference.id || reference.id === undefined);
  const above = list.filter((one) => one.value.gt(value)).map(({ thing }) => thing);
  const below = list.filter((one) => one.value.lt(value)).map(({ thing }) => thing);
  const first = leader(list);
  const tail = first && above.length > 1 && first.value.gt(value) ? `，${first.thing.name}最高` : '';
  const count = [`${list.length}项中${above.length}项高于${name}${tail}`];
  if (above.length === 0 || below.length === 0 || above.length + below.length < list.length) {
    if (above.length === list.length) return [[`${list.length}项都高于${name}`]];
    return below.length === list.length ? [[`${list.length}项都低于${name}`]] : [count];
  }
  if (below.length === 1 && list.length > 3) return [[`除${listed(below)}外，都高于${name}`], count];
  if (above.length === 1 && list.length > 3) return [[`除${listed(above)}外，都低于${name}`], count];
  return [[`${listed(above)}高于${name}`], [`${listed(below)}低于${name}`], count];
}

/** A占11项投资合计的21.2%, or those few that make up half of it. */
function shares(
  { type, things }: DrawnData,
  column: DrawnColumn,
  list: readonly Valued[],
): (Finding | undefined)[] {
  const first = leader(list);
  const isWhole = things.every((_, at) => column.values[at] !== undefined);
  // steps up and down end in a sum all the same
  const isOfParts = type === 'waterfall' || list.every(({ value }) => value.gte(0));
  if (!column.isSummed || !first || !isWhole || !isOfParts) return [];
  const named = measureOf(column);
  const of = (some: readonly Valued[]): Finding | undefined => {
    const share = shareOf(some, column);
    return share && [`${listed(some.map(({ thing }) => thing))}占${named}合计的`, share];
  };
  const second = list[1];
  const count = list.length + column.left.length;
  // a share that is hardly more than that of each says nothing
  const mean = addUp(column.values.flatMap((value) => value ?? [])).div(count);
  const isLarge = first.value.gte(mean.times(STANDS_OUT));
  const standsOut = !second || first.value.gte(second.value.times(STANDS_OUT));
  const few = [2, MOST_NAMED]
    .filter((some) => some * 2 <= list.length)
    .map((some) => list.slice(0, some))
    .find((some) => {
      const least = Math.max(HALF, (MORE_THAN_EQUAL * 100 * some.length) / count);
      return Number(shareOf(some, column)?.digits) >= least;
    });
  return [standsOut || !few ? undefined : of(few), isLarge ? of([first]) : undefined];
}

/** A最高，B最低 */
function ends(column: DrawnColumn, list: readonly Valued[]): Finding | undefined {
  const [first, last] = [leader(list), trailer(list, column)];
  if (!first) return undefined;
  const most = mostWord(column);
  const clause = `${first.thing.name}${most}`;
  return [last ? `${clause}，${last.thing.name}${most === '最多' ? '最少' : '最低'}` : clause];
}

/** What a column is of, where its name says more than its year: 投资, but nothing of 2025年实绩. */
function measureOf({ name, period }: DrawnColumn): string {
  return period === undefined ? name : name.replace(/^\d+年(?:实绩|目标)?/, '');
}
