import type { Finding } from '../../../report/finding.js';
import type { DrawnColumn, DrawnData, Thing } from '../drawn-data.js';
import { type Form, listed } from '../words.js';

const LEAST_THINGS = 3;
/** More exceptions than these are no exceptions. */
const MOST_EXCEPTIONS = 2;

interface Sides {
  readonly above: readonly Thing[];
  readonly below: readonly Thing[];
  readonly level: readonly Thing[];
}

/** Two columns of one measure held against each other: 除A外，2022年目标都低于2021年实绩. */
export const comparison: Form = (data) => {
  const pair = pairOf(data);
  if (!pair) return [];
  const { subject, other } = pair;
  // 都 would speak of the rows that 其他 sums up as well
  if (subject.left.length > 0) return [];
  const sides = sidesOf(data, subject, other);
  const [one, another] = shortNames(subject.name, other.name);
  const all = sides.above.length + sides.below.length + sides.level.length;
  if (all < LEAST_THINGS) return [];
  return oneSided(
    sides,
    { compared: all, drawn: data.things.filter(({ isRest }) => !isRest).length },
    one,
    another,
  );
};

/** What is compared with what: the figures with their targets, or the later of two columns with the earlier. */
function pairOf({ columns, aim, type }: DrawnData): { subject: DrawnColumn; other: DrawnColumn } | undefined {
  const [first, second, ...more] = columns;
  if (first && aim) return second ? undefined : { subject: first, other: aim };
  if (!first || !second || more.length > 0 || type.includes('stacked') || type === 'scatter')
    return undefined;
  if (type === 'combined' || (type !== 'dumbbell' && !(first.period && second.period))) return undefined;
  return first.unit === second.unit ? { subject: second, other: first } : undefined;
}

function sidesOf({ things }: DrawnData, subject: DrawnColumn, other: DrawnColumn): Sides {
  const [above, below, level]: [Thing[], Thing[], Thing[]] = [[], [], []];
  for (const [at, thing] of things.entries()) {
    const [one, another] = [subject.values[at], other.values[at]];
    if (!one || !another || thing.isRest) continue;
    (one.gt(another) ? above : one.lt(another) ? below : level).push(thing);
  }
  return { above, below, level };
}

function oneSided(
  { above, below, level }: Sides,
  { compared: all, drawn }: { readonly compared: number; readonly drawn: number },
  one: string,
  another: string,
): Finding[] {
  const isMostlyBelow = below.length >= above.length;
  const [many, few, word] = isMostlyBelow ? [below, above, '低于'] : [above, below, '高于'];
  const exceptions = [...few, ...level];
  if (exceptions.length === 0) return [[`${all}项的${one}都${word}${another}`]];
  if (2 * many.length <= all) return [];
  const count = `${all}项中${many.length}项的${one}${word}${another}`;
  // 都 would speak of those without a figure to compare as well
  if (all < drawn || exceptions.length > MOST_EXCEPTIONS || many.length < 2 * exceptions.length)
    return [[count]];
  return [[`除${listed(exceptions)}外，${one}都${word}${another}`], [count]];
}

/** Without the year that both begin with: 执行数 and 预算数 of 2025年执行数 and 2025年预算数. */
function shortNames(one: string, another: string): [string, string] {
  const year = /^\d+年(?=.)/.exec(one)?.[0];
  if (year === undefined || !another.startsWith(year) || another === year) return [one, another];
  return [one.slice(year.length), another.slice(year.length)];
}
