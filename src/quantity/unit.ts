import { halfWidth } from '../chinese/width.js';

/** What stands between the units of a unit line: 单位：亿元、%. */
const BETWEEN_UNITS = /[、,;]/;

/** Shares, points and multiples measure nothing: they need no unit line, and none speaks against them. */
const MEASURES_NOTHING = /^(?:|[-—–/]+|[%‰‱]|个?百分点|倍|位|名次)$/;

/** The base of an index or the time of a figure, which headers have in brackets as they have units. */
const NO_UNIT = /[=:≈]|为100|\d年|\d月/;

/** Whether a unit is the sign of a share alone. */
export function isShareSign(unit: string): boolean {
  return /^[%‰]$/.test(unit);
}

/** Whether a unit tells a share or points of one: %, ‰, 百分点, 个百分点. */
export function isRateUnit(unit: string): boolean {
  return /[%‰]|百分点/.test(unit);
}

/**
 * Whether two units are the same one, however they are typed: ㎡, m² and m2, μm with the Greek letter or the sign of
 * the unit, ℃ and °C.
 */
export function isSameUnit(one: string, other: string): boolean {
  return one === other || plainUnit(one) === plainUnit(other);
}

function plainUnit(unit: string): string {
  return halfWidth(unit)
    .normalize('NFKC')
    .replace(/[⋅•・‧∙]/g, '·')
    .replace(/\s/g, '');
}

/** The different units among some, each as it is typed first. */
export function distinctUnits(units: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const unit of units) if (!first.has(plainUnit(unit))) first.set(plainUnit(unit), unit);
  return [...first.values()];
}

/** The units that a unit line states: one of 亿元, two of 亿元、%. */
export function statedUnits(line: string | undefined): readonly string[] {
  const units = halfWidth(line ?? '').split(BETWEEN_UNITS);
  return units.map((unit) => unit.trim()).filter((unit) => unit !== '');
}

/**
 * Whether readers know from the unit line alone that a column or a row is in this unit: a line of several leaves it
 * open.
 */
export function isToldBy(line: string | undefined, unit: string): boolean {
  const [only, ...others] = statedUnits(line);
  return only !== undefined && others.length === 0 && isSameUnit(only, unit);
}

/**
 * Whether a unit line says of a column or row that it is in another unit than it is: 亿元 of one in 亩, but not of one in
 * %.
 */
export function isContradictedBy(line: string | undefined, unit: string): boolean {
  const stated = statedUnits(line);
  if (stated.length === 0 || MEASURES_NOTHING.test(halfWidth(unit))) return false;
  return !stated.some((one) => isSameUnit(one, unit));
}

/** A header taken apart. */
export interface HeaderParts {
  readonly title: string;
  readonly unit?: string;
}

/**
 * The title of an amount and its unit, from what stands before and in the header's last brackets: 投资（亿元）. What
 * else is in them belongs to the title (产值（当年价,亿元）), as does what is no unit at all: 价格指数（上年=100）.
 */
export function headerParts(title: string, bracket: string): HeaderParts {
  const parts = bracket.split(/[,;]/);
  if (parts.length === 1 && !NO_UNIT.test(bracket)) return { title, unit: bracket };
  const [last, first] = [parts.length - 1, 0];
  const at = parts.length === 1 ? undefined : [last, first].find((index) => isUnit(parts[index] ?? ''));
  if (at === undefined) return { title: `${title}（${bracket}）` };
  const others = parts.filter((_, index) => index !== at);
  return { title: `${title}（${others.join('，')}）`, unit: parts[at] as string };
}

function isUnit(text: string): boolean {
  return text !== '' && !NO_UNIT.test(text);
}
