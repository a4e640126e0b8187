import type { Big } from 'big.js';
import { cellsOf } from '../../chinese/width.js';
import { type Finding, type FindingFigure, findingText } from '../../report/finding.js';
import { figureName } from '../../report/value.js';
import { addUp } from '../data/figure.js';
import type { DrawnColumn, DrawnData, Thing } from './drawn-data.js';

/** A sentence that can be true of a chart, or nothing where it is not. */
export type Form = (data: DrawnData) => readonly (Finding | undefined)[];

/** A thing with its value in one column. */
export interface Valued {
  readonly thing: Thing;
  readonly value: Big;
}

/**
 * All things by their figures in a column, the largest first; none where 其他 has one that is as large as the first, or
 * where one has no figure, for nobody knows where that would stand.
 */
export function ranked({ things }: DrawnData, { values, left }: DrawnColumn): readonly Valued[] {
  if (things.some(({ isRest }, at) => !isRest && !values[at])) return [];
  const shown = things
    .flatMap((thing, at) => {
      const value = values[at];
      return value && !thing.isRest ? [{ thing, value }] : [];
    })
    .sort((one, other) => other.value.cmp(one.value));
  const [first] = shown;
  return first && left.some((value) => value.gte(first.value)) ? [] : shown;
}

/** The first of a ranking, where no other is as large. */
export function leader(list: readonly Valued[]): Valued | undefined {
  const [first, second] = list;
  return first && !second?.value.eq(first.value) ? first : undefined;
}

/** The last of a ranking in a column, where no other is as small, none that 其他 sums up either. */
export function trailer(list: readonly Valued[], { left }: DrawnColumn): Valued | undefined {
  const last = leader([...list].reverse());
  return last && left.some((value) => value.lte(last.value)) ? undefined : last;
}

/** 最多 of amounts, 最高 of rates, prices and indices, and of what may be below zero. */
export function mostWord({ isSummed, values }: DrawnColumn): '最多' | '最高' {
  return isSummed && !values.some((value) => value?.lt(0)) ? '最多' : '最高';
}

/** A、B */
export function listed(things: readonly Thing[]): string {
  return things.map(({ name }) => name).join('、');
}

/**
 * What part of the whole column these make up, in percent with one decimal; undefined where there is no whole, where
 * others below zero make the part more than that, or where rounding would make all or nothing of it.
 */
export function shareOf(some: readonly Valued[], column: DrawnColumn): FindingFigure | undefined {
  const values = column.values.filter((value) => value !== undefined);
  const whole = addUp(values);
  if (!column.isSummed || whole.lte(0)) return undefined;
  const part = addUp(some.map(({ value }) => value));
  const digits = part.times(100).div(whole).toFixed(1);
  if (part.gt(whole) || part.lt(0)) return undefined;
  if ((digits === '100.0' && part.lt(whole)) || (digits === '0.0' && !part.eq(0))) return undefined;
  const [only, ...others] = some;
  const figure =
    only?.thing.id !== undefined && others.length === 0
      ? figureName('share', only.thing.id, column.header)
      : '';
  return { digits, unit: '%', figure };
}

/** Characters of a finding at most: one line of the narrowest page in the size of titles. */
const MOST_CHARACTERS = 28;

/** Whether a finding goes on one line. */
export function fits(finding: Finding): boolean {
  return cellsOf(findingText(finding)) <= 2 * MOST_CHARACTERS;
}
