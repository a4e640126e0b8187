import type { Big } from 'big.js';
import { isSamePart } from '../../../quantity/period.js';
import type { Finding } from '../../../report/finding.js';
import { printed } from '../../data/figure.js';
import type { DrawnColumn, DrawnData } from '../drawn-data.js';
import { type Form, leader, listed, ranked, trailer, type Valued } from '../words.js';

const LEAST_PERIODS = 3;
/** Beyond this, in percent, a growth tells how little there was before and not how much came. */
const MOST_GROWTH = 1000;

/** Several periods: 除A外，2025年都高于2024年；A增幅最大，2025年比2023年增长23.4%; of months the last: 12月A最高，B最低. */
export const course: Form = (data) => {
  const { columns } = data;
  const [first, last] = [columns[0], columns.at(-1)];
  if (columns.length < LEAST_PERIODS || !first?.period || !last?.period) return [];
  if (!columns.every(({ period }) => period)) return [];
  const isOfYears = isSamePart(first.period, last.period);
  if (data.things.length === 1) return [alone(data, first, last)];
  if (!isOfYears) return lastOrder(data, last);
  return [
    exception(data, columns.at(-2) as DrawnColumn, last),
    fastest(data, first, last),
    ...lastOrder(data, last),
  ];
};

/** A由100亿元增加到120亿元 */
function alone({ things }: DrawnData, first: DrawnColumn, last: DrawnColumn): Finding | undefined {
  const [from, to, thing] = [first.values[0], last.values[0], things[0]];
  if (!from || !to || !thing || from.eq(to) || !first.isExact[0] || !last.isExact[0]) return undefined;
  const verb = to.gt(from) ? (thing.isRate ? '提高' : '增加') : thing.isRate ? '降低' : '减少';
  const unit = last.unit;
  return [`${thing.name}由${printed(from)}${unit}${verb}到${printed(to)}${unit}`];
}

/** The only one that went the other way between the last two periods. */
function exception(data: DrawnData, before: DrawnColumn, last: DrawnColumn): Finding | undefined {
  const moved = data.things.flatMap((thing, at) => {
    const [from, to] = [before.values[at], last.values[at]];
    return from && to ? [{ thing, way: to.cmp(from) }] : [];
  });
  const rising = moved.filter(({ way }) => way > 0);
  const falling = moved.filter(({ way }) => way < 0);
  // 都 speaks of all of them
  if (moved.length < data.things.length) return undefined;
  if (moved.length < 3 || rising.length + falling.length < moved.length) return undefined;
  const [few, word] = rising.length > falling.length ? [falling, '高于'] : [rising, '低于'];
  if (few.length !== 1) return undefined;
  return [`除${listed(few.map(({ thing }) => thing))}外，${timeOf(last)}都${word}${timeOf(before)}`];
}

/** Whose amount grew by the most percent, or whose rate by the most points. */
function fastest(data: DrawnData, first: DrawnColumn, last: DrawnColumn): Finding | undefined {
  const isOfRates = data.things.every(({ isRate }) => isRate);
  if (!isOfRates && data.things.some(({ isRate }) => isRate)) return undefined;
  const changes = data.things.flatMap((thing, at): Valued[] => {
    const change = changeBetween(first.values[at], last.values[at], isOfRates);
    const isExact = first.isExact[at] && last.isExact[at];
    return change && isExact ? [{ thing, value: change }] : [];
  });
  const best = leader(changes.sort((one, other) => other.value.cmp(one.value)));
  if (!best || best.value.lte(0) || changes.length < data.things.length) return undefined;
  const span = `${timeOf(last)}比${timeOf(first)}`;
  if (!isOfRates && best.value.gte(MOST_GROWTH)) return undefined;
  if (!isOfRates) return [`${best.thing.name}增幅最大，${span}增长${best.value.toFixed(1)}%`];
  if (last.unit !== '%') return undefined;
  return [`${best.thing.name}提高最多，${span}提高${printed(best.value)}个百分点`];
}

function changeBetween(from: Big | undefined, to: Big | undefined, isOfRates: boolean): Big | undefined {
  if (!from || !to) return undefined;
  if (isOfRates) return to.minus(from);
  return from.gt(0) ? to.minus(from).times(100).div(from) : undefined;
}

/** Which stood highest and which lowest in the last period. */
function lastOrder(data: DrawnData, last: DrawnColumn): Finding[] {
  const list = ranked(data, last);
  const [first, end] = [leader(list), trailer(list, last)];
  if (last.unit === '' || !first || !end) return [];
  const of = `${timeOf(last)}${data.measure}`;
  const [one, another] = [first.thing.name, end.thing.name];
  if (list.length === 2) return [[`${of}${one}高于${another}`]];
  return [[`${of}以${one}最高、${another}最低`], [`${of}以${one}最高`]];
}

/** 2025年 of 2025年实绩. */
function timeOf({ name, period }: DrawnColumn): string {
  return period?.part === undefined && period?.year !== undefined ? `${period.year}年` : name;
}
