import { isRateUnit } from '../../quantity/unit.js';
import { LIST_VERBS, LONGEST_NAME, MEASURES, STRONG_VERBS } from '../lexicon.js';
import type { Name } from './carried.js';
import { countsThings } from './units.js';

/** A figure by its name and its unit, the scale apart. */
export interface Sized {
  readonly name: Name;
  readonly unit: string;
}

/**
 * 交通投资158亿元，其中高速公路93亿元、农村公路19亿元: what a part of a whole is named with besides its own words, where
 * these say neither what is measured nor what was done; undefined where they say enough.
 */
export function nameOfPart(
  { name: part, unit }: Sized,
  { name: whole, unit: unitOfWhole }: Sized,
): string | undefined {
  const { name } = part;
  if (name === '' || part.doubts.includes('subject-from-before') || unit !== unitOfWhole) return undefined;
  const subject = whole.subject ?? whole.name;
  const noun = (MEASURES.exec(subject)?.[0] ?? '').replace(/^总/, '');
  if (isRateUnit(unit)) {
    const isOfOne = CHANGES.test(part.measure) && CHANGES.test(whole.measure);
    return isOfOne && noun !== '' && IS_CLASS.test(name) ? `${name}${noun}` : undefined;
  }
  // 签约亿元以上项目92个，其中50亿元以上3个
  if (/元?以[上下]$/.test(name)) {
    const [thing] = /(?:项目|企业|工程|合同|单位)$/.exec(subject) ?? [];
    return thing === undefined ? ofWhole(subject, name) : `${name}${thing}`;
  }
  if (isMeasured(name)) return undefined;
  if (!countsThings(unit)) return noun === '' || opensWithVerb(name) ? undefined : `${name}${noun}`;
  const [verb] = OPENING.exec(subject) ?? [];
  if (name.length >= LONG || opensWithVerb(name)) return undefined;
  if (verb !== undefined) return `${verb}${name}`;
  // 教学成果奖11项，其中特等奖2项
  return ofWhole(subject, name);
}

function ofWhole(whole: string, part: string): string | undefined {
  return whole.length + part.length <= LONGEST_NAME ? `${whole}中${part}` : undefined;
}

/** A name that tells by itself which things are counted: 30亿元以上产业项目. */
const LONG = 6;

const CHANGES = /增长|下降|上涨|回落|增速|增幅/;
/** Kinds of things and trades, which have no growth but by what is measured of them. */
const IS_CLASS = /(?:业|类|品|企业|单位|地区|部门)$/;

/** A class that grew by what the text does not say: 装备制造业增长12.6%. */
export function isGrowthOfClass({ name, measure }: Name, unit: string): boolean {
  return (
    isRateUnit(unit) &&
    (CHANGES.test(measure) || measure.includes('占')) &&
    IS_CLASS.test(name) &&
    !opensWithVerb(name)
  );
}

function isMeasured(name: string): boolean {
  return MEASURES.test(name) || /[额值量率数险度比]$|人口$|利润$|成本$|税$|费$|债务$|贷款$|存款$/.test(name);
}

const VERBS = [...LIST_VERBS, ...STRONG_VERBS].toSorted((one, other) => other.length - one.length).join('|');
const OPENING = new RegExp(`^新?(?:${VERBS})(?=.{2})`);

export function opensWithVerb(name: string): boolean {
  return OPENING.test(name);
}
